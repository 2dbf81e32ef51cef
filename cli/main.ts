import { Command, CommanderError } from 'commander'
import { DataLockError } from '#db/data-lock.ts'
import { RolesMissingError } from '#db/migrate.ts'
import { CommandError, UsageError } from './command-error.ts'
import { addAdminCommands } from './commands/admin-commands.ts'
import { addDataCommands } from './commands/data-commands.ts'
import { addDrillCommands } from './commands/drill-commands.ts'
import { addTextCommands } from './commands/text-commands.ts'

/**
 * Runs one command of `npx postil`. Data goes to stdout, everything else to stderr. Returns the exit code: 0 done,
 * 1 the work failed or found something wrong, 2 wrong usage.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('postil').description('Postil on the command line').exitOverride()
  program.configureOutput({
    writeOut: (text) => process.stdout.write(text),
    writeErr: (text) => process.stderr.write(text),
  })
  let exitCode = 0
  const finish = (code: number) => {
    exitCode = code
  }
  addTextCommands(program, finish)
  addDataCommands(program, finish)
  addAdminCommands(program, finish)
  addDrillCommands(program, finish)
  try {
    await program.parseAsync(argv)
    return exitCode
  } catch (error) {
    return exitCodeFor(error)
  }
}

function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof DataLockError || error instanceof RolesMissingError || error instanceof CommandError) {
    process.stderr.write(`${error.message}\n`)
    return error instanceof UsageError ? 2 : 1
  }
  throw error
}
