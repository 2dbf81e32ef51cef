/**
 * Decides what a class may be called and which clock it keeps. Source of the time zones: the IANA time-zone data behind Intl.
 */
import { z } from 'zod'
import { isTimeZone } from '#domain/assignment/wall-time.ts'

/** Name of 1 to 120 UTF-16 units on one line, and an IANA time zone. */
export const classSchema = z.object({
  name: z
    .string('class-name-missing')
    .normalize('NFC')
    .transform((name) => name.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .pipe(z.string().min(1, 'class-name-missing').max(120, 'class-name-too-long')),
  timeZone: z.string('time-zone-wrong').refine(isTimeZone, 'time-zone-wrong'),
})
export type ClassInput = z.infer<typeof classSchema>

/** Every time zone that can be chosen, in alphabetical order: the IANA names that Intl knows, and 'UTC'. */
export function timeZoneNames(): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort()
}
