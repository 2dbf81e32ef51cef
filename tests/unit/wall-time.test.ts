import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantToWallTime, isTimeZone, wallTimeInDays, wallTimeToInstant } from '#domain/assignment/wall-time.ts'

const iso = (wallTime: string, timeZone: string) => wallTimeToInstant(wallTime, timeZone)?.toISOString() ?? null

test('the same wall time is another instant in summer than in winter', () => {
  expect(iso('2026-01-15T16:00', 'Europe/Berlin')).toBe('2026-01-15T15:00:00.000Z')
  expect(iso('2026-07-15T16:00', 'Europe/Berlin')).toBe('2026-07-15T14:00:00.000Z')
  expect(iso('2026-01-15T16:00', 'America/New_York')).toBe('2026-01-15T21:00:00.000Z')
  expect(iso('2026-07-15T16:00', 'America/New_York')).toBe('2026-07-15T20:00:00.000Z')
})

test('offsets of quarter and half hours count', () => {
  expect(iso('2026-07-15T16:00', 'Asia/Kathmandu')).toBe('2026-07-15T10:15:00.000Z')
  expect(iso('2026-07-15T16:00', 'Australia/Lord_Howe')).toBe('2026-07-15T05:30:00.000Z')
  expect(iso('2026-01-15T16:00', 'Australia/Lord_Howe')).toBe('2026-01-15T05:00:00.000Z')
})

test('a time in the skipped hour is read as if the clock had not yet been moved', () => {
  expect(iso('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  expect(iso('2026-03-08T02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z')
  // Lord Howe moves by half an hour: 02:00 to 02:30 does not exist.
  expect(iso('2026-10-04T02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:45:00.000Z')
  const instant = wallTimeToInstant('2026-03-29T02:30', 'Europe/Berlin')
  expect(instant && instantToWallTime(instant, 'Europe/Berlin')).toBe('2026-03-29T03:30')
})

test('the edges of the skipped hour are themselves', () => {
  expect(iso('2026-03-29T01:59', 'Europe/Berlin')).toBe('2026-03-29T00:59:00.000Z')
  expect(iso('2026-03-29T03:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z')
})

test('of a repeated hour the first counts', () => {
  expect(iso('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
  expect(iso('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z')
  expect(iso('2026-04-05T01:45', 'Australia/Lord_Howe')).toBe('2026-04-04T14:45:00.000Z')
  expect(iso('2026-10-25T03:00', 'Europe/Berlin')).toBe('2026-10-25T02:00:00.000Z')
})

test('a day that a place has left out leads to the next', () => {
  expect(iso('2011-12-30T12:00', 'Pacific/Apia')).toBe('2011-12-30T22:00:00.000Z')
})

test('every whole minute comes back from its wall time, or one hour of it does', () => {
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC')
  const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2037, 0) / 60_000 })
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const instant = new Date(minute * 60_000)
      const wallTime = instantToWallTime(instant, zone)
      const back = wallTimeToInstant(wallTime, zone)
      expect(back && instantToWallTime(back, zone)).toBe(wallTime)
      const earlierMs = instant.getTime() - (back?.getTime() ?? 0)
      expect([0, 30 * 60_000, 60 * 60_000]).toContain(earlierMs)
    }),
    { numRuns: 500 },
  )
})

test('what is no date is refused', () => {
  for (const wrong of [
    '',
    '2026-02-30T10:00',
    '2026-13-01T10:00',
    '2026-01-01T24:00',
    '2026-01-01',
    'tomorrow',
    '26-01-01T10:00',
  ]) {
    expect(wallTimeToInstant(wrong, 'Europe/Berlin'), wrong).toBeNull()
  }
  expect(iso('2024-02-29T10:00:59', 'UTC')).toBe('2024-02-29T10:00:00.000Z')
})

test('only named time zones are known', () => {
  for (const known of ['Europe/Berlin', 'Asia/Kathmandu', 'UTC', 'america/new_york'])
    expect(isTimeZone(known), known).toBe(true)
  for (const unknown of ['', 'Europe/Atlantis', '+02:00', 'Berlin; drop table'])
    expect(isTimeZone(unknown), unknown).toBe(false)
})

test('a wall time some days on keeps to the calendar, across the change of clocks and of years', () => {
  expect(wallTimeInDays('2026-03-26T09:17', 7, '16:00')).toBe('2026-04-02T16:00')
  expect(wallTimeInDays('2026-12-29T23:59', 7, '16:00')).toBe('2027-01-05T16:00')
})
