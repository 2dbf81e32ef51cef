import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const journal = z
  .object({ entries: z.array(z.object({ idx: z.number(), when: z.number(), tag: z.string() })).min(1) })
  .parse(JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8')))
const sqlFiles = readdirSync('db/migrations').filter((name) => name.endsWith('.sql'))

test('each migration is later than the one before, or the migrator would pass over it in silence', () => {
  const times = journal.entries.map(({ when }) => when)
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
  expect(journal.entries.map(({ idx }) => idx)).toEqual(journal.entries.map((_, index) => index))
})

test('every migration file is in the journal, and every entry of the journal has its file', () => {
  expect(sqlFiles.sort()).toEqual(journal.entries.map(({ tag }) => `${tag}.sql`).sort())
})

test('migrations take neither the clock nor chance from the database', () => {
  const faults = sqlFiles.flatMap((name) => {
    const sql = readFileSync(`db/migrations/${name}`, 'utf8').replace(/--.*$/gm, '')
    return [
      ...sql.matchAll(
        /(?<!\w)(now\(\)|(clock|statement|transaction)_timestamp\(\)|current_timestamp|gen_random_uuid\(\))/gi,
      ),
    ].map(([found]) => `${name}: ${found}`)
  })
  expect(faults).toEqual([])
})
