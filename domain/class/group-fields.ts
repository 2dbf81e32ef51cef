/**
 * Decides how a group's form names its fields, and how long a group's name may be: one that fits in the head of a note.
 * Stands apart from the schema because the browser needs it without that.
 */

/** The longest name of a group, in UTF-16 units. */
export const groupNameMaxLength = 60

const memberPrefix = 'student-'

/** The name of the box that puts a student into a group: each has its own, so that a form that failed still holds them all. */
export function memberFieldOf(studentId: string): string {
  return `${memberPrefix}${studentId}`
}

/** The student that such a box stands for; null for any other field. */
export function studentOfField(field: string): string | null {
  return field.startsWith(memberPrefix) ? field.slice(memberPrefix.length) : null
}
