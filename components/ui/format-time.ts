import { locale } from '#messages/translator.ts'

/** An instant in a class's time zone, in words: "Thursday, 26 November, 16:00". */
export function formatDateTime(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(`${locale}-GB`, {
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
  return new Intl.DateTimeFormat(`${locale}-GB`, {
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
