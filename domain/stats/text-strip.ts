/**
 * Decides what a teacher learns of each paragraph: how many distinct students marked something there, lost the thread or asked. Who
 * keeps a mark to themself counts in a number only together with enough others, so that no number says whose it is.
 */
import type { AnnotationKind } from '#domain/notes/schema.ts'
import { fewestStudents } from './term-effect.ts'

/** What a student left on a passage. */
export type StudentMark = {
  studentId: string
  kind: AnnotationKind
  /** Whether the teacher may read it. */
  isShared: boolean
  /** The blocks that the passage touches. */
  blockIds: readonly string[]
}

export type StripCount = {
  /** Distinct students: those who share it, and those who keep it to themselves if these are `fewestStudents` or more. */
  students: number
  /** Of them, those with something that the teacher may read. */
  shared: number
}

export type BlockStrip = { blockId: string; marked: StripCount; lost: StripCount; asked: StripCount }

/** One strip for each block on which something is to be told, in no certain order. */
export function countMarks(marks: readonly StudentMark[]): BlockStrip[] {
  const byBlock = new Map<string, StudentMark[]>()
  for (const mark of marks) {
    for (const blockId of mark.blockIds) byBlock.set(blockId, [...(byBlock.get(blockId) ?? []), mark])
  }
  return [...byBlock]
    .map(([blockId, here]) => ({
      blockId,
      marked: countOf(here),
      lost: countOf(here.filter(({ kind }) => kind === 'lost')),
      asked: countOf(here.filter(({ kind }) => kind === 'question')),
    }))
    .filter(({ marked }) => marked.students > 0)
}

function countOf(marks: readonly StudentMark[]): StripCount {
  const sharing = new Set(marks.filter(({ isShared }) => isShared).map(({ studentId }) => studentId))
  const keeping = new Set(marks.map(({ studentId }) => studentId).filter((studentId) => !sharing.has(studentId)))
  const told = keeping.size < fewestStudents ? 0 : keeping.size
  return { students: sharing.size + told, shared: sharing.size }
}
