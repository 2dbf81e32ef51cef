import { locale } from '#messages/locale.ts'
import { dateFormat } from './date-format.ts'

/** An instant in a class's time zone, in words: "Thursday, 26 November, 16:00". */
export function formatDateTime(instant: Date, timeZone: string): string {
  return dateFormat(`${locale}-GB`, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(instant)
}

/** The same for lists, in short: "Thu, 26 Nov, 16:00". */
export function formatShortDateTime(instant: Date, timeZone: string): string {
  return dateFormat(`${locale}-GB`, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(instant)
}

/** Points for show: at most two decimals, no needless zeros. */
export function formatPoints(points: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(points)
}

/** A calendar day without a clock: "27 February 2024" for "2024-02-27"; what is no such day is shown as it stands. */
export function formatDay(isoDay: string): string {
  const midnight = new Date(`${isoDay}T00:00:00Z`)
  return Number.isNaN(midnight.getTime()) ? isoDay : formatDayOf(midnight, 'UTC')
}

/** The day of an instant: "27 February 2024". */
export function formatDayOf(instant: Date, timeZone: string): string {
  return dateFormat(`${locale}-GB`, { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(instant)
}
