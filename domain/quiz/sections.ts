/**
 * Decides how a quiz is divided: into sections that may speak of one passage and may be pools of which each student gets a
 * few. A question without section stands before all of them.
 */
import { z } from 'zod'

export const quizSectionSchema = z.object({
  id: z.string().min(1).max(40),
  title: z.string().trim().max(300),
  /** The part of the text it speaks of, from one block to another; null for the whole. */
  passage: z.object({ fromBlockId: z.string().max(100), toBlockId: z.string().max(100) }).nullable(),
  /** How many of its questions each student gets; null for all. */
  draw: z.number().int().min(1).max(100).nullable(),
  /** Whether each student gets them in an order of their own. */
  isShuffled: z.boolean(),
})
export type QuizSection = z.infer<typeof quizSectionSchema>
