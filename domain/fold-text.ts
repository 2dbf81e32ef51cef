/**
 * Decides which differences of writing never make two words different: case, composed or decomposed accents, and the
 * shape of quotation marks. Source: Unicode Standard, section 3.13 (default case folding, reduced to what
 * `toLowerCase` leaves over) and UAX #15 (NFC).
 */

/** Folds case without regard to any locale and composes accents: 'STRASSE' and 'Straße' become one. Lengths may change. */
export function foldCase(text: string): string {
  return text.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ').normalize('NFC')
}

/** Makes every apostrophe and single quotation mark straight, every double one too; lengths stay the same. */
export function straightenQuotes(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201a\u201b\u2032\uff07]/g, "'")
    .replace(/[\u201c-\u201f\u2033\u00ab\u00bb\uff02]/g, '"')
}
