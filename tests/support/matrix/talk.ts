import { createGroup } from '#db/access/groups.ts'
import { hideNote } from '#db/access/hiding.ts'
import { editNote } from '#db/access/notes.ts'
import { deleteReply } from '#db/access/replies.ts'
import { listReports, reportNote } from '#db/access/reports.ts'
import type { Factories } from '#db/factories.ts'
import { expectOk } from '../quiz-class.ts'
import { reply, write } from '../talk-class.ts'
import type { People } from './people.ts'

/** What stands under the notes of the open assignment. */
export type Talk = {
  groupId: string
  /** A question of the classmate's for the class, which self has answered. */
  questionId: string
  replyId: string
  /** Self's reply that was deleted. */
  deletedReplyId: string
  /** Shared with the class after it was private. */
  sharedId: string
  hiddenId: string
  /** Self's report of the question. */
  reportId: string
}

/** Writes one of everything that only some may see: a group's note, a thread, a former text, something hidden, a report. */
export async function makeTalk(
  make: Factories,
  people: People,
  at: { classId: string; assignmentId: string },
): Promise<Talk> {
  const { classId, assignmentId } = at
  const ctx = {
    own: await make.ctxFor(people.own),
    self: await make.ctxFor(people.self),
    classmate: await make.ctxFor(people.classmate),
  }
  const students = [people.self.userId]
  const groupId = expectOk(await createGroup(ctx.own, { classId, name: 'M-GROUP', students })).id
  const inGroup = await write(make, ctx.self, assignmentId, 'group', { groupId, body: 'M-GROUP-NOTE' })
  await reply(make, ctx.own, inGroup, 'M-GROUP-REPLY')
  const questionId = await write(make, ctx.classmate, assignmentId, 'class', { kind: 'question', body: 'M-QUESTION' })
  const replyId = await reply(make, ctx.self, questionId, 'M-REPLY')
  const deletedReplyId = await reply(make, ctx.self, questionId, 'M-DELETED-REPLY')
  expectOk(await deleteReply(ctx.self, deletedReplyId))
  const sharedId = await write(make, ctx.self, assignmentId, 'me', { body: 'M-FORMER-PRIVATE' })
  expectOk(await editNote(ctx.self, sharedId, { audience: 'class', body: 'M-SHARED', version: 1 }))
  const hiddenId = await write(make, ctx.classmate, assignmentId, 'class', { body: 'M-HIDDEN-NOTE' })
  expectOk(await hideNote(ctx.own, hiddenId, { reason: 'M-HIDING-REASON' }))
  expectOk(await reportNote(ctx.self, questionId, { reason: 'M-REPORT' }))
  const [report] = expectOk(await listReports(ctx.own, classId))
  return { groupId, questionId, replyId, deletedReplyId, sharedId, hiddenId, reportId: report?.reportId ?? '' }
}
