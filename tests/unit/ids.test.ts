import { expect, test } from 'vitest'
import { z } from 'zod'
import { makeIdSource } from '#db/ids.ts'

test('ids are UUIDv7 of the clock’s millisecond', () => {
  const id = makeIdSource(() => new Date('2026-03-02T09:00:00.123Z'))()
  expect(z.uuid({ version: 'v7' }).safeParse(id).success).toBe(true)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-03-02T09:00:00.123Z'))
})

test('ids of one source sort in the order in which they were made, also while the clock stands still or goes back', () => {
  let timeMs = 1_000_000
  const newId = makeIdSource(() => new Date(timeMs))
  const ids: string[] = []
  for (let index = 0; index < 10_000; index += 1) {
    if (index === 5000) timeMs -= 10
    ids.push(newId())
  }
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})
