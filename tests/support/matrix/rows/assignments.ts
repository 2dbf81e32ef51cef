import { changeAssignment, restoreAssignment, withdrawAssignment } from '#db/access/assignment-changes.ts'
import { setOverride } from '#db/access/assignment-overrides.ts'
import { pauseAssignment, resumeAssignment } from '#db/access/assignment-pauses.ts'
import { createAssignment, readAssignChoices, readAssignment } from '#db/access/assignments.ts'
import { readHome } from '#db/access/home.ts'
import { classProgress } from '#db/access/progress.ts'
import { setResultsReleased } from '#db/access/result-release.ts'
import { readQuizStatistics } from '#db/access/statistics.ts'
import { saveStudentComment } from '#db/access/student-comments.ts'
import { readStudentWork } from '#db/access/student-work.ts'
import { letAnswerCount } from '#db/access/system/let-answer-count.ts'
import { countMarkedPassages } from '#db/access/system/marked-passages.ts'
import { reopenAttempt } from '#db/access/system/reopen-attempt.ts'
import { signedIn, teaching } from '../people.ts'
import { byRole, type Row } from '../row.ts'

const belong = ['self', 'classmate'] as const
const settings = {
  openAt: '2026-03-01T08:00',
  dueAt: '2026-03-20T08:00',
  closeAt: null,
  timeLimitMinutes: null,
  attemptsAllowed: 1,
  countingRule: 'last' as const,
  graceSeconds: 10,
  releaseScore: 'after-due' as const,
  releaseAnswers: 'after-due' as const,
  releaseExplanations: 'after-due' as const,
  plainLevel: false,
  notesAfterOwn: false,
}

const noOverride = {
  openAt: null,
  dueAt: null,
  closeAt: null,
  timeLimitMinutes: null,
  attemptsAllowed: null,
  plainLevel: null,
}

/** A row about the assignment in question. */
function onAssignment(fn: string, call: Row['call'], mayKnow: Row['allowed'] = []): Row {
  return { fn, call, about: (world) => world.assignmentId, allowed: teaching, mayKnow }
}

/** Assignments, progress and marking: of those who teach the class. */
export const assignmentRows: readonly Row[] = [
  { fn: 'home.readHome', about: null, call: (ctx) => readHome(ctx), allowed: signedIn },
  {
    fn: 'assignments.readAssignChoices',
    about: (w) => w.classId,
    call: (ctx, id) => readAssignChoices(ctx, id),
    allowed: teaching,
    mayKnow: [...belong, 'admin'],
    refusedAs: byRole,
  },
  {
    fn: 'assignments.createAssignment',
    about: (w) => w.classId,
    call: (ctx, classId, { article: { articleId } }) =>
      createAssignment(ctx, { classId, text: { articleId, quizVersionId: null }, ...settings }),
    allowed: teaching,
    mayKnow: [...belong, 'admin'],
    refusedAs: byRole,
  },
  {
    // Nobody gives their own class a text that is not theirs to give.
    fn: 'assignments.createAssignment',
    about: (w) => w.article.articleId,
    call: (ctx, articleId, { otherClassId: classId }) =>
      createAssignment(ctx, { classId, text: { articleId, quizVersionId: null }, ...settings }),
    allowed: [],
    mayKnow: ['otherStudent', 'admin'],
    refusedAs: {
      kinds: ['invalid', 'forbidden'],
      because: 'a teacher of that class is told that there is no such text to choose; administrators by role',
    },
  },
  onAssignment('assignments.readAssignment', (ctx, id) => readAssignment(ctx, id), belong),
  onAssignment(
    'assignment-changes.changeAssignment',
    (ctx, assignmentId, { quizVersionId }) =>
      changeAssignment(ctx, { assignmentId, isConfirmed: true, quizVersionId, ...settings }),
    belong,
  ),
  onAssignment(
    'assignment-changes.withdrawAssignment',
    (ctx, assignmentId) => withdrawAssignment(ctx, { assignmentId, isConfirmed: true }),
    belong,
  ),
  onAssignment('assignment-changes.restoreAssignment', (ctx, id) => restoreAssignment(ctx, id), belong),
  onAssignment(
    'assignment-overrides.setOverride',
    (ctx, assignmentId, { people }) =>
      setOverride(ctx, { assignmentId, studentId: people.self.userId, ...noOverride, dueAt: '2026-03-21T08:00' }),
    belong,
  ),
  onAssignment('assignment-pauses.pauseAssignment', (ctx, id) => pauseAssignment(ctx, id), belong),
  onAssignment('assignment-pauses.resumeAssignment', (ctx, id) => resumeAssignment(ctx, id), belong),
  onAssignment(
    'result-release.setResultsReleased',
    (ctx, assignmentId) => setResultsReleased(ctx, { assignmentId, isReleased: true }),
    belong,
  ),
  onAssignment('progress.classProgress', (ctx, id) => classProgress(ctx, id)),
  onAssignment('statistics.readQuizStatistics', (ctx, id) => readQuizStatistics(ctx, id)),
  onAssignment('system/marked-passages.countMarkedPassages', (ctx, id) => countMarkedPassages(ctx, id)),
  onAssignment('student-work.readStudentWork', (ctx, id, { people }) => readStudentWork(ctx, id, people.self.userId)),
  {
    fn: 'student-work.readStudentWork',
    about: (w) => w.people.classmate.userId,
    call: (ctx, studentId, { assignmentId }) => readStudentWork(ctx, assignmentId, studentId),
    allowed: teaching,
  },
  {
    fn: 'system/reopen-attempt.reopenAttempt',
    about: (w) => w.classmateAttemptId,
    call: (ctx, attemptId) => reopenAttempt(ctx, { attemptId, until: '2026-03-30T08:00' }),
    allowed: teaching,
  },
  {
    fn: 'system/let-answer-count.letAnswerCount',
    about: (w) => w.classmateAttemptId,
    call: (ctx, attemptId) => letAnswerCount(ctx, { attemptId, position: 1, seq: 1 }),
    allowed: teaching,
  },
  onAssignment('student-comments.saveStudentComment', (ctx, assignmentId, { people }) =>
    saveStudentComment(ctx, { assignmentId, studentId: people.self.userId, body: 'Well read.' }),
  ),
]
