/**
 * Decides how a text keeps its first signs on its way through a spreadsheet: `printCsv` puts an apostrophe before what looks
 * like a formula, and here it is taken off again. Source: OWASP, "CSV Injection".
 */

/** A text that already begins like a guarded one gets one apostrophe more, so that taking one off is always right. */
export function guardApostrophe(text: string): string {
  return isGuarded(text) ? `'${text}` : text
}

export function withoutGuard(cell: string): string {
  return isGuarded(cell) ? cell.slice(1) : cell
}

/** Apostrophes, and behind them what `printCsv` takes for a formula. */
function isGuarded(text: string): boolean {
  return /^'+(?:[\t\r\n]|[\s\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/.test(text)
}
