import { type Command, InvalidArgumentError, Option } from 'commander'
import { UsageError } from '../command-error.ts'
import { type Break, breaks } from '../drill/breaks.ts'
import { type Engine, engines } from '../drill/engines.ts'

type DrillFlags = {
  students: number
  answers: number
  seed: number
  seeds: number
  kills: number
  database: Engine
  break?: Break
  json: boolean
}

/** Commands that try Postil's promises on a server of their own. */
export function addDrillCommands(program: Command, finish: (code: number) => void): void {
  program
    .command('drill')
    .description('try whether Postil keeps its promises, on a server and a database of its own')
    .command('answers')
    .description('let students sit an examination over a faulty network while server and database are killed')
    .option('--students <number>', 'how many students', wholeFrom(1), 200)
    .option('--answers <number>', 'how many answers each gives', wholeFrom(1), 100)
    .option('--seed <number>', 'the same seed gives the same students, network and kills', wholeFrom(0), 1)
    .option('--seeds <number>', 'how many seeds, one after the other', wholeFrom(1), 1)
    .option('--kills <number>', 'how often something is killed in each seed', wholeFrom(0), 6)
    .addOption(new Option('--database <name>', 'where answers are stored').choices(engines).default('postgres'))
    .addOption(new Option('--break <name>', 'take a protection away: the drill must then find fault').choices(breaks))
    .option('--json', 'print one JSON document', false)
    .action(async ({ database: engine, break: broken, json, ...counts }: DrillFlags) => {
      if (broken === 'async-commit' && engine !== 'postgres')
        throw new UsageError(
          '--break async-commit needs --database postgres: the embedded database never waits for the disk.',
        )
      // Only here: an installation without the tests' scripts has all other commands.
      const { drillAnswers } = await import('./drill.ts')
      finish(await drillAnswers({ ...counts, engine, broken: broken ?? null }, json))
    })
}

function wholeFrom(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^\d{1,9}$/.test(text) || value < least)
      throw new InvalidArgumentError(`It must be a whole number of at least ${least}.`)
    return value
  }
}
