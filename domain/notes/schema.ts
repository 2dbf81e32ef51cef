/**
 * Decides what a reader may leave in the margin and for whom. A note is never shown beyond the audience it names.
 */
import { z } from 'zod'
import { spanSchema } from '#domain/anchoring/schema.ts'
import { type Audience, audiences } from './audiences.ts'
import { noteMaxLength } from './limits.ts'

/** A highlight has no words of its own; a note has. Questions and "lost here" are kinds of their own. */
export const annotationKinds = ['highlight', 'note', 'question', 'lost'] as const
export type AnnotationKind = (typeof annotationKinds)[number]

export const newAnnotationSchema = z
  .object({
    /** Made by the client (UUID), so that a retry is harmless. */
    id: z.uuid(),
    kind: z.enum(annotationKinds),
    audience: z.enum(audiences),
    /** The group it is for; for no other audience. */
    groupId: z.uuid().optional(),
    /** Empty for a highlight. */
    body: z.string().max(noteMaxLength, 'note-too-long'),
    span: spanSchema,
  })
  .refine((note) => note.kind === 'highlight' || note.kind === 'lost' || note.body.trim() !== '', {
    path: ['body'],
    message: 'note-empty',
  })
  .refine(namesItsGroup, { path: ['audience'], message: 'group-missing' })
export type NewAnnotation = z.infer<typeof newAnnotationSchema>

export const annotationEditSchema = z
  .object({
    audience: z.enum(audiences),
    groupId: z.uuid().optional(),
    body: z.string().max(noteMaxLength, 'note-too-long'),
    /** The `version` the editor saw; a newer one stored is a conflict and both texts are kept. */
    version: z.number().int().min(1),
    /** How many replies the author was told of before choosing another audience; none unless given. */
    repliesTold: z.number().int().min(0).optional(),
  })
  .refine(namesItsGroup, { path: ['audience'], message: 'group-missing' })
export type AnnotationEdit = z.infer<typeof annotationEditSchema>

/** What an editor's note does: explain, correct the copy (source criticism), or ask something to think about. */
export const editorNoteKinds = ['explanation', 'correction', 'question'] as const
export type EditorNoteKind = (typeof editorNoteKinds)[number]

/** A group is named where the note is for one, and nowhere else. */
function namesItsGroup({ audience, groupId }: { audience: Audience; groupId?: string | undefined }): boolean {
  return (audience === 'group') === (groupId !== undefined)
}
