import { expect, test } from 'vitest'
import {
  newAssignmentSchema,
  overrideSchema,
  releaseChoice,
  resolveTimes,
  spreadRelease,
} from '#domain/assignment/schema.ts'
import { allBy } from '#domain/quiz/release-rules.ts'

const article = '018f0000-0000-7000-8000-000000000001'
const quizVersion = '018f0000-0000-7000-8000-000000000002'
const form = {
  text: `${article}/${quizVersion}`,
  openAt: '2026-03-02T09:00',
  dueAt: '',
  closeAt: '',
  timeLimitMinutes: '',
  attemptsAllowed: '1',
  releaseScore: 'after-hand-in',
  releaseAnswers: 'after-due',
  releaseExplanations: 'on-release',
}
const quiz = { release: allBy('after-due'), hasQuiz: true }

function faultOf(changes: Record<string, string>) {
  const parsed = newAssignmentSchema.safeParse({ ...form, ...changes })
  return parsed.success ? null : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
}

test('an empty form field is an absent value', () => {
  const parsed = newAssignmentSchema.parse(form)
  expect(parsed).toMatchObject({
    dueAt: null,
    closeAt: null,
    timeLimitMinutes: null,
    attemptsAllowed: 1,
    plainLevel: false,
    notesAfterOwn: false,
  })
  expect(parsed.text).toEqual({ articleId: article, quizVersionId: quizVersion })
  expect(newAssignmentSchema.parse({ ...form, text: article }).text).toEqual({
    articleId: article,
    quizVersionId: null,
  })
})

test('limits are told beside their field', () => {
  expect(faultOf({ timeLimitMinutes: '0' })).toEqual(['timeLimitMinutes time-limit-wrong'])
  expect(faultOf({ timeLimitMinutes: '601' })).toEqual(['timeLimitMinutes time-limit-wrong'])
  expect(faultOf({ timeLimitMinutes: '1.5' })).toEqual(['timeLimitMinutes time-limit-wrong'])
  expect(faultOf({ timeLimitMinutes: '600' })).toBeNull()
  expect(faultOf({ attemptsAllowed: '11' })).toEqual(['attemptsAllowed attempts-wrong'])
  expect(faultOf({ attemptsAllowed: 'many' })).toEqual(['attemptsAllowed attempts-wrong'])
  expect(faultOf({ releaseScore: 'never' })).toEqual(['releaseScore release-wrong'])
  expect(faultOf({ graceSeconds: '601' })).toEqual(['graceSeconds grace-wrong'])
  expect(faultOf({ countingRule: 'worst' })).toEqual(['countingRule counting-wrong'])
  expect(faultOf({ text: 'x' })).toEqual(['text text-missing'])
  expect(faultOf({ openAt: 'soon' })).toEqual(['openAt time-wrong'])
})

test('an assignment is due after it opens, and never closes before it is due', () => {
  const at = (dueAt: string | null, closeAt: string | null) =>
    resolveTimes({ openAt: '2026-03-02T09:00', dueAt, closeAt }, 'Europe/Berlin', {
      ...quiz,
      release: allBy('after-hand-in'),
    })
  const fields = (result: ReturnType<typeof at>) =>
    !result.ok && result.error.kind === 'invalid' ? result.error.fields : null
  expect(fields(at('2026-03-02T09:00', null))).toEqual({ dueAt: 'due-before-open' })
  expect(fields(at(null, '2026-03-01T09:00'))).toEqual({ closeAt: 'close-before-open' })
  expect(fields(at('2026-03-04T09:00', '2026-03-03T09:00'))).toEqual({ closeAt: 'close-before-due' })
  expect(fields(at('2026-02-30T09:00', null))).toEqual({ dueAt: 'time-wrong' })
  expect(at('2026-03-04T09:00', '2026-03-04T09:00').ok).toBe(true)
})

test('results after the due time need a due time, except where there is no quiz', () => {
  const entered = { openAt: '2026-03-02T09:00', dueAt: null, closeAt: null }
  expect(resolveTimes(entered, 'UTC', quiz)).toEqual({
    ok: false,
    error: {
      kind: 'invalid',
      fields: {
        releaseScore: 'release-needs-due',
        releaseAnswers: 'release-needs-due',
        releaseExplanations: 'release-needs-due',
      },
    },
  })
  expect(resolveTimes(entered, 'UTC', { ...quiz, hasQuiz: false }).ok).toBe(true)
})

test('an unchanged entry keeps its instant to the second, and its place in a repeated hour', () => {
  const second = new Date('2026-10-25T01:30:42.123Z')
  const before = { openAt: second, dueAt: null, closeAt: null }
  const kept = resolveTimes(
    { openAt: '2026-10-25T02:30', dueAt: null, closeAt: null },
    'Europe/Berlin',
    { ...quiz, hasQuiz: false },
    before,
  )
  expect(kept.ok && kept.value.openAt).toEqual(second)
  const moved = resolveTimes(
    { openAt: '2026-10-25T02:31', dueAt: null, closeAt: null },
    'Europe/Berlin',
    { ...quiz, hasQuiz: false },
    before,
  )
  expect(moved.ok && moved.value.openAt.toISOString()).toBe('2026-10-25T00:31:00.000Z')
})

test('one choice of release stands for all three rules, and “each” leaves them as they are', () => {
  const { releaseScore, releaseAnswers, releaseExplanations } = newAssignmentSchema.parse(
    spreadRelease({ ...form, release: 'on-release' }),
  )
  expect([releaseScore, releaseAnswers, releaseExplanations]).toEqual(['on-release', 'on-release', 'on-release'])
  for (const release of ['each', '']) expect(spreadRelease({ ...form, release })).toMatchObject(form)
  expect(spreadRelease(form)).toEqual(form)
  expect(newAssignmentSchema.safeParse(spreadRelease({ ...form, release: 'never' })).success).toBe(false)
  expect(releaseChoice(allBy('at-once'))).toBe('at-once')
  expect(releaseChoice({ ...allBy('at-once'), answers: 'after-due' })).toBe('each')
})

test('an override names a student, and an empty field leaves what the class has', () => {
  const studentId = '018f0000-0000-7000-8000-000000000003'
  expect(overrideSchema.parse({ studentId, dueAt: '', timeLimitMinutes: '45' })).toEqual({
    studentId,
    openAt: null,
    dueAt: null,
    closeAt: null,
    timeLimitMinutes: 45,
    attemptsAllowed: null,
    plainLevel: null,
  })
  const faults = overrideSchema.safeParse({ studentId: '', timeLimitMinutes: '0', attemptsAllowed: '11' }).error?.issues
  expect(faults?.map(({ message }) => message)).toEqual(['student-missing', 'time-limit-wrong', 'attempts-wrong'])
})
