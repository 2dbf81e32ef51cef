import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Db, openDatabase } from '#db/client.ts'
import { findFreePort } from '../../scripts/steps/find-port.mjs'
import { type OwnPostgres, startOwnPostgres } from '../../scripts/steps/postgres-cluster.mjs'
import { type ServedApp, serveApp } from '../../scripts/steps/serve-app.mjs'
import { testEnvironment } from '../../scripts/steps/test-environment.mjs'
import { CommandError } from '../command-error.ts'
import type { Engine } from './engines.ts'

export type Victim = 'server' | 'postgres'

/** Nothing but commits shall write the log: a commit that did not wait for the disk is then gone with the server. */
const settings = { wal_buffers: '64MB', autovacuum: 'off', bgwriter_lru_maxpages: 0, checkpoint_timeout: '1h' }

const healthPollMs = 25
const healthLimitMs = 120_000

/** A Postil that serves, with a database that is its own, to be killed and started again. */
export class DrillHost {
  readonly secret = randomBytes(32).toString('base64')
  /** What happened that nobody had planned. */
  readonly faults: string[] = []
  readonly kills: Record<Victim, number> = { server: 0, postgres: 0 }
  private app: ServedApp | null = null
  private up: Promise<void> | null = null
  /** The last lines that the server has printed. */
  private readonly lines: string[] = []

  private constructor(
    private readonly options: { distDir: string; port: number; dataDir: string },
    private readonly postgres: OwnPostgres | null,
  ) {}

  static async start(engine: Engine, distDir: string): Promise<DrillHost> {
    const dataDir = await mkdtemp(join(tmpdir(), 'postil-drill-'))
    const port = await findFreePort()
    // As in production, the database calls fsync.
    const postgres = engine === 'postgres' ? await startOwnPostgres({ isDurable: true, settings }) : null
    postgres?.pauseWalWriter()
    return new DrillHost({ distDir, port, dataDir }, postgres)
  }

  get url(): string {
    return `http://127.0.0.1:${this.options.port}`
  }

  /**
   * Works on the database itself; the embedded one has to be let go by the server first. What was done is on the disk
   * afterwards, whatever the drill has broken.
   */
  async withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
    if (this.postgres === null) await this.stopServing()
    const database = await openDatabase({
      url: this.postgres?.url ?? null,
      dataDir: this.options.dataDir,
      isServerless: false,
    })
    try {
      const done = await work(database.db)
      await database.db.execute('checkpoint')
      return done
    } finally {
      await database.close()
    }
  }

  /** Starts the server unless it runs. Throws when it does not come up. */
  async serve(): Promise<void> {
    if (this.app !== null) return
    const { port, distDir, dataDir } = this.options
    const keep = (line: string) => {
      this.lines.push(line)
      if (this.lines.length > 60) this.lines.shift()
    }
    const app = serveApp({
      port,
      env: {
        ...testEnvironment(),
        ...(this.postgres === null ? {} : { DATABASE_URL: this.postgres.url }),
        POSTIL_DATA: dataDir,
        POSTIL_DIST_DIR: distDir,
        NEXTAUTH_URL: this.url,
        NEXTAUTH_SECRET: this.secret,
      },
      onLine: keep,
      onErrorLine: keep,
    })
    this.app = app
    void app.exited.then((code) => this.noteExit(app, code))
    if ((await app.ready) === null) throw new CommandError(`The server did not start:\n${this.lines.join('\n')}`)
  }

  isUp(): boolean {
    return this.up === null
  }

  /** Resolves when nothing is being restarted. */
  async untilUp(): Promise<void> {
    await this.up
  }

  /** Kills by SIGKILL, starts again and waits until requests are answered; requests meanwhile fail. */
  kill(victim: Victim): Promise<void> {
    this.up ??= this.killAndRestart(victim).finally(() => {
      this.up = null
    })
    return this.up
  }

  /** Kills PostgreSQL and waits until it has recovered what was on the disk; what is judged has survived that. */
  async crashDatabase(): Promise<void> {
    await this.postgres?.kill()
    await this.postgres?.restart()
    this.postgres?.pauseWalWriter()
  }

  async stop(): Promise<void> {
    await this.stopServing()
    await this.postgres?.kill()
    await this.postgres?.stop()
    await rm(this.options.dataDir, { recursive: true, force: true, maxRetries: 5 })
  }

  private async killAndRestart(victim: Victim): Promise<void> {
    this.kills[victim] += 1
    if (victim === 'postgres') {
      await this.crashDatabase()
    } else {
      const { app } = this
      this.app = null
      await app?.stop('SIGKILL')
    }
    await this.serve()
    await this.untilHealthy()
  }

  private async untilHealthy(): Promise<void> {
    const untilMs = performance.now() + healthLimitMs
    while (performance.now() < untilMs) {
      try {
        const response = await fetch(`${this.url}/api/health`)
        await response.arrayBuffer()
        if (response.status === 200) return
      } catch {
        // Not yet.
      }
      await wait(healthPollMs)
    }
    throw new CommandError(`The server does not answer after a restart:\n${this.lines.join('\n')}`)
  }

  private noteExit(app: ServedApp, code: number): void {
    if (this.app !== app) return
    this.app = null
    this.faults.push(`the server ended by itself with code ${code}: ${this.lines.slice(-5).join(' | ')}`)
  }

  private async stopServing(): Promise<void> {
    const { app } = this
    this.app = null
    await app?.stop()
  }
}
