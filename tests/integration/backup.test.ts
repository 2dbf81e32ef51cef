import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUp } from '#cli/commands/backup.ts'
import { restore } from '#cli/commands/restore.ts'
import { writeBackup } from '#db/backup.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { rowsOf } from '#db/migrate.ts'
import { testQuestions } from '#db/test-content.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let folder: string
const open: TestDatabase[] = []

async function freshDatabase(): Promise<Factories> {
  const database = await openTestDatabase()
  open.push(database)
  return makeFactories(database.db, testClock().now)
}

async function filledDatabase(): Promise<Factories> {
  const make = await freshDatabase()
  const schoolId = await make.school({ name: 'Škola „U lípy“ 🌳' })
  const teacher = await make.user({ schoolId, role: 'teacher', email: 'a@example.org' })
  const students = [await make.user({ schoolId }), await make.user({ schoolId })]
  const classId = await make.classOf({ teacher, students, code: 'ABCD2345' })
  const article = await make.article({
    owner: teacher,
    terms: [{ headword: 'lamp', aliases: ['lamps'], definition: 'A light.' }],
  })
  const quiz = await make.quiz({ owner: teacher, article, questions: testQuestions(make.system.newId) })
  await make.assignment({ teacher, classId, article, quiz })
  return make
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postil-backup-'))
})
afterAll(async () => {
  for (const database of open) await database.close()
  await rm(folder, { recursive: true })
})

test('a restored database gives the same backup again, row for row', async () => {
  const before = await filledDatabase()
  const file = join(folder, 'whole.gz')
  const written = await backUp(before.system, file)
  expect(written.tables).toMatchObject({ schools: 1, users: 3, memberships: 3, question_keys: 5, glossary_aliases: 1 })
  const after = await freshDatabase()
  expect(await restore(after.system, file)).toEqual(written)
  expect(await writeBackup(after.system, async () => {})).toEqual(written)
})

test('sign-ins and rate limits are not part of a backup', async () => {
  const make = await filledDatabase()
  const summary = await writeBackup(make.system, async () => {})
  expect(Object.keys(summary.tables)).not.toEqual(expect.arrayContaining(['sessions']))
  expect(Object.keys(summary.tables)).not.toEqual(expect.arrayContaining(['rate_limits']))
})

test('a backup that was cut short or altered is refused and leaves nothing behind', async () => {
  const file = join(folder, 'good.gz')
  await backUp((await filledDatabase()).system, file)
  const lines = gunzipSync(await readFile(file))
    .toString('utf8')
    .trimEnd()
    .split('\n')
  const cut = join(folder, 'cut.gz')
  await writeFile(cut, gzipSync(`${lines.slice(0, -1).join('\n')}\n`))
  const altered = join(folder, 'altered.gz')
  await writeFile(altered, gzipSync(`${lines.join('\n').replace('U lípy', 'U dubu')}\n`))
  const broken = join(folder, 'broken.gz')
  await writeFile(broken, (await readFile(file)).subarray(0, 400))
  const make = await freshDatabase()
  for (const bad of [cut, altered, broken]) {
    await expect(restore(make.system, bad)).rejects.toThrow(/backup/)
  }
  await make.insert(async (tx) => expect(rowsOf(await tx.execute(sql`select 1 from schools`))).toEqual([]))
})

test('a backup is never restored over an existing school, nor written over an existing file', async () => {
  const make = await filledDatabase()
  const file = join(folder, 'twice.gz')
  await backUp(make.system, file)
  await expect(restore(make.system, file)).rejects.toThrow('already holds a school')
  await expect(backUp(make.system, file)).rejects.toThrow('exists already')
})
