import type { Command } from 'commander'
import type { AccountName } from '#db/access/system/operator.ts'
import { UsageError } from '../command-error.ts'
import { withDatabase } from '../open-context.ts'
import { closeAttempts, createTeacher, resetPassword, revokeSessions } from './admin.ts'

type Naming = { email?: string; school?: string; code?: string; userName?: string }

/** What whoever runs the server can do without signing in. */
export function addAdminCommands(program: Command, finish: (code: number) => void): void {
  const admin = program.command('admin').description('accounts and attempts, from the command line')
  const run = async (asJson: boolean, work: () => Promise<Record<string, string | number>>) => {
    print(await work(), asJson)
    finish(0)
  }

  admin
    .command('create-teacher')
    .description('make a teacher’s account and the one-time link by which its owner chooses a password')
    .requiredOption('--name <name>', 'as students see it')
    .requiredOption('--email <address>', 'the address the account signs in with')
    .option('--school <name>', 'the school, where there are several')
    .option('--json', 'print one JSON document', false)
    .action((options: { name: string; email: string; school?: string; json: boolean }) =>
      run(options.json, () => withDatabase(async (ctx) => withLink(await createTeacher(ctx, options)))),
    )

  naming(
    admin.command('reset-password').description('make a way to a new password: a one-time link, or a first password'),
  ).action((options: Naming & { json: boolean }) =>
    run(options.json, () => withDatabase(async (ctx) => withLink(await resetPassword(ctx, accountName(options))))),
  )

  naming(admin.command('revoke-sessions').description('sign somebody out everywhere, or everybody'))
    .option('--all', 'everybody', false)
    .action((options: Naming & { all: boolean; json: boolean }) =>
      run(options.json, () => withDatabase((ctx) => revokeSessions(ctx, options.all ? 'all' : accountName(options)))),
    )

  admin
    .command('close-attempts')
    .description(
      'hand in attempts whose time is over, as a running Postil does by itself; for a scheduler where none runs',
    )
    .option('--json', 'print one JSON document', false)
    .action((options: { json: boolean }) => run(options.json, () => withDatabase((ctx) => closeAttempts(ctx))))
}

function naming(command: Command): Command {
  return command
    .option('--email <address>', 'an account with e-mail')
    .option('--school <name>', 'its school, where the address is known at several')
    .option('--code <class code>', 'a student’s class, together with --user-name')
    .option('--user-name <name>', 'a student’s user name')
    .option('--json', 'print one JSON document', false)
}

/** Throws `UsageError` unless exactly one account is named. */
function accountName({ email, school, code, userName }: Naming): AccountName {
  if (email !== undefined && code === undefined && userName === undefined)
    return { email, ...(school === undefined ? {} : { school }) }
  if (email === undefined && code !== undefined && userName !== undefined) return { code, userName }
  throw new UsageError('Name an account: --email, or --code and --user-name.')
}

function withLink<T extends Record<string, string | number>>(made: T): Record<string, string | number> {
  const { path, ...rest } = made
  return path === undefined
    ? rest
    : { ...rest, link: `${process.env['NEXTAUTH_URL'] || `http://localhost:${process.env['PORT'] || 3000}`}${path}` }
}

function print(done: Record<string, string | number>, asJson: boolean): void {
  const lines = Object.entries(done).map(([key, value]) => `${key}: ${value}`)
  process.stdout.write(`${asJson ? JSON.stringify(done) : lines.join('\n')}\n`)
}
