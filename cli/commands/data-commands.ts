import type { Command } from 'commander'
import { migrate, pendingMigrations } from '#db/migrate.ts'
import { withDatabase } from '../open-context.ts'
import { backUp } from './backup.ts'
import { benchNames, runBench } from './bench.ts'
import { restore } from './restore.ts'

/** Commands that work on the whole database. */
export function addDataCommands(program: Command, finish: (code: number) => void): void {
  program
    .command('migrate')
    .description('bring the database to the present schema and make its two roles')
    .option('--json', 'print one JSON document', false)
    .action(async (options: { json: boolean }) => {
      const applied = await withDatabase(({ db }) => migrate(db), { direct: true })
      process.stdout.write(options.json ? `${JSON.stringify({ applied })}\n` : `${applied} applied\n`)
      finish(0)
    })

  program
    .command('backup')
    .description('write everything to one file')
    .argument('<file>', 'a new file; an existing one is not overwritten')
    .option('--json', 'print one JSON document', false)
    .action(async (file: string, options: { json: boolean }) => {
      report(await withDatabase((ctx) => backUp(ctx, file)), options.json)
      finish(0)
    })

  program
    .command('restore')
    .description('fill an empty database from a backup')
    .argument('<file>', 'a file that `postil backup` has written')
    .option('--json', 'print one JSON document', false)
    .action(async (file: string, options: { json: boolean }) => {
      const summary = await withDatabase(
        async (ctx) => {
          if ((await pendingMigrations(ctx.db)) > 0) await migrate(ctx.db)
          return restore(ctx, file)
        },
        { direct: true },
      )
      report(summary, options.json)
      finish(0)
    })

  program
    .command('bench')
    .description('measure how fast Postil is on this machine')
    .argument('<name>', `one of: ${benchNames.join(', ')}`)
    .option('--json', 'print one JSON document', false)
    .action(async (name: string, options: { json: boolean }) => finish(await runBench(name, options.json)))
}

function report(summary: { tables: Record<string, number>; sha256: string }, asJson: boolean): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify(summary)}\n`)
    return
  }
  const rows = Object.values(summary.tables).reduce((sum, count) => sum + count, 0)
  process.stdout.write(`${Object.keys(summary.tables).length} tables, ${rows} rows, sha256 ${summary.sha256}\n`)
}
