/** A clock that stands still until a test moves it. */
export type TestClock = { now: () => Date; advanceMinutes: (minutes: number) => void }

export function testClock(start = '2026-03-02T09:00:00.000Z'): TestClock {
  let timeMs = Date.parse(start)
  return {
    now: () => new Date(timeMs),
    advanceMinutes: (minutes) => {
      timeMs += minutes * 60_000
    },
  }
}
