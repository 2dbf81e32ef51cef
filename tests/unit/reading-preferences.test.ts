import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookAttributes } from '#components/preferences/look-attributes.ts'
import { ownSetting } from '#domain/account/reading-preferences.ts'
import { readingPreferencesSchema, readPreferences } from '#domain/account/reading-preferences-schema.ts'

test('what is stored comes back, and a value that is not known falls back alone', () => {
  const chosen = { ...ownSetting, theme: 'dark', textSize: '175' } as const
  expect(readPreferences(chosen)).toEqual(chosen)
  expect(readPreferences({ ...chosen, theme: 'neon', extra: 1 })).toEqual({ ...chosen, theme: 'system' })
  expect(readPreferences(null)).toEqual(ownSetting)
})

test('whatever is stored, a page can be set by it', () => {
  fc.assert(
    fc.property(fc.anything(), (stored) => {
      expect(readingPreferencesSchema.safeParse(readPreferences(stored)).success).toBe(true)
    }),
  )
})

test('each choice sets an attribute of its own', () => {
  expect(new Set(Object.keys(lookAttributes(ownSetting))).size).toBe(Object.keys(ownSetting).length)
})
