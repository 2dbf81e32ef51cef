/**
 * Decides how much may be written in a margin. The limits are the house's own: far above what a class writes, and low
 * enough that one account cannot fill the database; they stand apart because the browser needs them without the schemas.
 */

/** The longest note, in UTF-16 units. */
export const noteMaxLength = 50_000

/** The most marks and notes one person may leave on one assignment, the deleted ones included. */
export const notesPerPersonMax = 2_000

/** The longest piece of another's words that a reply quotes, in UTF-16 units. */
export const replyQuoteMaxLength = 500

/** The most replies one person may write on one assignment, the deleted ones included. */
export const repliesPerPersonMax = 2_000

/** The longest reason for a report or for hiding something, in UTF-16 units. */
export const reasonMaxLength = 1_000
