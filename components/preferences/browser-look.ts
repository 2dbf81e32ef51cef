import type { ReadingPreferences } from '#domain/account/reading-preferences.ts'
import { lookAttributes } from './look-attributes.ts'

/** Sets the page as chosen, at once; the server sets the next page in the same way before it is painted. */
export function setLook(preferences: ReadingPreferences): void {
  for (const [name, value] of Object.entries(lookAttributes(preferences)))
    document.documentElement.setAttribute(name, value)
}
