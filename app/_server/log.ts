/** Writes one line of JSON to stderr. Callers pass ids and kinds only: never a student's text, a name or a secret. */
export function logError(event: string, facts: Record<string, string | number>): void {
  process.stderr.write(`${JSON.stringify({ level: 'error', event, ...facts })}\n`)
}
