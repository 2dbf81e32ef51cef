import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { archiveClass } from '#db/access/class-settings.ts'
import { classProgress } from '#db/access/progress.ts'
import { can } from '#domain/policy.ts'
import { ask, inUndoneTransaction, rowsAtFirst } from '#tests/support/matrix/ask.ts'
import { actorNames } from '#tests/support/matrix/people.ts'
import type { Row } from '#tests/support/matrix/row.ts'
import { allRows, titleOf } from '#tests/support/matrix/rows/all-rows.ts'
import { leakedTo } from '#tests/support/matrix/secrets.ts'
import { makeWorld, type World } from '#tests/support/matrix/world.ts'

// The one thing that is not real here: a policy that lets everybody do everything. The database must hold by itself.
vi.mock('#domain/policy.ts', async (original) => ({
  ...(await original<typeof import('#domain/policy.ts')>()),
  can: () => true,
}))

let world: World
let before: string
beforeAll(async () => {
  world = await makeWorld()
  before = await rowsAtFirst(world)
})
afterAll(() => world.database.close())

test('the policy is off, and nobody’s absence of a session is overlooked all the same', () => {
  const { self, nobody } = world.actors
  expect(self !== null && can(self, 'school.manage', {})).toBe(true)
  expect(nobody).toBeNull()
})

test('a leak would be noticed: without row-level security on keys a student reads them', async () => {
  const answer = await inUndoneTransaction(world, async (ctx) => {
    await ctx.db.execute(sql`alter policy question_keys_student on question_keys using (true)`)
    return classProgress({ ...ctx, actor: world.actors.self }, world.assignmentId)
  })
  expect(leakedTo('self', answer)).toContain('KEY-')
})

test('a change would be noticed: a teacher who archives their class', async () => {
  const call: Row['call'] = (ctx, classId) => archiveClass(ctx, { classId, isArchived: true })
  const row: Row = { fn: 'class-settings.archiveClass', about: ({ classId }) => classId, call, allowed: [] }
  const { rows } = await ask(world, row, 'own', { withRows: true })
  expect(rows).not.toBeNull()
  expect(rows).not.toBe(before)
})

test.each(allRows.map((row) => ({ row, title: titleOf(row) })))(
  '$title: without the policy nothing leaks and nothing changes',
  async ({ row }) => {
    const faults: unknown[] = []
    for (const who of actorNames) {
      const isAllowed = row.allowed.includes(who)
      const { answer, rows } = await ask(world, row, who, { withRows: !isAllowed })
      const leaked = leakedTo(who, answer)
      if (leaked.length > 0) faults.push({ who, leaked })
      if (rows !== null && rows !== before) faults.push({ who, changed: firstDifference(before, rows) })
    }
    expect(faults).toEqual([])
  },
)

/** Enough of a changed row to find it by. */
function firstDifference(one: string, other: string): string {
  const known = new Set(one.split('\n'))
  return (other.split('\n').find((line) => !known.has(line)) ?? 'rows were removed').slice(0, 200)
}
