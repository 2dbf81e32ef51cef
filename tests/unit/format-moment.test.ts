import { expect, test } from 'vitest'
import { formatDistance, formatMoment } from '#components/ui/format-moment.ts'

const now = new Date('2026-03-24T09:00:00Z')

test('a moment within a week is a weekday, a further one has its date', () => {
  expect(formatMoment(new Date('2026-03-26T15:00:00Z'), 'Europe/Berlin', now)).toBe('Thursday 16:00')
  expect(formatMoment(new Date('2026-03-31T14:00:00Z'), 'Europe/Berlin', now)).toBe('Tue 31 March 16:00')
  expect(formatMoment(new Date('2027-01-07T15:00:00Z'), 'Europe/Berlin', now)).toBe('Thu 7 January 2027 16:00')
})

test('a distance counts the days of the class’s own calendar', () => {
  expect(formatDistance(new Date('2026-03-26T15:00:00Z'), 'Europe/Berlin', now)).toBe('in 2 days')
  expect(formatDistance(new Date('2026-03-25T15:00:00Z'), 'Europe/Berlin', now)).toBe('tomorrow')
  expect(formatDistance(new Date('2026-03-24T15:00:00Z'), 'Europe/Berlin', now)).toBe('in 6 hours')
  expect(formatDistance(new Date('2026-03-24T09:20:00Z'), 'Europe/Berlin', now)).toBe('in 20 minutes')
  expect(formatDistance(new Date('2026-03-21T15:00:00Z'), 'Europe/Berlin', now)).toBe('3 days ago')
})
