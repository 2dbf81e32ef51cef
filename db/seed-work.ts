import { describeSpan } from '#domain/anchoring/describe.ts'
import type { Span } from '#domain/anchoring/schema.ts'
import type { Db } from './client.ts'
import type { SystemCtx } from './ctx.ts'
import type {
  DemoAnnotation,
  DemoArticle,
  DemoLookups,
  DemoProgress,
  DemoReply,
  StudentProgress,
} from './demo/types.ts'
import { spanOf } from './demo/with-evidence.ts'
import * as t from './schema/tables.ts'
import { seedAttempt } from './seed-attempts.ts'
import { minutesAgo, personOf, type SeededAssignment } from './seeded-assignment.ts'

/** Writes what students have done on an assignment: readings with look-ups, attempts with graded answers, marks, notes, comments. */
export async function seedProgress(
  tx: Db,
  ctx: SystemCtx,
  seeded: SeededAssignment,
  progress: DemoProgress,
): Promise<void> {
  for (const student of progress.students) {
    await seedReading(tx, ctx, seeded, student)
    await seedLookups(tx, ctx, seeded, student, progress.lookups)
    const marks = progress.marks.filter((mark) => mark.userName === student.userName)
    await seedAttempt(tx, ctx, seeded, student, marks)
  }
  await seedAnnotations(tx, ctx, seeded, progress)
  const { schoolId, assignmentId } = seeded
  for (const comment of progress.comments) {
    await tx.insert(t.studentComments).values({
      schoolId,
      assignmentId,
      studentId: personOf(seeded, comment.userName),
      authorId: personOf(seeded, comment.author),
      body: comment.body,
      updatedAt: minutesAgo(ctx, comment.writtenMinutesAgo),
    })
  }
}

async function seedReading(tx: Db, ctx: SystemCtx, seeded: SeededAssignment, student: StudentProgress): Promise<void> {
  if (student.state === 'not-started') return
  const isDone = student.state === 'handed-in' && seeded.quiz === null
  await tx.insert(t.readingStates).values({
    schoolId: seeded.schoolId,
    assignmentId: seeded.assignmentId,
    studentId: personOf(seeded, student.userName),
    openedAt: minutesAgo(ctx, student.openedMinutesAgo),
    furthestBlockId: student.furthestBlockId,
    doneAt: isDone ? minutesAgo(ctx, student.submittedMinutesAgo) : null,
  })
}

/** A student meets a new term every two minutes. */
async function seedLookups(
  tx: Db,
  ctx: SystemCtx,
  seeded: SeededAssignment,
  student: StudentProgress,
  lookups: readonly DemoLookups[],
): Promise<void> {
  const headwords = lookups.find(({ userName }) => userName === student.userName)?.headwords ?? []
  if (student.state === 'not-started' || headwords.length === 0) return
  const { schoolId, assignmentId, article, made } = seeded
  const studentId = personOf(seeded, student.userName)
  await tx.insert(t.termLookups).values(
    headwords.map((headword, index) => {
      const entryId = made.entryIds[article.glossary.findIndex((entry) => entry.headword === headword)]
      if (entryId === undefined) throw new Error(`The demo's text does not explain "${headword}"`)
      const firstAt = minutesAgo(ctx, student.openedMinutesAgo - 2 * (index + 1))
      return { schoolId, assignmentId, studentId, entryId, firstAt }
    }),
  )
}

async function seedAnnotations(
  tx: Db,
  ctx: SystemCtx,
  seeded: SeededAssignment,
  progress: DemoProgress,
): Promise<void> {
  const { schoolId, assignmentId, article } = seeded
  for (const note of progress.annotations) {
    const id = ctx.newId()
    const createdAt = minutesAgo(ctx, note.createdMinutesAgo)
    const { kind, audience, body } = note
    await tx.insert(t.annotations).values({
      schoolId,
      id,
      assignmentId,
      authorId: personOf(seeded, note.userName),
      kind,
      audience,
      body,
      createdAt,
      updatedAt: createdAt,
    })
    const anchor = anchorRow(article, seeded.made.revisionId, spanOf(article.levels, note), createdAt)
    await tx.insert(t.annotationAnchors).values({ schoolId, annotationId: id, ...anchor })
    await seedReplies(tx, ctx, seeded, { id, replies: progress.replies.filter(({ to }) => isNoteOf(note, to)) })
  }
}

function isNoteOf(note: DemoAnnotation, to: DemoReply['to']): boolean {
  return note.userName === to.userName && note.quote === to.quote
}

async function seedReplies(
  tx: Db,
  ctx: SystemCtx,
  seeded: SeededAssignment,
  thread: { id: string; replies: readonly DemoReply[] },
): Promise<void> {
  for (const { author, quote, body, writtenMinutesAgo } of thread.replies) {
    const createdAt = minutesAgo(ctx, writtenMinutesAgo)
    const authorId = personOf(seeded, author)
    const row = { schoolId: seeded.schoolId, id: ctx.newId(), annotationId: thread.id, authorId, body, quote }
    await tx.insert(t.replies).values({ ...row, createdAt, updatedAt: createdAt })
  }
}

/** The columns of an anchor that has just been made. Throws where the words do not stand where the span claims. */
export function anchorRow(article: DemoArticle, revisionId: string, span: Span, createdAt: Date) {
  const described = describeSpan(article.levels[span.level] ?? [], span)
  if (!described.ok) throw new Error(`The demo quotes words that do not stand there: ${span.quote}`)
  const { start, end, ...anchor } = described.value
  return { ...anchor, revisionId, status: 'exact' as const, startOffset: start, endOffset: end, createdAt }
}
