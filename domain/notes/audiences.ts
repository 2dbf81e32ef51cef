/**
 * Decides whom a note can be for, and what a new audience means for the replies to it: whether fewer people see them, more, or
 * others. Stands apart from the schemas because the browser needs it without them.
 */

/** Only me; me and my teachers; a group of students with the teachers; the class with its teachers. They widen in this order. */
export const audiences = ['me', 'teacher', 'group', 'class'] as const
export type Audience = (typeof audiences)[number]

/** Whom a note is for; `groupId` with the audience `group` alone. */
export type Sharing = { audience: Audience; groupId: string | null }

export type AudienceChange = 'same' | 'narrower' | 'wider' | 'other'

/** From one sharing to another; two different groups stand beside each other. */
export function audienceChange(from: Sharing, to: Sharing): AudienceChange {
  const step = audiences.indexOf(to.audience) - audiences.indexOf(from.audience)
  if (step !== 0) return step < 0 ? 'narrower' : 'wider'
  return from.groupId === to.groupId ? 'same' : 'other'
}
