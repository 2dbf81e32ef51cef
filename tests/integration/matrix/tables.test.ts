import { getTableName, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withActor } from '#db/access/with-actor.ts'
import { tablesInOrder } from '#db/backup.ts'
import { rowsOf } from '#db/migrate.ts'
import { ok } from '#domain/result.ts'
import { allRowsAtFirst } from '#tests/support/matrix/ask.ts'
import { actorNames, isPerson, signedIn } from '#tests/support/matrix/people.ts'
import { leakedTo, secrets } from '#tests/support/matrix/secrets.ts'
import { makeWorld, type World } from '#tests/support/matrix/world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.database.close())

/** Closed to people altogether; a query is refused, not answered with nothing. */
const closed = ['credentials', 'directory_emails', 'rate_limits', 'sessions', 'setup_links']
const tables = tablesInOrder().map((table) => getTableName(table))

/** All rows of a table that row-level security shows; null when the table is closed. */
async function wholeTable(who: (typeof actorNames)[number], table: string): Promise<string[] | null> {
  const ctx = { ...world.make.system, actor: world.actors[who] }
  const seen = await withActor(ctx, async (tx) =>
    ok(rowsOf(await tx.execute(sql`select to_jsonb(r)::text as line from ${sql.identifier(table)} r`))),
  )
  return seen.ok ? seen.value.map((row) => String(row['line'])) : null
}

test.each(actorNames.filter(isPerson))('%s learns nothing from any table by a query without a WHERE', async (who) => {
  const faults: unknown[] = []
  for (const table of tables) {
    const rows = await wholeTable(who, table)
    if ((rows === null) !== closed.includes(table)) faults.push({ table, isClosed: rows === null })
    for (const row of rows ?? []) {
      const leaked = leakedTo(who, row)
      if (leaked.length > 0) faults.push({ table, leaked, row })
    }
  }
  expect(faults).toEqual([])
})

test('nobody of school B sees a row of school A, nor the other way round', async () => {
  const faults: unknown[] = []
  for (const who of signedIn) {
    const foreign = who.startsWith('strange') ? world.schools.a : world.schools.b
    for (const table of tables) {
      const rows = (await wholeTable(who, table)) ?? []
      if (rows.some((row) => row.includes(foreign))) faults.push({ who, table })
    }
  }
  expect(faults).toEqual([])
})

test('every secret stands in the database', async () => {
  const rows = await allRowsAtFirst(world)
  expect(secrets.filter(({ words }) => !rows.includes(words))).toEqual([])
})

/** Nobody changes another's row by a statement without a WHERE: those of the system are closed, of the rest see below. */
test.each(actorNames.filter(isPerson))('%s deletes nothing of others by a statement without a WHERE', async (who) => {
  const mayEmpty: Readonly<Record<string, readonly string[]>> = {
    glossary_entries: ['own'],
    glossary_aliases: ['own'],
    glossary_translations: ['own'],
    gloss_exceptions: ['own'],
    editor_note_anchors: ['own'],
    quiz_drafts: ['own'],
    article_drafts: ['own'],
    student_comments: ['own', 'co'],
    assignment_overrides: ['own', 'co'],
    misconceptions: ['own'],
    marking_phrases: ['own'],
    time_allowances: ['own', 'co'],
    group_members: ['own', 'co'],
  }
  const faults: unknown[] = []
  for (const table of tables) {
    const ctx = { ...world.make.system, actor: world.actors[who] }
    const gone: number[] = []
    await withActor(ctx, async (tx) => {
      gone.push(rowsOf(await tx.execute(sql`delete from ${sql.identifier(table)} r returning 1 as one`)).length)
      return { ok: false, error: { kind: 'not-found' } }
    })
    if ((gone[0] ?? 0) > 0 && !(mayEmpty[table] ?? []).includes(who)) faults.push({ table, gone })
  }
  expect(faults).toEqual([])
})
