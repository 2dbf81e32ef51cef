import { and, eq, notInArray, sql } from 'drizzle-orm'
import { countFates, type Fate, type FateCounts, type LevelTexts, reanchor } from '#domain/anchoring/reanchor.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import {
  annotationAnchors,
  annotations,
  editorNoteAnchors,
  evidenceAnchors,
  glossExceptionAnchors,
  revisions,
} from '../../schema/tables.ts'
import { anchorColumnsOf } from '../anchor-rows.ts'
import { evidenceSources } from '../evidence-sources.ts'
import {
  editorNoteSources,
  exceptionSources,
  isPresentNote,
  type NotesBefore,
  noteSources,
  textsOfRevisions,
} from '../passage-sources.ts'
import { asSystemWithin } from '../with-actor.ts'

/**
 * Follows every passage that hangs on an article to a revision that the actor has just published, in the same transaction:
 * notes of readers, whoever wrote them for whomever, notes of the teacher, places where a term is not explained, and what
 * published questions rest on. Each gets one row; the rows of former revisions stay. Nothing is told of what was found.
 */
export async function reanchorArticle(
  tx: Db,
  ctx: Pick<Ctx, 'now'>,
  { schoolId, revisionId }: { schoolId: string; revisionId: string },
): Promise<void> {
  await asSystemWithin(tx, async () => {
    const target = await targetOf(tx, schoolId, revisionId)
    const [at, createdAt] = [{ schoolId, articleId: target.articleId, number: target.number }, ctx.now()]
    const row = (fate: Fate) => ({ schoolId, revisionId, createdAt, ...anchorColumnsOf(fate) })
    const notes = await followed(tx, schoolId, await noteSources(tx, at), target.levels)
    await inBatches(
      notes.map(({ source, fate }) => ({ ...row(fate), annotationId: source.noteId })),
      (rows) => tx.insert(annotationAnchors).values(rows),
    )
    const editorNotes = await followed(tx, schoolId, await editorNoteSources(tx, at), target.levels)
    await inBatches(
      editorNotes.map(({ source, fate }) => ({ ...row(fate), editorNoteId: source.noteId })),
      (rows) => tx.insert(editorNoteAnchors).values(rows),
    )
    const exceptions = await followed(tx, schoolId, await exceptionSources(tx, at), target.levels)
    await inBatches(
      exceptions.map(({ source, fate }) => ({ ...row(fate), exceptionId: source.exceptionId })),
      (rows) => tx.insert(glossExceptionAnchors).values(rows),
    )
    const evidence = await followed(tx, schoolId, await evidenceSources(tx, at), target.levels)
    await inBatches(
      evidence.map(({ source: { questionVersionId, field }, fate }) => ({ ...row(fate), questionVersionId, field })),
      (rows) => tx.insert(evidenceAnchors).values(rows),
    )
  })
}

/**
 * Follows the notes of one assignment to the revision to which the actor is moving it: those that were written on the former
 * one after the new one had been published, and so have no row of it yet.
 */
export async function reanchorAssignment(
  tx: Db,
  ctx: Pick<Ctx, 'now'>,
  { schoolId, assignmentId, revisionId }: { schoolId: string; assignmentId: string; revisionId: string },
): Promise<void> {
  await asSystemWithin(tx, async () => {
    const { articleId, number, levels } = await targetOf(tx, schoolId, revisionId)
    const sources = await noteSources(tx, { schoolId, articleId, assignmentId, number }, lacksAnchorIn(revisionId))
    const notes = await followed(tx, schoolId, sources, levels)
    const createdAt = ctx.now()
    await inBatches(
      notes.map(({ source, fate }) => ({
        schoolId,
        revisionId,
        createdAt,
        annotationId: source.noteId,
        ...anchorColumnsOf(fate),
      })),
      (rows) => tx.insert(annotationAnchors).values(rows),
    )
  })
}

/**
 * How many notes that the actor may not see would have which fate; nothing else of them leaves this function. `seen` are the
 * ids of those that the actor was shown.
 */
export async function countPrivateFates(
  tx: Db,
  at: NotesBefore,
  target: LevelTexts,
  seen: readonly string[],
): Promise<FateCounts> {
  return asSystemWithin(tx, async () => {
    const unseen = seen.length === 0 ? isPresentNote : and(isPresentNote, notInArray(annotations.id, [...seen]))
    const notes = await followed(tx, at.schoolId, await noteSources(tx, at, unseen), target)
    return countFates(notes.map(({ fate }) => fate))
  })
}

function lacksAnchorIn(revisionId: string) {
  return sql`not exists (select 1 from annotation_anchors there where there.school_id = ${annotations.schoolId}
    and there.annotation_id = ${annotations.id} and there.revision_id = ${revisionId})`
}

async function targetOf(tx: Db, schoolId: string, revisionId: string) {
  const [row] = await tx
    .select({ articleId: revisions.articleId, number: revisions.number })
    .from(revisions)
    .where(and(eq(revisions.schoolId, schoolId), eq(revisions.id, revisionId)))
  if (!row) throw new Error('A revision that is not there')
  const texts = await textsOfRevisions(tx, schoolId, [revisionId])
  return { ...row, levels: texts.get(revisionId) ?? new Map() }
}

async function followed<T extends Parameters<typeof reanchor>[0][number]>(
  tx: Db,
  schoolId: string,
  sources: readonly T[],
  target: LevelTexts,
): Promise<{ source: T; fate: Fate }[]> {
  const texts = await textsOfRevisions(
    tx,
    schoolId,
    sources.map(({ revisionId }) => revisionId),
  )
  const fates = reanchor(sources, texts, target)
  return sources.flatMap((source, index) => {
    const fate = fates[index]
    return fate ? [{ source, fate }] : []
  })
}

/** So many rows go into one statement; a statement takes 65,535 values at the most. */
const batchRows = 1000

async function inBatches<T>(rows: readonly T[], insert: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += batchRows) await insert(rows.slice(from, from + batchRows))
}
