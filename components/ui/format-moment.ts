import { locale } from '#messages/locale.ts'
import { dateFormat } from './date-format.ts'

/** Day before month, 24 hours. */
const dateLocale = `${locale}-GB`
const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/** An instant on the wall clock of a class: 'Thursday 16:00' within a week of `now`, else 'Thu 12 March 16:00', with the year where it is another. */
export function formatMoment(at: Date, timeZone: string, now: Date): string {
  const days = calendarDaysBetween(now, at, timeZone)
  const isNear = days > -7 && days < 7
  const isThisYear = yearOf(at, timeZone) === yearOf(now, timeZone)
  const options: Intl.DateTimeFormatOptions = isNear
    ? { weekday: 'long' }
    : { weekday: 'short', day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) }
  const clock = print(at, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${print(at, timeZone, options).replace(',', '')} ${clock}`
}

/** How far off an instant is: 'in 2 days' by the calendar of the class; within a day 'in 3 hours', within an hour 'in 20 minutes'. */
export function formatDistance(at: Date, timeZone: string, now: Date): string {
  const relative = new Intl.RelativeTimeFormat(dateLocale, { numeric: 'auto' })
  const distanceMs = at.getTime() - now.getTime()
  if (Math.abs(distanceMs) < hourMs) return relative.format(Math.round(distanceMs / 60_000) || 0, 'minute')
  const days = calendarDaysBetween(now, at, timeZone)
  if (Math.abs(distanceMs) < dayMs && days === 0) return relative.format(Math.round(distanceMs / hourMs), 'hour')
  return relative.format(days, 'day')
}

function calendarDaysBetween(from: Date, to: Date, timeZone: string): number {
  return (dayNumber(to, timeZone) - dayNumber(from, timeZone)) / dayMs
}

/** Midnight UTC of the calendar day that a place has at an instant. */
function dayNumber(at: Date, timeZone: string): number {
  // Swedish writes dates as ISO 8601 does.
  return Date.parse(`${dateFormat('sv-SE', { timeZone }).format(at)}T00:00:00Z`)
}

function yearOf(at: Date, timeZone: string): string {
  return print(at, timeZone, { year: 'numeric' })
}

function print(at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(dateLocale, { timeZone, ...options }).format(at)
}
