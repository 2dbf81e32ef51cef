import { spawn } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { acquireDataLock, DataLockError } from '#db/data-lock.ts'
import { rowsOf } from '#db/migrate.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postil-embedded-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs the writer until it has acknowledged `rows` rows, then kills it. Returns the last acknowledged number. */
async function killInMidWrite(rows: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/embedded-writer.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let acknowledged = 0
  let pending = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      const lines = (pending + data.toString()).split('\n')
      pending = lines.pop() ?? ''
      for (const line of lines) acknowledged = Number(line)
      if (acknowledged >= rows && !child.killed) child.kill('SIGKILL')
    })
    child.on('exit', (_code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error('The writer ended by itself')),
    )
  })
  return acknowledged
}

test('after a kill in mid-write the embedded database opens again with every acknowledged row', async () => {
  const acknowledged = await killInMidWrite(200)
  const database = await openDatabase({ url: null, dataDir: folder, isServerless: false })
  const found = rowsOf(await database.db.execute(sql`select count(*)::int as n, max(n)::int as last from written`))[0]
  await database.close()
  expect(Number(found?.['last'])).toBeGreaterThanOrEqual(acknowledged)
  expect(found?.['n']).toBe(found?.['last'])
})

test('a second process is refused while the first holds the data, and let in after it has closed', async () => {
  const first = await acquireDataLock(folder)
  await expect(acquireDataLock(folder)).rejects.toThrow(DataLockError)
  await first.release()
  const second = await acquireDataLock(folder)
  await second.release()
})

test('a start waits for a holder that is still alive but about to stop', async () => {
  const first = await acquireDataLock(folder)
  const second = acquireDataLock(folder)
  for (let beats = 0; beats < 2; beats += 1) await nextHeartbeat()
  await first.release()
  await (await second).release()
})

/** Resolves when the holder of the lock has shown once more that it is alive. */
async function nextHeartbeat(): Promise<void> {
  const modifiedMs = async () => (await stat(join(folder, 'postil.lock'))).mtimeMs
  const before = await modifiedMs()
  await expect.poll(modifiedMs, { timeout: 10_000 }).not.toBe(before)
}

test('of several that take over a lock left by a crash, exactly one gets it', async () => {
  const left = await acquireDataLock(folder)
  await left.abandon()
  const tries = await Promise.allSettled([acquireDataLock(folder), acquireDataLock(folder), acquireDataLock(folder)])
  const won = tries.flatMap((entry) => (entry.status === 'fulfilled' ? [entry.value] : []))
  expect(won).toHaveLength(1)
  for (const lock of won) await lock.release()
})

test('a holder whose lock was taken over is told so', async () => {
  const first = await acquireDataLock(folder)
  const lost = new Promise<void>((resolve) => first.onLost(resolve))
  await rm(join(folder, 'postil.lock'))
  const second = await acquireDataLock(folder)
  await lost
  await second.release()
  await first.release()
})
