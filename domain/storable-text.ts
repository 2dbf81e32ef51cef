/**
 * Decides which texts can be kept exact to the character. Source: PostgreSQL, "Character Types" (no NUL is stored), and
 * the Unicode Standard, section 3.9 (half a surrogate pair is no character and has no UTF-8 form).
 */

/** Whether a text comes back from the database as it went in. */
export function isStorable(text: string): boolean {
  return !/[\0\p{Cs}]/u.test(text)
}
