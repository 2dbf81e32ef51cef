import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findFreePort } from '../../scripts/steps/find-port.mjs'
import { packageScript, projectRoot, runNode } from '../../scripts/steps/run-command.mjs'
import { testEnvironment } from '../../scripts/steps/test-environment.mjs'
import { onServer } from './bench-database.ts'

const startLimitMs = 30_000
const pollMs = 50

/** The least that a route handler can do with an answer: no session, no check, no permission, one insert. */
const route = `import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const text = 'insert into bench_answers (id, device, client_seq, position, payload) values ($1, $2, $3, $4, $5)'

export async function PUT(request) {
  const { events } = await request.json()
  const { clientEventId, device, clientSeq, position, response } = events[0]
  const values = [clientEventId, device, clientSeq, position, JSON.stringify(response)]
  await pool.query({ name: 'insert', text, values })
  return Response.json({ stored: clientEventId })
}
`

const table = `create table bench_answers (id uuid primary key, device uuid not null, client_seq integer not null,
  position integer not null, payload jsonb not null)`

/** An app of its own that is made for a bench in a temporary folder, built, served, and removed: no part of Postil. */
export class BareApp {
  private constructor(
    readonly port: number,
    private readonly server: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(url: string): Promise<BareApp> {
    const folder = await writeApp()
    await onServer(url, table)
    const env = {
      ...testEnvironment(),
      DATABASE_URL: url,
      NODE_ENV: 'production' as const,
      NEXT_TELEMETRY_DISABLED: '1',
    }
    const next = packageScript('next')
    const { code, output } = await runNode([next, 'build', folder], { env })
    if (code !== 0) throw new Error(`The bare route could not be built:\n${output.slice(-2000)}`)
    const port = await findFreePort()
    const server = spawn(process.execPath, [next, 'start', folder, '-p', String(port)], {
      env,
      stdio: ['ignore', 'ignore', 2],
    })
    const app = new BareApp(port, server, folder)
    await app.untilListening()
    return app
  }

  get processIds(): number[] {
    return this.server.pid === undefined ? [] : [this.server.pid]
  }

  async stop(): Promise<void> {
    if (this.server.exitCode === null) {
      this.server.kill()
      await once(this.server, 'exit')
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  private async untilListening(): Promise<void> {
    const untilMs = performance.now() + startLimitMs
    while (performance.now() < untilMs && this.server.exitCode === null) {
      try {
        await (await fetch(`http://127.0.0.1:${this.port}/`)).arrayBuffer()
        return
      } catch {
        // Nobody listens yet.
      }
      await wait(pollMs)
    }
    await this.stop()
    throw new Error('The bare route did not start')
  }
}

/** It uses the very Next.js and pg of this folder; the bundler is told that it may leave its own. */
async function writeApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bare-'))
  const config = { serverExternalPackages: ['pg'], turbopack: { root: parse(folder).root } }
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'), 'junction')
  await mkdir(join(folder, 'app', 'answer'), { recursive: true })
  await writeFile(join(folder, 'app', 'answer', 'route.js'), route)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  await writeFile(join(folder, 'next.config.js'), `export default ${JSON.stringify(config)}\n`)
  return folder
}
