import { createGroup } from '#db/access/groups.ts'
import { createNote, listNotes } from '#db/access/notes.ts'
import { createReply } from '#db/access/replies.ts'
import type { Ctx } from '#db/ctx.ts'
import type { Factories } from '#db/factories.ts'
import type { Span } from '#domain/anchoring/schema.ts'
import type { Audience } from '#domain/notes/audiences.ts'
import type { NewAnnotation } from '#domain/notes/schema.ts'
import type { NoteView } from '#domain/notes/view.ts'
import { expectOk } from './quiz-class.ts'

/** A passage of the text that factories give. */
export const quote = 'The keeper lit the lamp at dusk.'
export const span: Span = { level: 'standard', start: 15, end: 47, quote }

export type TalkClass = Awaited<ReturnType<typeof makeTalkClass>>

/** A class of three students with two teachers that reads a text; Ada and Ben are its group "Lamp". */
export async function makeTalkClass(make: Factories, options: { notesAfterOwn?: boolean } = {}) {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher', displayName: 'Ms. Sund' })
  const coTeacher = await make.user({ schoolId, role: 'teacher' })
  const user = (displayName: string) => make.user({ schoolId, displayName })
  const [ada, ben, cem, outsider] = [await user('Ada'), await user('Ben'), await user('Cem'), await user('Otto')]
  const classId = await make.classOf({ teacher, coTeachers: [coTeacher], students: [ada, ben, cem] })
  await make.classOf({ teacher: coTeacher, students: [outsider] })
  const article = await make.article({ owner: teacher })
  const assignmentId = await make.assignment({ teacher, classId, article, ...options })
  const ctx = {
    teacher: await make.ctxFor(teacher),
    coTeacher: await make.ctxFor(coTeacher),
    ada: await make.ctxFor(ada),
    ben: await make.ctxFor(ben),
    cem: await make.ctxFor(cem),
    outsider: await make.ctxFor(outsider),
  }
  const students = [ada.userId, ben.userId]
  const groupId = expectOk(await createGroup(ctx.teacher, { classId, name: 'Lamp', students })).id
  const users = { teacher, ada, ben, cem, outsider }
  return { schoolId, classId, assignmentId, article, groupId, ctx, users }
}

/** Writes a note and gives its id. */
export async function write(
  make: Factories,
  ctx: Ctx,
  assignmentId: string,
  audience: Audience,
  more: Partial<NewAnnotation> = {},
): Promise<string> {
  const id = make.system.newId()
  const note: NewAnnotation = { id, kind: 'note', audience, body: 'Who saw it?', span, ...more }
  return expectOk(await createNote(ctx, assignmentId, note)).id
}

/** Replies to a note and gives the reply's id. */
export async function reply(make: Factories, ctx: Ctx, noteId: string, body = 'The pilot did.'): Promise<string> {
  return expectOk(await createReply(ctx, noteId, { id: make.system.newId(), body })).id
}

/** One note as somebody sees it; undefined where they do not. */
export async function noteSeenBy(ctx: Ctx, assignmentId: string, noteId: string): Promise<NoteView | undefined> {
  const listed = await listNotes(ctx, assignmentId)
  return listed.ok ? listed.value.find(({ id }) => id === noteId) : undefined
}

/** Of several people those who see a note, by name. */
export async function whoSees(people: Record<string, Ctx>, assignmentId: string, noteId: string): Promise<string[]> {
  const seen: string[] = []
  for (const [name, ctx] of Object.entries(people)) {
    if ((await noteSeenBy(ctx, assignmentId, noteId)) !== undefined) seen.push(name)
  }
  return seen
}
