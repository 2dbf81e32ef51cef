/**
 * Decides what a group of a class may be called and how many it may hold. The limits are the house's own: a name fits in the head
 * of a note, and a group holds at most a large class.
 */
import { z } from 'zod'

/** The longest name of a group, in UTF-16 units. */
export const groupNameMaxLength = 60

/** Name on one line, and the ids of the students who belong to it, which may be none yet. */
export const groupSchema = z.object({
  name: z
    .string('group-name-missing')
    .normalize('NFC')
    .transform((name) => name.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .pipe(z.string().min(1, 'group-name-missing').max(groupNameMaxLength, 'group-name-too-long')),
  students: z.array(z.uuid()).max(500, 'too-many-students'),
})
export type GroupInput = z.input<typeof groupSchema>

const memberField = /^student-/

/** The name of the box that puts a student into a group: each has its own, so that a form that failed still holds them all. */
export function memberFieldOf(studentId: string): string {
  return `student-${studentId}`
}

/** The same from a form, where each ticked box is a field of its own. */
export const groupFormSchema = z.preprocess((form) => {
  if (typeof form !== 'object' || form === null) return form
  const students = Object.keys(form).flatMap((key) => (memberField.test(key) ? [key.replace(memberField, '')] : []))
  return { ...form, students }
}, groupSchema)
