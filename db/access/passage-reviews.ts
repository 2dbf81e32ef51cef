import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { countFates, type Fate, type LevelTexts, type PassageSource, reanchor } from '#domain/anchoring/reanchor.ts'
import {
  type EditorNoteFate,
  type EvidenceFate,
  type ExceptionFate,
  type FateList,
  listFates,
  type NoteFate,
  type NotesReview,
  type WordsFate,
} from '#domain/article/revision/review.ts'
import { type Actor, can } from '#domain/policy.ts'
import type { Db } from '../client.ts'
import { annotations, assignments, classes, editorNotes, memberships, users } from '../schema/tables.ts'
import { evidenceSources } from './evidence-sources.ts'
import {
  editorNoteSources,
  exceptionSources,
  isPresentEditorNote,
  isPresentNote,
  isPresentTerm,
  type NotesBefore,
  noteSources,
  textsOfRevisions,
} from './passage-sources.ts'
import { countPrivateFates } from './system/reanchor.ts'

/**
 * What a text would make of the notes of readers: those that the actor may see word for word, of all others the numbers. The
 * actor's right to the text has been asked for. Six queries.
 */
export async function reviewNotes(tx: Db, actor: Actor, at: NotesBefore, target: LevelTexts): Promise<NotesReview> {
  const sources = await noteSources(tx, at, isPresentNote)
  const seen = await notesSeenBy(
    tx,
    actor,
    sources.map(({ noteId }) => noteId),
  )
  const shown = sources.filter(({ noteId }) => seen.has(noteId))
  const fates = await fatesOf(tx, at.schoolId, shown, target)
  const told = shown.flatMap((source, index): NoteFate[] => {
    const [note, fate] = [seen.get(source.noteId), fates[index]]
    return note && fate ? [{ ...note, ...wordsFate(source.noteId, source, fate) }] : []
  })
  return {
    ...listFates(told, countFates(fates)),
    privateCounts: await countPrivateFates(tx, at, target, [...seen.keys()]),
  }
}

/** Of notes, those that the actor may see as the policy has it, with what is told of each. */
async function notesSeenBy(tx: Db, actor: Actor, noteIds: readonly string[]) {
  if (noteIds.length === 0) return new Map<string, Omit<NoteFate, keyof WordsFate>>()
  const rows = await tx
    .select({
      note: annotations,
      authorName: users.displayName,
      className: classes.name,
      classRole: memberships.role,
    })
    .from(annotations)
    .innerJoin(
      assignments,
      and(eq(assignments.schoolId, annotations.schoolId), eq(assignments.id, annotations.assignmentId)),
    )
    .innerJoin(classes, and(eq(classes.schoolId, assignments.schoolId), eq(classes.id, assignments.classId)))
    .innerJoin(
      memberships,
      and(
        eq(memberships.schoolId, assignments.schoolId),
        eq(memberships.classId, assignments.classId),
        eq(memberships.userId, actor.userId),
        isNull(memberships.removedAt),
      ),
    )
    .leftJoin(users, and(eq(users.schoolId, annotations.schoolId), eq(users.id, annotations.authorId)))
    .where(and(eq(annotations.schoolId, actor.schoolId), inArray(annotations.id, [...noteIds])))
  return new Map(
    rows
      .filter(({ note, classRole }) =>
        can(actor, 'note.view', {
          classRole,
          isAuthor: note.authorId === actor.userId,
          audience: note.audience,
          isDeleted: note.deletedAt !== null,
          isHidden: note.hiddenAt !== null,
          // Who publishes a text teaches where it is read; as a student they would see of others nothing here.
          isInGroup: false,
          isAwaitingOwn: true,
        }),
      )
      .map(({ note: { id, kind, body }, authorName, className }) => [
        id,
        { kind, body, authorName: authorName ?? '', className },
      ]),
  )
}

/** What a text would make of the teacher's own notes. Three queries. */
export async function reviewEditorNotes(
  tx: Db,
  at: NotesBefore,
  target: LevelTexts,
): Promise<FateList<EditorNoteFate>> {
  const sources = await editorNoteSources(tx, at, isPresentEditorNote)
  const fates = await fatesOf(tx, at.schoolId, sources, target)
  const ids = sources.map(({ noteId }) => noteId)
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select({
            id: editorNotes.id,
            kind: editorNotes.kind,
            // A correction may have no words beside its parts.
            body: sql<string>`coalesce(nullif(${editorNotes.body}, ''), ${editorNotes.correction}->>'says', '')`,
          })
          .from(editorNotes)
          .where(and(eq(editorNotes.schoolId, at.schoolId), inArray(editorNotes.id, ids)))
  const told = sources.flatMap((source, index): EditorNoteFate[] => {
    const [note, fate] = [rows.find(({ id }) => id === source.noteId), fates[index]]
    return note && fate ? [{ ...note, ...wordsFate(note.id, source, fate) }] : []
  })
  return listFates(told, countFates(fates))
}

/** What a text would make of the places where terms are not explained. Two queries. */
export async function reviewExceptions(tx: Db, at: NotesBefore, target: LevelTexts): Promise<FateList<ExceptionFate>> {
  const sources = await exceptionSources(tx, at, isPresentTerm)
  const fates = await fatesOf(tx, at.schoolId, sources, target)
  const told = sources.flatMap((source, index): ExceptionFate[] => {
    const fate = fates[index]
    return fate ? [{ headword: source.headword, ...wordsFate(source.exceptionId, source, fate) }] : []
  })
  return listFates(told, countFates(fates))
}

/** What a text would make of the passages on which published questions rest. Three queries. */
export async function reviewEvidence(tx: Db, at: NotesBefore, target: LevelTexts): Promise<FateList<EvidenceFate>> {
  const sources = await evidenceSources(tx, at)
  const fates = await fatesOf(tx, at.schoolId, sources, target)
  const told = sources.flatMap((source, index): EvidenceFate[] => {
    const fate = fates[index]
    const id = `${source.questionVersionId} ${source.field}`
    return fate ? [{ stem: source.stem, ...wordsFate(id, source, fate) }] : []
  })
  return listFates(told, countFates(fates))
}

async function fatesOf(tx: Db, schoolId: string, sources: readonly PassageSource[], target: LevelTexts) {
  const texts = await textsOfRevisions(
    tx,
    schoolId,
    sources.map(({ revisionId }) => revisionId),
  )
  return reanchor(sources, texts, target)
}

function wordsFate(id: string, source: PassageSource, { status, place }: Fate): WordsFate {
  return { id, status, before: source.quote, after: place?.quote ?? null }
}
