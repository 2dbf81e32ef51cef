import type { Voice } from './browser-speech.ts'

/** The voices that speak the language of the text; all there are where none does. On the device's own ones first. */
export function voicesFor(voices: readonly Voice[], language: string): Voice[] {
  const base = baseOf(language)
  const speaking = voices.filter(({ lang }) => baseOf(lang) === base)
  return [...(speaking.length > 0 ? speaking : voices)].sort(
    (one, other) => Number(other.isLocal) - Number(one.isLocal) || one.name.localeCompare(other.name),
  )
}

/** The voice chosen before if it is still there, else one of the device's own; never one that sends the text away. */
export function voiceToBegin(voices: readonly Voice[], chosenId: string | null): Voice | null {
  const local = voices.filter(({ isLocal }) => isLocal)
  return voices.find(({ id }) => id === chosenId) ?? local.find(({ isDefault }) => isDefault) ?? local[0] ?? null
}

/** Systems write 'en-US' or 'en_US'. */
function baseOf(language: string): string {
  return (language.split(/[-_]/)[0] ?? '').toLowerCase()
}
