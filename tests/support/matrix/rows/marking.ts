import { markAnswer } from '#db/access/marking.ts'
import { readMarkingItem } from '#db/access/marking-item.ts'
import { addPhrase, listPhrases, removePhrase } from '#db/access/marking-phrases.ts'
import { readMarkingQueue } from '#db/access/marking-queue.ts'
import { applyRegrade, undoRegrade } from '#db/access/system/regrade.ts'
import { previewRegrade, readRegradeOffer } from '#db/access/system/regrade-preview.ts'
import { staff, teaching } from '../people.ts'
import { byRole, type Row } from '../row.ts'

const choice = { by: 'question', names: 'shown', show: 'all' } as const

/** Marking and regrading: of those who teach the class; each marker's phrases are their own. */
export const markingRows: readonly Row[] = [
  {
    fn: 'marking-queue.readMarkingQueue',
    about: (w) => w.assignmentId,
    call: (ctx, id) => readMarkingQueue(ctx, id, choice),
    allowed: teaching,
  },
  {
    fn: 'marking-item.readMarkingItem',
    about: (w) => w.classmateAttemptId,
    call: (ctx, attemptId, { assignmentId }) => readMarkingItem(ctx, assignmentId, { attemptId, position: 1 }),
    allowed: teaching,
  },
  {
    fn: 'marking-item.readMarkingItem',
    about: (w) => w.assignmentId,
    call: (ctx, id, { classmateAttemptId: attemptId }) => readMarkingItem(ctx, id, { attemptId, position: 1 }),
    allowed: teaching,
  },
  {
    fn: 'marking.markAnswer',
    about: (w) => w.classmateAttemptId,
    call: (ctx, attemptId) => markAnswer(ctx, { attemptId, position: 2, points: '1', comment: null, seenRunId: null }),
    allowed: teaching,
  },
  {
    fn: 'marking-phrases.listPhrases',
    about: null,
    call: (ctx) => listPhrases(ctx),
    allowed: staff,
  },
  {
    fn: 'marking-phrases.addPhrase',
    about: null,
    call: (ctx) => addPhrase(ctx, 'Well argued.'),
    allowed: staff,
  },
  {
    fn: 'marking-phrases.removePhrase',
    about: (w) => w.phraseId,
    call: (ctx, id) => removePhrase(ctx, id),
    allowed: ['own'],
    refusedAs: byRole,
  },
  {
    fn: 'system/regrade-preview.previewRegrade',
    about: (w) => w.assignmentId,
    call: (ctx, id) => previewRegrade(ctx, id),
    allowed: teaching,
  },
  {
    fn: 'system/regrade-preview.readRegradeOffer',
    about: (w) => w.assignmentId,
    call: (ctx, id) => readRegradeOffer(ctx, id),
    allowed: teaching,
  },
  {
    fn: 'system/regrade.applyRegrade',
    about: (w) => w.assignmentId,
    call: (ctx, assignmentId, { laterVersionId: quizVersionId }) => applyRegrade(ctx, { assignmentId, quizVersionId }),
    allowed: teaching,
  },
  {
    fn: 'system/regrade.undoRegrade',
    about: (w) => w.assignmentId,
    call: (ctx, assignmentId, { regradeId }) => undoRegrade(ctx, { assignmentId, regradeId }),
    allowed: teaching,
  },
  {
    fn: 'system/regrade.undoRegrade',
    about: (w) => w.regradeId,
    call: (ctx, regradeId, { assignmentId }) => undoRegrade(ctx, { assignmentId, regradeId }),
    allowed: teaching,
  },
]
