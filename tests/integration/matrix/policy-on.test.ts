import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '#tests/support/matrix/ask.ts'
import { type ActorName, actorNames, isPerson } from '#tests/support/matrix/people.ts'
import type { Row } from '#tests/support/matrix/row.ts'
import { allRows, titleOf } from '#tests/support/matrix/rows/all-rows.ts'
import { leakedTo } from '#tests/support/matrix/secrets.ts'
import { makeWorld, type World } from '#tests/support/matrix/world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.database.close())

test('nobody and somebody whose session has ended are the same: no actor', () => {
  expect(actorNames.filter((name) => world.actors[name] === null)).toEqual(['nobody', 'expired'])
})

test.each(allRows.map((row) => ({ row, title: titleOf(row) })))(
  '$title: exactly those who may, can',
  async ({ row }) => {
    const faults: unknown[] = []
    for (const who of actorNames) {
      const { answer } = await ask(world, row, who)
      const leaked = leakedTo(who, answer)
      if (leaked.length > 0) faults.push({ who, leaked })
      if (row.allowed.includes(who)) {
        if (!answer.ok) faults.push({ who, refused: answer.error })
      } else if (answer.ok) {
        const isEmpty = Array.isArray(answer.value) && answer.value.length === 0
        if (!isPerson(who) || row.emptyBecause === undefined || !isEmpty) faults.push({ who, wasLetIn: answer.value })
      } else if (!kindsFor(row, who).includes(answer.error.kind)) faults.push({ who, refusedAs: answer.error })
    }
    expect(faults).toEqual([])
  },
)

const strangers = allRows.filter((row) => row.about !== null)
test.each(strangers.map((row) => ({ row, title: titleOf(row) })))(
  '$title: what is not to be known looks like what is not there',
  async ({ row }) => {
    const others = actorNames.filter((who) => !row.allowed.includes(who) && !(row.mayKnow ?? []).includes(who))
    const answers = await inTurn(others, async (who) => [who, (await ask(world, row, who)).answer])
    const absent = await inTurn(others, async (who) => [who, (await ask(world, row, who, { id: randomUUID() })).answer])
    expect(answers).toEqual(absent)
  },
)

/** How somebody who may not is to be refused. */
function kindsFor(row: Row, who: ActorName): readonly string[] {
  if (!isPerson(who)) return ['unauthenticated']
  const told = (row.mayKnow ?? []).includes(who) ? ['forbidden', 'closed', 'conflict'] : []
  return [...told, ...(row.about === null ? ['forbidden'] : []), 'not-found', ...(row.refusedAs?.kinds ?? [])]
}

async function inTurn<T>(who: readonly ActorName[], work: (who: ActorName) => Promise<T>): Promise<T[]> {
  const done: T[] = []
  for (const name of who) done.push(await work(name))
  return done
}
