/**
 * Decides what may be said about a note: replies one level deep, reports to the teacher, and reasons for hiding.
 * The limits are those of notes; a reply has no audience of its own, since it is seen by whoever sees its note.
 */
import { z } from 'zod'
import { isStorable } from '#domain/storable-text.ts'
import { noteMaxLength, reasonMaxLength, replyQuoteMaxLength } from './limits.ts'
import { reportOutcomes } from './report.ts'

const replyBody = z
  .string()
  .max(noteMaxLength, 'note-too-long')
  .refine((body) => body.trim() !== '', 'reply-empty')

export const newReplySchema = z.object({
  /** Made by the client (UUID), so that a retry is harmless. */
  id: z.uuid(),
  body: replyBody,
  /** Words of the note, of its passage or of another reply to it. */
  quote: z.string().trim().min(1).max(replyQuoteMaxLength, 'quote-too-long').optional(),
})
export type NewReply = z.infer<typeof newReplySchema>

export const replyEditSchema = z.object({
  body: replyBody,
  /** The `version` the editor saw; a newer one stored is a conflict and both texts are kept. */
  version: z.number().int().min(1),
})
export type ReplyEdit = z.infer<typeof replyEditSchema>

const reason = z.string().trim().max(reasonMaxLength, 'reason-too-long').refine(isStorable, 'note-unstorable')

export const newReportSchema = z.object({
  /** The reply that is reported; the note itself unless given. */
  replyId: z.uuid().optional(),
  reason: reason.default(''),
})
export type NewReport = z.infer<typeof newReportSchema>

/** Why something is hidden, as its author is told. */
export const hidingSchema = z.object({ reason: reason.min(1, 'reason-missing') })

/** What a teacher makes of a report; hiding takes a reason. */
export const decisionSchema = z
  .object({ outcome: z.enum(reportOutcomes), reason: reason.default('') })
  .refine(({ outcome, reason: why }) => outcome !== 'hidden' || why !== '', {
    path: ['reason'],
    message: 'reason-missing',
  })
