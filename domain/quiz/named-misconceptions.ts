/**
 * Decides which misunderstandings questions name: the same words mean the same one, wherever a note on an answer holds them.
 */

/** The names in a question, its key or any part of one, each once, in the order in which they stand. */
export function namedMisconceptions(part: unknown): string[] {
  return [...new Set(namesIn(part))]
}

function namesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(namesIn)
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([field, value]: [string, unknown]) => {
    if (field !== 'misconception') return namesIn(value)
    return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []
  })
}
