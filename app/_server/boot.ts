import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hasSchool, makeSetupLink } from '#db/access/system/set-up.ts'
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
    await announce(kind === 'pglite' || env.wantsDemo)
    keepClosingForgotten()
  } catch (error) {
    // A server that cannot work must not go on listening, which is what Next.js would do with it.
    process.stderr.write(`${startFailure(error, process.env)}\n`)
    process.exit(1)
  }
}

/** Fills an empty database with the demo, or makes the link by which the first administrator sets up the school. */
async function announce(mayFillDemo: boolean): Promise<void> {
  const ctx = await systemCtx()
  let setupUrl: string | null = null
  if (!(await hasSchool(ctx))) {
    if (mayFillDemo) {
      say('Filling the demo class …')
      await seedDemo(ctx)
    } else {
      setupUrl = `${process.env['NEXTAUTH_URL']}/set-up/${await makeSetupLink(ctx)}`
    }
  }
  process.stdout.write(`@@postil-ready ${JSON.stringify({ demo: await demoSignIns(ctx), setupUrl })}\n`)
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
