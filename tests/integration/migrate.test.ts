import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refreshStatistics } from '#db/client.ts'
import { makeFactories } from '#db/factories.ts'
import { migrate, pendingMigrations, rowsOf } from '#db/migrate.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('migrating a migrated database changes nothing', async () => {
  expect(await pendingMigrations(database.db)).toBe(0)
  expect(await migrate(database.db)).toBe(0)
})

test('every table forces row-level security on its owner too', async () => {
  const rows = rowsOf(
    await database.db.execute(sql`select relname::text as name, relrowsecurity as enabled, relforcerowsecurity as forced
      from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'postil_migrations'`),
  )
  expect(rows.length).toBeGreaterThan(35)
  for (const row of rows) expect(row).toMatchObject({ enabled: true, forced: true })
})

test('every table of a school leads its keys and foreign keys with school_id', async () => {
  const global = ['directory_emails', 'directory_codes', 'rate_limits', 'setup_links', 'postil_migrations']
  const rows = rowsOf(
    await database.db.execute(sql`select c.conrelid::regclass::text as table_name, c.conname::text as name, c.contype::text as type,
        (select a.attname::text from pg_attribute a where a.attrelid = c.conrelid and a.attnum = c.conkey[1]) as first_column
      from pg_constraint c where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f')`),
  )
  const wrong = rows.filter((row) => {
    if (row['first_column'] === 'school_id') return false
    return row['type'] === 'f' || !global.includes(String(row['table_name']))
  })
  expect(wrong).toEqual([])
})

test('the planner knows how full the tables are once it has looked', async () => {
  const make = makeFactories(database.db, testClock().now)
  const schoolId = await make.school()
  for (let number = 0; number < 7; number += 1) await make.user({ schoolId })
  await refreshStatistics(database.db)
  const [known] = rowsOf(
    await database.db.execute(sql`select reltuples::integer as rows from pg_class where relname = 'users'`),
  )
  expect(known).toEqual({ rows: 7 })
})
