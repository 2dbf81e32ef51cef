import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { open, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

/** How often the holder shows that it is alive, in milliseconds. */
const heartbeatMs = 1000
/** A lock without a heartbeat for this long has been left behind by a crash, in milliseconds. */
const staleMs = 6000
/** A holder that is alive may be on its way out, and gets this long to go, in milliseconds. */
const leavingMs = 5000
const pollMs = 250

/** Another process holds the embedded database. */
export class DataLockError extends Error {
  constructor(dataDir: string) {
    super(
      `Another Postil is running on the data in ${dataDir}. The embedded database takes one process at a time: stop Postil first.`,
    )
    this.name = 'DataLockError'
  }
}

export type DataLock = {
  release: () => Promise<void>
  /** Stops the heartbeat and leaves the lock behind, as a crash would. */
  abandon: () => Promise<void>
  /** Called once, should another process take the lock over. */
  onLost: (listener: () => void) => void
}

/**
 * Holds `postil.lock` in the data directory, made exclusively, with a heartbeat written by a thread of its own so that
 * a long query cannot stop it. Process ids are not used: in containers they mislead. A lock whose heartbeat has stopped
 * for 6 s is taken over; its former holder, should it wake, sees another token and must stop. Throws `DataLockError` when
 * another process still holds it after some 5 s.
 */
export async function acquireDataLock(dataDir: string): Promise<DataLock> {
  const path = join(dataDir, 'postil.lock')
  const token = randomBytes(16).toString('hex')
  if (!(await createExclusively(path, token))) {
    await waitUntilLeft(path, dataDir)
    await takeOver(path, token, dataDir)
  }
  const worker = startHeartbeat(path, token)
  // A process that is told to stop ends without coming back here; the lock must not outlive it.
  const releaseAtExit = () => releaseSync(path, token)
  process.once('exit', releaseAtExit)
  return {
    onLost: (listener) => worker.once('message', listener),
    abandon: async () => {
      process.off('exit', releaseAtExit)
      await worker.terminate()
    },
    release: async () => {
      process.off('exit', releaseAtExit)
      await worker.terminate()
      releaseSync(path, token)
    },
  }
}

function releaseSync(path: string, token: string): void {
  try {
    if (readFileSync(path, 'utf8').trim() === token) rmSync(path, { force: true })
  } catch {
    // The lock is gone already: there is nothing to release.
  }
}

async function createExclusively(path: string, token: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    await file.writeFile(token)
    await file.close()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function waitUntilLeft(path: string, dataDir: string): Promise<void> {
  let last = await heartbeat(path)
  for (let waitedMs = pollMs, stillMs = 0; stillMs < staleMs; waitedMs += pollMs) {
    await sleep(pollMs)
    const present = await heartbeat(path)
    if (present === null) return
    stillMs = present === last ? stillMs + pollMs : 0
    if (stillMs === 0 && waitedMs > leavingMs) throw new DataLockError(dataDir)
    last = present
  }
}

/** Changes whenever the holder is alive: the token and the file's time together. Null when the lock is gone. */
async function heartbeat(path: string): Promise<string | null> {
  try {
    return `${await readToken(path)} ${(await stat(path)).mtimeMs}`
  } catch {
    return null
  }
}

async function readToken(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch {
    return null
  }
}

/** Of several that take over at once, the last to rename wins; the pause lets each see whether it was the one. */
async function takeOver(path: string, token: string, dataDir: string): Promise<void> {
  const mine = `${path}.${token}`
  await writeFile(mine, token)
  await rename(mine, path)
  await sleep(500)
  if ((await readToken(path)) !== token) throw new DataLockError(dataDir)
}

function startHeartbeat(path: string, token: string): Worker {
  const code = `
    const { workerData, parentPort } = require('node:worker_threads')
    const { readFileSync, utimesSync } = require('node:fs')
    const { path, token, heartbeatMs } = workerData
    setInterval(() => {
      try {
        if (readFileSync(path, 'utf8').trim() !== token) throw new Error('taken')
        const time = performance.timeOrigin / 1000 + performance.now() / 1000
        utimesSync(path, time, time)
      } catch { parentPort.postMessage('lost') }
    }, heartbeatMs)`
  const worker = new Worker(code, { eval: true, workerData: { path, token, heartbeatMs } })
  worker.unref()
  return worker
}
