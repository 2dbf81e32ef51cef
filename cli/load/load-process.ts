import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { BurstJob, BurstResult } from './burst-job.ts'
import type { LoadJob, LoadResult } from './load-job.ts'
import type { BareSaveJob } from './run-bare-saves.ts'

/** A process that makes load, so that what it costs is not counted as the server's. */
export class LoadProcess {
  private constructor(private readonly child: ChildProcess) {}

  static async start(): Promise<LoadProcess> {
    const child = fork(fileURLToPath(new URL('./load-worker.mjs', import.meta.url)), { stdio: ['ignore', 2, 2, 'ipc'] })
    await new Promise((resolve, reject) => {
      child.once('message', resolve)
      child.once('error', reject)
    })
    return new LoadProcess(child)
  }

  load(job: LoadJob): Promise<LoadResult> {
    return this.run<LoadResult>({ kind: 'load', job })
  }

  bareSaves(job: BareSaveJob): Promise<LoadResult> {
    return this.run<LoadResult>({ kind: 'bare-saves', job })
  }

  burst(job: BurstJob): Promise<BurstResult> {
    return this.run<BurstResult>({ kind: 'burst', job })
  }

  stop(): void {
    this.child.kill()
  }

  private run<T>(message: AnyJob): Promise<T> {
    return new Promise((resolve, reject) => {
      const onExit = () => reject(new Error('The process that makes the load has ended'))
      this.child.once('exit', onExit)
      this.child.once('message', (answer: { result: T } | { error: string }) => {
        this.child.off('exit', onExit)
        if ('error' in answer) reject(new Error(`The load failed: ${answer.error}`))
        else resolve(answer.result)
      })
      this.child.send(message)
    })
  }
}

export type AnyJob =
  | { kind: 'load'; job: LoadJob }
  | { kind: 'bare-saves'; job: BareSaveJob }
  | { kind: 'burst'; job: BurstJob }
