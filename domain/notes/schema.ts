/**
 * Decides what a reader may leave in the margin and for whom. The audiences widen in the order given; a note is never
 * shown beyond the audience it names.
 */
import { z } from 'zod'
import { spanSchema } from '#domain/anchoring/schema.ts'
import { noteMaxLength } from './limits.ts'

/** A highlight has no words of its own; a note has. Questions and "lost here" are kinds of their own. */
export const annotationKinds = ['highlight', 'note', 'question', 'lost'] as const
export type AnnotationKind = (typeof annotationKinds)[number]

/** Only me; me and my teachers; a group of students with the teachers; the class with its teachers. */
export const audiences = ['me', 'teacher', 'group', 'class'] as const
export type Audience = (typeof audiences)[number]

/** Whom a note is for; `groupId` with the audience `group` alone. */
export type Sharing = { audience: Audience; groupId: string | null }

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
