import type { Command } from 'commander'
import { runImport } from './import-article.ts'

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
}
