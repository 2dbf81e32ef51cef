import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { can } from '#domain/policy.ts'
import { ask, rowsAtFirst } from '#tests/support/matrix/ask.ts'
import { actorNames } from '#tests/support/matrix/people.ts'
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

test.each(allRows.map((row) => ({ row, title: titleOf(row) })))(
  '$title: without the policy nothing leaks and nothing changes',
  async ({ row }) => {
    const faults: unknown[] = []
    for (const who of actorNames) {
      const isAllowed = row.allowed.includes(who)
      const { answer, rows } = await ask(world, row, who, { withRows: !isAllowed })
      const leaked = leakedTo(who, answer)
      if (leaked.length > 0) faults.push({ who, leaked })
      if (!isAllowed && rows !== before) faults.push({ who, changed: firstDifference(before, rows ?? '') })
    }
    expect(faults).toEqual([])
  },
)

/** Enough of a changed row to find it by. */
function firstDifference(one: string, other: string): string {
  const known = new Set(one.split('\n'))
  return (other.split('\n').find((line) => !known.has(line)) ?? 'rows were removed').slice(0, 200)
}
