import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { startFailure } from '#app/_server/start-failure.ts'
import { openDatabase } from '#db/client.ts'
import { findFreePort } from '../../scripts/steps/find-port.mjs'

test('a database that does not answer is named, with its setting and without its password', async () => {
  const url = `postgres://postil:hidden-word@127.0.0.1:${await findFreePort()}/lessons`
  const database = await openDatabase({ url, dataDir: '', isServerless: false })
  const error: unknown = await database.db.execute(sql`select 1`).catch((reason: unknown) => reason)
  await database.close()
  const told = startFailure(error, { DATABASE_URL: url })
  expect(told).toContain('DATABASE_URL names the database lessons at 127.0.0.1:')
  expect(told).toContain('nothing answers there')
  expect(told).not.toContain('hidden-word')
  expect(startFailure(error, { POSTGRES_URL: url })).toContain('POSTGRES_URL names')
})

test('a data folder that is none is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'postil-start-'))
  const file = join(folder, 'file')
  await writeFile(file, '')
  for (const dataDir of [file, join(file, 'below')]) {
    const error: unknown = await openDatabase({ url: null, dataDir, isServerless: false }).catch((reason) => reason)
    expect(startFailure(error, { POSTIL_DATA: dataDir })).toContain(
      `POSTIL_DATA must name a folder that can be written`,
    )
  }
  await rm(folder, { recursive: true })
})

test('a bug keeps its stack', () => {
  expect(startFailure(new TypeError('no such thing'), {})).toMatch(/no such thing[\s\S]*start-failure\.test\.ts/)
})
