import type { Command } from 'commander'
import { runAnalyse } from './analyse.ts'
import { runConvert } from './convert.ts'
import { runImport } from './import-article.ts'
import { runReanchor } from './reanchor.ts'

/** Commands that work on files and touch no database. */
export function addTextCommands(program: Command, finish: (code: number) => void): void {
  program
    .command('import')
    .description('show what an import makes of a text: title, blocks, what is dropped and why')
    .argument('<file>', 'a .txt or .md file, at most 8 MB')
    .option('--json', 'print one JSON document', false)
    .action(async (file: string, options: { json: boolean }) => {
      finish(await runImport(file, options, { stdout: process.stdout, stderr: process.stderr }))
    })

  program
    .command('reanchor')
    .description('find passages of a text again in its next revision')
    .argument('<file>', 'a JSON file, at most 8 MB')
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', reanchorHelp)
    .action(async (file: string, options: { json: boolean }) => {
      finish(await runReanchor(file, options, { stdout: process.stdout, stderr: process.stderr }))
    })

  program
    .command('analyse')
    .description('item and test statistics of a plain table of marks')
    .argument('<file>', 'a CSV file, at most 8 MB')
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', analyseHelp)
    .action(async (file: string, options: { json: boolean }) => {
      finish(await runAnalyse(file, options, { stdout: process.stdout, stderr: process.stderr }))
    })

  program
    .command('convert')
    .description('take questions from one format to another, and say what the other cannot hold')
    .argument('<file>', 'a .gift, .txt, .xml (Moodle), .csv, .tsv or .json file, at most 8 MB')
    .requiredOption('--to <format>', 'gift, moodle-xml, csv or json')
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', convertHelp)
    .action(async (file: string, options: { to: string; json: boolean }) => {
      finish(await runConvert(file, options, { stdout: process.stdout, stderr: process.stderr }))
    })
}

const reanchorHelp = `
The file holds {before: [...], after: [...], anchors: [{id, start, end}]}. A block is a
string, or an object with "text" and, where it has one that stays, "id". Offsets are
UTF-16 units in the blocks' texts joined by one line feed, those of the output in "after".
An anchor may have "quote", "prefix" and "suffix"; where its offsets do not hold the
quote, or are left out, it is looked for by them.

exact      the quote is unchanged and in its own block
moved      it was found otherwise; score, 0 to 1, says how much agrees
ambiguous  it may be in several places, and none was taken
orphan     its place is gone

With --json stdout is {anchors: [{id, status, start, end, quote, score}]}, with null where
there is no place.`

const convertHelp = `
The converted questions go to stdout; what could not be read, and what the format cannot
say, goes to stderr with its line. The exit code is 1 where something could not be read;
the other questions are converted all the same. With --to json, or with --json, stdout is
the document {questions, warnings: [{line, message}]}; with --json and another format it
also holds the converted "text". The form of the questions: docs/question-exchange.md.`

const analyseHelp = `
The table has a header and one row for each attempt: its name first, then a mark for each
question. A second line that begins with "max" gives the maximum of each question; without
it every maximum is 1. A column named "summarks" is left out: totals are added up here.
Marks are decimals with a point. A blank cell is a question without an answer and counts
as 0, as in Moodle; how many there were stands in the output as "blanks". A line of blank
cells alone is skipped.

In the document of --json facility, alpha and errorRatio are fractions, weights, index and
efficiency percent, mean, median, sd and sem points. A figure that does not exist is null;
the reason stands beside it under "notes".`
