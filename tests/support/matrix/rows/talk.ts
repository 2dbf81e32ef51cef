import { randomUUID } from 'node:crypto'
import { setAnswered } from '#db/access/answered-questions.ts'
import { readFormerNotes, readFormerReplies } from '#db/access/former-texts.ts'
import { changeGroup, createGroup, deleteGroup, listGroups } from '#db/access/groups.ts'
import { hideNote, hideReply, showNote, showReply } from '#db/access/hiding.ts'
import { createNote } from '#db/access/notes.ts'
import { createReply, deleteReply, editReply, restoreReply } from '#db/access/replies.ts'
import { countOpenReports, listReports, reportNote, settleReport } from '#db/access/reports.ts'
import { span } from '../../talk-class.ts'
import { members, teaching } from '../people.ts'
import type { Row } from '../row.ts'
import type { World } from '../world.ts'

const belong = ['self', 'classmate'] as const
const forTeachers = { allowed: teaching, mayKnow: belong }
const why = { reason: 'Unkind.' }

function on(
  fn: string,
  about: (world: World) => string,
  call: Row['call'],
  rest: Pick<Row, 'allowed' | 'mayKnow' | 'refusedAs'>,
) {
  return { fn, about, call, ...rest }
}

/** Replies, groups, reports and what is hidden: of those who see the note; of those who teach, where something is decided. */
export const talkRows: readonly Row[] = [
  on(
    'replies.createReply',
    (w) => w.talk.questionId,
    (ctx, id) => createReply(ctx, id, { id: randomUUID(), body: 'So.' }),
    {
      allowed: members,
    },
  ),
  on(
    'replies.createReply',
    (w) => w.talk.hiddenId,
    (ctx, id) => createReply(ctx, id, { id: randomUUID(), body: 'So.' }),
    {
      allowed: ['classmate', ...teaching],
    },
  ),
  on(
    'replies.editReply',
    (w) => w.talk.replyId,
    (ctx, id) => editReply(ctx, id, { body: 'Changed.', version: 1 }),
    {
      allowed: ['self'],
    },
  ),
  on(
    'replies.deleteReply',
    (w) => w.talk.replyId,
    (ctx, id) => deleteReply(ctx, id),
    { allowed: ['self'] },
  ),
  on(
    'replies.restoreReply',
    (w) => w.talk.deletedReplyId,
    (ctx, id) => restoreReply(ctx, id),
    { allowed: ['self'] },
  ),
  on(
    'former-texts.readFormerNotes',
    (w) => w.talk.sharedId,
    (ctx, id) => readFormerNotes(ctx, id),
    { allowed: members },
  ),
  on(
    'former-texts.readFormerNotes',
    (w) => w.notes.private,
    (ctx, id) => readFormerNotes(ctx, id),
    { allowed: ['self'] },
  ),
  on(
    'former-texts.readFormerReplies',
    (w) => w.talk.replyId,
    (ctx, id) => readFormerReplies(ctx, id),
    {
      allowed: members,
    },
  ),
  on(
    'answered-questions.setAnswered',
    (w) => w.talk.questionId,
    (ctx, id) => setAnswered(ctx, id, true),
    {
      allowed: ['classmate', ...teaching],
      mayKnow: ['self'],
    },
  ),
  on(
    'hiding.hideNote',
    (w) => w.talk.questionId,
    (ctx, id) => hideNote(ctx, id, why),
    forTeachers,
  ),
  on(
    'hiding.showNote',
    (w) => w.talk.hiddenId,
    (ctx, id) => showNote(ctx, id),
    {
      allowed: teaching,
      mayKnow: ['classmate'],
    },
  ),
  on(
    'hiding.hideReply',
    (w) => w.talk.replyId,
    (ctx, id) => hideReply(ctx, id, why),
    forTeachers,
  ),
  on(
    'hiding.showReply',
    (w) => w.talk.replyId,
    (ctx, id) => showReply(ctx, id),
    forTeachers,
  ),
  on(
    'reports.reportNote',
    (w) => w.talk.sharedId,
    (ctx, id) => reportNote(ctx, id, why),
    {
      allowed: ['classmate'],
      mayKnow: ['self', ...teaching],
    },
  ),
  on(
    'reports.listReports',
    (w) => w.classId,
    (ctx, id) => listReports(ctx, id),
    forTeachers,
  ),
  on(
    'reports.countOpenReports',
    (w) => w.classId,
    (ctx, id) => countOpenReports(ctx, id),
    forTeachers,
  ),
  on(
    'reports.settleReport',
    (w) => w.talk.reportId,
    (ctx, id) => settleReport(ctx, id, { outcome: 'hidden', ...why }),
    { allowed: teaching },
  ),
  on(
    'groups.listGroups',
    (w) => w.classId,
    (ctx, id) => listGroups(ctx, id),
    forTeachers,
  ),
  on(
    'groups.createGroup',
    (w) => w.classId,
    (ctx, classId, w) => createGroup(ctx, { classId, name: 'Beacon', students: [w.people.classmate.userId] }),
    forTeachers,
  ),
  on(
    'groups.changeGroup',
    (w) => w.talk.groupId,
    (ctx, groupId, w) => changeGroup(ctx, { groupId, name: 'Beacon', students: [w.people.classmate.userId] }),
    { allowed: teaching },
  ),
  on(
    'groups.deleteGroup',
    (w) => w.talk.groupId,
    (ctx, groupId) => deleteGroup(ctx, { groupId }),
    { allowed: teaching },
  ),
  on(
    'notes.createNote',
    (w) => w.talk.groupId,
    (ctx, groupId, w) =>
      createNote(ctx, w.assignmentId, {
        id: randomUUID(),
        kind: 'note',
        audience: 'group',
        groupId,
        body: 'Ours.',
        span,
      }),
    {
      allowed: ['self', ...teaching],
      refusedAs: {
        kinds: ['invalid'],
        because: 'a classmate who is in no such group is told that the group is none of theirs',
      },
    },
  ),
]
