import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInToDemo } from '#db/access/system/demo-sign-in.ts'
import { type Database, openDatabase } from '#db/client.ts'
import { makeFactories } from '#db/factories.ts'
import { migrate, pendingMigrations } from '#db/migrate.ts'
import { seedDemo } from '#db/seed.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase } from '#tests/support/database.ts'

const name = `postil_owner_${randomBytes(6).toString('hex')}`
let database: Database

/** As the administrator of a server does it: an ordinary user who owns an empty database and has been granted both roles. */
beforeAll(async () => {
  // The template of the tests has made the roles.
  await (await openTestDatabase()).close()
  await onServer(
    `create role ${name} login password '${name}'`,
    `grant postil_user, postil_system to ${name}`,
    `create database ${name} owner ${name}`,
  )
  const url = new URL(process.env['POSTIL_TEST_POSTGRES_URL'] ?? '')
  Object.assign(url, { username: name, password: name, pathname: `/${name}` })
  database = await openDatabase({ url: url.href, dataDir: '', isServerless: false })
})
afterAll(async () => {
  await database.close()
  await onServer(`drop database ${name} with (force)`, `drop role ${name}`)
})

async function onServer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['POSTIL_TEST_POSTGRES_URL'] })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

test('an owner who is no superuser migrates a database, once, and Postil works on it', async () => {
  const all = await pendingMigrations(database.db)
  expect(all).toBeGreaterThan(0)
  expect(await migrate(database.db)).toBe(all)
  expect(await pendingMigrations(database.db)).toBe(0)
  expect(await migrate(database.db)).toBe(0)
  const { system } = makeFactories(database.db, testClock().now)
  await seedDemo(system)
  expect((await signInToDemo(system, 'student')).ok).toBe(true)
})
