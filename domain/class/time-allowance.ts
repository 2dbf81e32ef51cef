/**
 * Decides by how much a teacher may multiply the time limits of one student: the usual factors, or one of their own. Why a student
 * has it is nobody's business, and there is no place to say so.
 */
import { z } from 'zod'
import { usualFactors } from './usual-factors.ts'

const ownFactor = z
  .string('factor-wrong')
  .trim()
  .transform((text) => text.replace(',', '.'))
  .pipe(z.string().regex(/^\d(\.\d{1,2})?$/, 'factor-wrong'))
  .transform(Number)
  .pipe(z.number().min(1, 'factor-wrong').max(5, 'factor-wrong'))

/** A usual factor, or `own` with one of 1.00 to 5.00 in `ownFactor`. Gives the factor. */
export const allowanceSchema = z.discriminatedUnion('factor', [
  z.object({ factor: z.enum(usualFactors).transform(Number), classId: z.uuid(), studentId: z.uuid() }),
  z
    .object({ factor: z.literal('own'), ownFactor, classId: z.uuid(), studentId: z.uuid() })
    .transform(({ ownFactor: factor, ...whose }) => ({ ...whose, factor })),
])
export type AllowanceInput = { classId: string; studentId: string; factor: number }
