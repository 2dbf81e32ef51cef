import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hasSchool, makeSetupLink } from '#db/access/system/set-up.ts'
import { refreshStatistics } from '#db/client.ts'
import { migrate, pendingMigrations } from '#db/migrate.ts'
import { demoSignIns, seedDemo } from '#db/seed.ts'
import { keepClosingForgotten } from './close-forgotten.ts'
import { systemCtx } from './context.ts'
import { database } from './database.ts'
import { EnvError, readEnv } from './env.ts'
import { startFailure } from './start-failure.ts'

/**
 * Makes the server ready to answer: settings, secret, database, schema, demo or set-up link. What stands in the way is
 * told, and ends the process.
 */
export async function boot(): Promise<void> {
  try {
    const env = readEnv(process.env)
    process.env['NEXTAUTH_SECRET'] ??= await keptSecret(env.dataDir)
    process.env['NEXTAUTH_URL'] ??= env.publicUrl ?? `http://localhost:${env.port}`
    say('Opening the database …')
    const { db, kind } = await database()
    if (env.isServerless) {
      if ((await pendingMigrations(db)) > 0)
        throw new EnvError(['The database is behind: run `npx postil migrate` with its direct URL'])
      return
    }
    const applied = await migrate(db)
    if (applied > 0) say(`Brought the database up to date (${applied} ${applied === 1 ? 'step' : 'steps'}).`)
    const setupUrl = await fill(kind === 'pglite' || env.wantsDemo)
    if (kind === 'pglite') await refreshStatistics(db)
    await announce(setupUrl)
    keepClosingForgotten()
  } catch (error) {
    // A server that cannot work must not go on listening, which is what Next.js would do with it.
    process.stderr.write(`${startFailure(error, process.env)}\n`)
    process.exit(1)
  }
}

/** Fills an empty database with the demo, or makes the link by which the first administrator sets up the school; gives that. */
async function fill(mayFillDemo: boolean): Promise<string | null> {
  const ctx = await systemCtx()
  if (await hasSchool(ctx)) return null
  if (!mayFillDemo) return `${process.env['NEXTAUTH_URL']}/set-up/${await makeSetupLink(ctx)}`
  say('Filling the demo class …')
  await seedDemo(ctx)
  return null
}

async function announce(setupUrl: string | null): Promise<void> {
  process.stdout.write(`@@postil-ready ${JSON.stringify({ demo: await demoSignIns(await systemCtx()), setupUrl })}\n`)
}

/** The embedded default keeps its own secret beside the data, so that sign-ins outlast a restart. */
async function keptSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'secret')
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch {
    await mkdir(dataDir, { recursive: true })
    const secret = randomBytes(32).toString('base64')
    await writeFile(path, secret, { mode: 0o600 })
    return secret
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
