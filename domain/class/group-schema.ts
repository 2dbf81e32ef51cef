/**
 * Decides what a group of a class may be called and how many it may hold. The limit is the house's own: a group holds at most a
 * large class.
 */
import { z } from 'zod'
import { isStorable } from '#domain/storable-text.ts'
import { groupNameMaxLength, studentOfField } from './group-fields.ts'

/** Name on one line, and the ids of the students who belong to it, which may be none yet. */
export const groupSchema = z.object({
  name: z
    .string('group-name-missing')
    .normalize('NFC')
    .transform((name) => name.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .pipe(z.string().min(1, 'group-name-missing').max(groupNameMaxLength, 'group-name-too-long'))
    .refine(isStorable, 'group-name-unstorable'),
  students: z.array(z.uuid()).max(500, 'too-many-students'),
})
export type GroupInput = z.input<typeof groupSchema>

/** The same from a form, where each ticked box is a field of its own. */
export const groupFormSchema = z.preprocess((form) => {
  if (typeof form !== 'object' || form === null) return form
  return { ...form, students: Object.keys(form).flatMap((field) => studentOfField(field) ?? []) }
}, groupSchema)
