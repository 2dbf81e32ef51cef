import { moveAssignment } from '#db/access/assignment-moves.ts'
import type { Factories } from '#db/factories.ts'
import { note, publish, replacing, rewrite } from '#tests/support/revised-class.ts'
import { withWords } from './marked-content.ts'
import type { People } from './people.ts'

/** An article with two revisions and a third that is being written. */
export type RevisedText = {
  articleId: string
  firstRevisionId: string
  /** The newest. */
  revisionId: string
  draftVersion: number
  /** Read at its first revision. */
  staleId: string
  /** Moved to the newest, on which self's private note has no place. */
  movedId: string
  lostNoteId: string
}

/** Gives the class in question a text that was corrected since. */
export async function makeRevisedText(make: Factories, people: People, classId: string): Promise<RevisedText> {
  const { own, self } = people
  const article = await make.article({ owner: own, levels: { standard: withWords('M-TEXT') } })
  const given = { teacher: own, classId, article }
  const [staleId, movedId] = [await make.assignment(given), await make.assignment(given)]
  const lostNoteId = await note(make, await make.ctxFor(self), movedId, 'Nobody saw him leave.', {
    body: 'M-PRIVATE-NOTE',
  })
  const owner = await make.ctxFor(own)
  const { articleId, revisionId: firstRevisionId } = article
  const revisionId = await publish(make, owner, articleId, replacing(' Nobody saw him leave.', ''))
  const moved = await moveAssignment(owner, { assignmentId: movedId, revisionId })
  if (!moved.ok) throw new Error(`An assignment was not moved: ${JSON.stringify(moved.error)}`)
  const draftVersion = await rewrite(owner, articleId, replacing('By morning', 'M-DRAFT By morning'))
  return { articleId, firstRevisionId, revisionId, draftVersion, staleId, movedId, lostNoteId }
}
