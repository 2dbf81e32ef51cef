import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '../../scripts/steps/find-port.mjs'
import { type ServedApp, serveApp } from '../../scripts/steps/serve-app.mjs'
import { testEnvironment } from '../../scripts/steps/test-environment.mjs'
import { loadOrigin } from './requests.ts'

/** One and the same Postil in several processes on one database, as a school's server runs it. */
export class BenchServer {
  private constructor(
    readonly ports: readonly number[],
    private readonly apps: readonly ServedApp[],
    private readonly dataDir: string,
  ) {}

  /** Starts so many processes of the build in `distDir`. Throws with their last words when one does not come up. */
  static async start(options: { url: string; secret: string; distDir: string; processes: number }) {
    const dataDir = await mkdtemp(join(tmpdir(), 'postil-bench-'))
    const ports: number[] = []
    const apps: ServedApp[] = []
    const server = new BenchServer(ports, apps, dataDir)
    for (let index = 0; index < options.processes; index += 1) {
      const port = await findFreePort()
      const lines: string[] = []
      const app = serveApp({
        port,
        env: {
          ...testEnvironment(),
          DATABASE_URL: options.url,
          POSTIL_DATA: dataDir,
          POSTIL_DIST_DIR: options.distDir,
          NEXTAUTH_URL: loadOrigin,
          NEXTAUTH_SECRET: options.secret,
          ...(process.env['POSTIL_BENCH_PROFILE'] ? { NODE_OPTIONS: process.env['POSTIL_BENCH_PROFILE'] } : {}),
        },
        onLine: (line) => lines.push(line),
        onErrorLine: (line) => lines.push(line),
      })
      apps.push(app)
      ports.push(port)
      if ((await app.ready) === null) {
        await server.stop()
        throw new Error(`The server did not start:\n${lines.slice(-20).join('\n')}`)
      }
    }
    return server
  }

  get processIds(): number[] {
    return this.apps.flatMap(({ pid }) => (pid === undefined ? [] : [pid]))
  }

  async stop(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.stop()))
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

export function benchSecret(): string {
  return randomBytes(32).toString('base64')
}
