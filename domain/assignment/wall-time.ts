/**
 * Decides which instant a clock on the wall of a class means, and what that clock shows at an instant. Source: the IANA time-zone
 * data behind Intl; a skipped or repeated hour is read as RFC 5545, section 3.3.5, has it (as `compatible` in Temporal).
 */

const dayMs = 24 * 60 * 60 * 1000

/** Whether `name` is a time zone with a place in the IANA data, e.g. 'Europe/Berlin', or 'UTC'. Bare offsets are none: they know no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    // A RangeError is how Intl says that it does not know a zone.
    return false
  }
}

/**
 * The instant of a wall time 'YYYY-MM-DDTHH:mm' (seconds are dropped). In a skipped hour the clock is read as if it had not yet been
 * moved, so 02:30 becomes 03:30; of a repeated hour the first counts. Null for what is no date of the years 1900 to 2999.
 */
export function wallTimeToInstant(wallTime: string, timeZone: string): Date | null {
  const asUtc = readWallTime(wallTime)
  if (asUtc === null) return null
  const offsetBefore = offsetAt(asUtc - dayMs, timeZone)
  const offsetAfter = offsetAt(asUtc + dayMs, timeZone)
  // The larger offset gives the earlier instant, hence the first of a repeated hour.
  const candidates = [Math.max(offsetBefore, offsetAfter), Math.min(offsetBefore, offsetAfter)].map((o) => asUtc - o)
  const found = candidates.find((candidate) => candidate + offsetAt(candidate, timeZone) === asUtc)
  return new Date(found ?? asUtc - offsetBefore)
}

/** What the clock on the wall shows at an instant: 'YYYY-MM-DDTHH:mm', as `<input type="datetime-local">` takes it. */
export function instantToWallTime(instant: Date, timeZone: string): string {
  return printWallTime(instant.getTime() + offsetAt(instant.getTime(), timeZone))
}

/** `days` calendar days after a wall time, at `clock` 'HH:mm'. Throws a RangeError when `wallTime` is none. */
export function wallTimeInDays(wallTime: string, days: number, clock: string): string {
  const asUtc = readWallTime(wallTime)
  if (asUtc === null) throw new RangeError('Not a wall time')
  return `${printWallTime(asUtc + days * dayMs).slice(0, 10)}T${clock}`
}

function readWallTime(wallTime: string): number | null {
  const match = /^(19\d\d|2\d\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?$/.exec(wallTime)
  if (match === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number)
  const asUtc = Date.UTC(year, month - 1, day, hour, minute)
  // Date.UTC carries over what does not exist: 30 February must not become 2 March.
  return printWallTime(asUtc) === wallTime.slice(0, 16) ? asUtc : null
}

function printWallTime(asUtc: number): string {
  return new Date(asUtc).toISOString().slice(0, 16)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** How far the wall clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instantMs: number, timeZone: string): number {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(timeZone, formatter)
  }
  const parts = new Map(formatter.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(instantMs / 1000) * 1000
}
