/**
 * Decides what sorting into categories is: pairs as in `matching.ts`, where several items may belong to one target. The
 * target is the category; scoring is the same.
 */
import type { z } from 'zod'
import { type PairBody, type PairKey, pairQuestionSchema, pairResponseSchema } from './matching.ts'

export const questionSchema = pairQuestionSchema('categories')
export type Question = z.infer<typeof questionSchema>

export type Body = PairBody<'categories'>
export type Key = PairKey<'categories'>

export const responseSchema = pairResponseSchema('categories')
