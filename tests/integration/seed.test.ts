import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInToDemo } from '#db/access/system/demo-sign-in.ts'
import { signInWithCode } from '#db/access/system/sign-in.ts'
import { writeBackup } from '#db/backup.ts'
import { makeFactories } from '#db/factories.ts'
import { demoPassword, demoSignIns, seedDemo } from '#db/seed.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('the demo fills an empty database, and its sign-ins work', async () => {
  const { system } = makeFactories(database.db, testClock().now)
  expect(await demoSignIns(system)).toEqual([])
  await seedDemo(system)
  const { tables } = await writeBackup(system, async () => {})
  expect(tables).toMatchObject({ schools: 1, articles: 2, classes: 2 })
  expect(tables['glossary_entries']).toBeGreaterThanOrEqual(28)
  expect(tables['submissions']).toBeGreaterThan(10)
  expect((await demoSignIns(system)).map(({ role }) => role)).toEqual(['student', 'teacher', 'administrator'])
  expect((await signInToDemo(system, 'student')).ok).toBe(true)
  expect((await signInToDemo(system, 'teacher')).ok).toBe(true)
  const asStudent = { code: 'waff-10bp', userName: 'Lena.Bauer', password: demoPassword, address: 'test' }
  expect((await signInWithCode(system, asStudent)).ok).toBe(true)
})
