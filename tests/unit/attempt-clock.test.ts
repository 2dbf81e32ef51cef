import { expect, test } from 'vitest'
import { clockReading, leftMsAt, nextAskMs, withReply } from '#components/quiz/attempt-clock.ts'

const view = {
  serverNow: '2026-03-02T09:00:00.000Z',
  deadlineAt: '2026-03-02T09:10:00.000Z',
  isPaused: false,
  isHandedIn: false,
}
const minuteMs = 60_000

test('the time left runs by the monotonic clock, whatever the wall clock of the computer says', () => {
  const reading = clockReading(view, 5_000)
  expect(leftMsAt(reading, 5_000)).toBe(10 * minuteMs)
  expect(leftMsAt(reading, 5_000 + 12 * minuteMs)).toBe(-2 * minuteMs)
  expect(leftMsAt(clockReading({ ...view, deadlineAt: null }, 0), 1e9)).toBeNull()
})

test('while the clock is stopped the time left stands still', () => {
  const reading = clockReading({ ...view, isPaused: true }, 5_000)
  expect(leftMsAt(reading, 5_000 + 30 * minuteMs)).toBe(10 * minuteMs)
})

test('a reply to saved answers moves the end, keeps the pause, and an older one is no news', () => {
  const reading = clockReading({ ...view, isPaused: true }, 5_000)
  const serverClock = { serverMs: Date.parse('2026-03-02T09:01:00.000Z'), atMs: 6_000 }
  const newer = withReply(reading, { serverClock, deadlineAt: '2026-03-02T09:11:00.000Z' })
  expect(newer).toMatchObject({ atMs: 6_000, isPaused: true })
  expect(leftMsAt(newer, 7_000)).toBe(10 * minuteMs)
  expect(withReply(reading, { serverClock: { ...serverClock, atMs: 4_000 }, deadlineAt: null })).toBe(reading)
  expect(withReply(reading, { serverClock: null, deadlineAt: undefined })).toBe(reading)
})

test('the clock is asked for every 15 to 25 seconds, spread at random', () => {
  expect([0, 0.5, 0.999].map(nextAskMs)).toEqual([15_000, 20_000, 24_990])
})
