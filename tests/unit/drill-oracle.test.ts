import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { examItems, worthOf } from '#cli/drill/exam.ts'
import type { Worth } from '#cli/drill/exam-item.ts'
import { judge } from '#cli/drill/oracle.ts'
import { isRed } from '#cli/drill/run-drill.ts'
import type { StoredAttempt, StoredEvent } from '#cli/drill/stored-work.ts'
import { Witness } from '#cli/drill/witness.ts'
import { grade } from '#domain/quiz/grade.ts'
import type { QuestionBody, QuestionKey, QuizResponse, ResponseEvent } from '#domain/quiz/schema.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'

const items = examItems(randomUUID)
const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, second))
const choose = (choice: string): QuizResponse => ({ type: 'single-choice', choice })
const phone = randomUUID()
const laptop = randomUUID()

type Given = { device?: string; clientSeq: number; baseSeq?: number; choice: string; disposition?: 'current' | 'late' }

/** A student who has answered the first question as given, one answer a second, and has handed in: all is well. */
function handedIn(given: readonly Given[]) {
  const witness = new Witness(randomUUID(), () => {})
  const events = given.map(({ device = phone, clientSeq, baseSeq = 0, choice, disposition = 'current' }, index) => {
    const response = choose(choice)
    const event: ResponseEvent = { clientEventId: randomUUID(), device, clientSeq, position: 1, baseSeq, response }
    const receivedAt = at(index + 1).toISOString()
    const receipt = { clientEventId: event.clientEventId, position: 1, seq: index + 1, disposition, receivedAt }
    const kept = { attemptId: witness.attemptId, changedAtMs: 0, state: 'held' as const, isDecided: false }
    witness.keep([{ ...event, ...kept, receipt }])
    witness.acknowledge([event], { receipts: [receipt], present: [], serverNow: receivedAt, deadlineAt: null })
    return storedOf(event, index + 1, disposition)
  })
  const counting = events.filter((event) => event.disposition === 'current').at(-1)
  const attempt: StoredAttempt = {
    submittedAt: at(30),
    events,
    submissions: [
      { submittedAt: at(30), isLate: false, receiptCode: 'CODE', receipt: counting ? { '1': counting.seq } : {} },
    ],
    runs: [{ id: 'run', kind: 'machine' }],
    scores: items.map((item, index) => {
      const response = index === 0 ? (counting?.payload ?? null) : null
      const worth = worthOf(item, response)
      const fraction = worth === 'unanswered' ? 0 : worth === 'waits' ? null : worth
      const state = typeof worth === 'string' ? worth : worth === 1 ? 'right' : 'wrong'
      return { runId: 'run', position: index + 1, state, fraction, points: String(fraction) }
    }),
  }
  witness.hearReceipt({
    submittedAt: at(30).toISOString(),
    isLate: false,
    receiptCode: 'CODE',
    answers: { ...attempt.submissions[0]?.receipt },
  })
  return { witness, attempt, find: () => judge(witness, attempt, items) }
}

function storedOf({ response, ...event }: ResponseEvent, seq: number, disposition: string): StoredEvent {
  return { ...event, payload: response, seq, disposition, receivedAt: at(seq), storedAt: at(seq) }
}

const two = () =>
  handedIn([
    { clientSeq: 1, choice: 'a' },
    { clientSeq: 2, baseSeq: 1, choice: 'c' },
  ])

/** Changes one stored answer. */
function change(attempt: StoredAttempt, index: number, changes: Partial<StoredEvent>): void {
  attempt.events = attempt.events.map((event, at) => (at === index ? { ...event, ...changes } : event))
}

test('where everything is as acknowledged the oracle finds no fault', () => {
  const found = two().find()
  expect(found).toEqual({
    acknowledged: 2,
    stored: 2,
    missing: 0,
    altered: 0,
    duplicated: 0,
    wrongGrades: 0,
    faults: [],
  })
  expect(isRed(found)).toBe(false)
})

test('an acknowledged answer that is not there is missing', () => {
  const { attempt, find } = two()
  attempt.events = attempt.events.slice(1)
  expect(find()).toMatchObject({ acknowledged: 2, stored: 1, missing: 1, altered: 0 })
})

test.each<[string, Partial<StoredEvent>]>([
  ['with other words', { payload: choose('b') }],
  ['under another sequence', { seq: 7 }],
  ['with another time', { receivedAt: at(9) }],
  ['with another fate', { disposition: 'conflict' }],
  ['from another browser', { device: randomUUID() }],
  ['on another base', { baseSeq: 5 }],
])('an acknowledged answer that is there %s is altered', (_how, changes) => {
  const { attempt, find } = two()
  change(attempt, 0, changes)
  expect(find()).toMatchObject({ stored: 1, missing: 0, altered: 1 })
})

test('two words on one answer must both hold', () => {
  const { witness, attempt, find } = two()
  const [event] = [...witness.kept.values()]
  if (event === undefined) throw new Error('Nothing was kept')
  const { clientEventId } = event
  const receipt = {
    clientEventId,
    position: 1,
    seq: 1,
    disposition: 'current' as const,
    receivedAt: at(4).toISOString(),
  }
  witness.acknowledge([event], { receipts: [receipt], present: [], serverNow: '', deadlineAt: null })
  expect(find()).toMatchObject({ acknowledged: 2, altered: 1 })
  expect(attempt.events).toHaveLength(2)
})

test('an answer stored twice is counted, also under another id', () => {
  const { attempt, find } = two()
  const [first] = attempt.events
  if (first === undefined) throw new Error('Nothing is stored')
  attempt.events = [...attempt.events, { ...first, seq: 3 }, { ...first, seq: 4, clientEventId: randomUUID() }]
  expect(find().duplicated).toBe(2)
})

test('one sequence given to two answers is counted as a duplicate', () => {
  const { attempt, find } = two()
  change(attempt, 1, { seq: 1 })
  expect(find().duplicated).toBe(1)
})

test.each<[string, Partial<StoredAttempt['scores'][number]> | null]>([
  ['another share', { fraction: 0.5 }],
  ['other points', { points: '0.999' }],
  ['another state', { state: 'waits' }],
  ['no mark at all', null],
])('a grade with %s is wrong', (_how, changes) => {
  const { attempt, find } = two()
  attempt.scores = attempt.scores.flatMap((score) => {
    if (score.position !== 1) return [score]
    return changes === null ? [] : [{ ...score, ...changes }]
  })
  expect(find().wrongGrades).toBe(1)
})

test('a second grading by the machine is a wrong grade', () => {
  const { attempt, find } = two()
  attempt.runs = [...attempt.runs, { id: 'again', kind: 'machine' }]
  expect(find().wrongGrades).toBe(1)
})

test('of one browser’s answers the one given last counts, in whatever order they arrived', () => {
  const { attempt, find } = handedIn([
    { clientSeq: 2, choice: 'c' },
    { clientSeq: 1, choice: 'a' },
  ])
  expect(find().faults).toContainEqual(expect.stringContaining('is current and should be superseded'))
  expect(attempt.events).toHaveLength(2)
})

test('an answer given without knowledge of another browser’s does not replace it', () => {
  const stale = handedIn([
    { clientSeq: 1, choice: 'a' },
    { device: laptop, clientSeq: 1, baseSeq: 0, choice: 'c' },
  ])
  expect(stale.find().faults).toContainEqual(expect.stringContaining('is current and should be conflict'))
  const knowing = handedIn([
    { clientSeq: 1, choice: 'a' },
    { device: laptop, clientSeq: 1, baseSeq: 1, choice: 'c' },
  ])
  expect(knowing.find().faults).toEqual([])
})

test('what is stored after the hand-in must be late, and so must all that follows a late one', () => {
  const after = two()
  change(after.attempt, 1, { storedAt: at(31) })
  expect(after.find().faults).toContainEqual(expect.stringContaining('counts, and was stored after the hand-in'))
  const behind = handedIn([
    { clientSeq: 1, choice: 'a', disposition: 'late' },
    { clientSeq: 2, choice: 'c' },
  ])
  expect(behind.find().faults).toContainEqual(expect.stringContaining('stands behind one that is late'))
})

test('no answer is late before a hand-in was sent, and every one that sets out after its receipt is', () => {
  const early = handedIn([{ clientSeq: 1, choice: 'a', disposition: 'late' }])
  expect(early.find().faults).toContainEqual(expect.stringContaining('was late before any hand-in'))
  const { witness, find } = two()
  const [event] = [...witness.kept.values()]
  if (event === undefined) throw new Error('Nothing was kept')
  const sent = { ...event, clientEventId: randomUUID(), clientSeq: 3 }
  const receipt = { clientEventId: sent.clientEventId, position: 1, seq: 3, receivedAt: at(31).toISOString() }
  witness.send([sent])
  witness.acknowledge([sent], {
    receipts: [{ ...receipt, disposition: 'current' }],
    present: [],
    serverNow: '',
    deadlineAt: null,
  })
  expect(find().faults).toContainEqual(expect.stringContaining('was sent after the hand-in, and is not late'))
})

test('what a page showed as saved must be there in those words', () => {
  const { witness, find } = two()
  witness.show({ position: 1, seq: 2, response: choose('c') })
  expect(find().faults).toEqual([])
  witness.show({ position: 1, seq: 2, response: choose('b') })
  expect(find().faults).toContainEqual(expect.stringContaining('was shown as saved'))
})

test('an answer that a browser kept must have been acknowledged, and a stored one must be some browser’s', () => {
  const kept = two()
  const [event] = [...kept.witness.kept.values()]
  if (event === undefined) throw new Error('Nothing was kept')
  kept.witness.keep([{ ...event, clientEventId: randomUUID(), clientSeq: 3, state: 'waiting' }])
  expect(kept.find().faults).toContainEqual(expect.stringContaining('was kept and never acknowledged'))
  const stored = two()
  change(stored.attempt, 0, { clientEventId: randomUUID() })
  expect(stored.find().faults).toContainEqual(expect.stringContaining('no browser has given it'))
})

test('an attempt must be handed in once, and every receipt must say the same', () => {
  const open = two()
  open.attempt.submissions = []
  expect(open.find().faults).toContainEqual(expect.stringContaining('was never handed in'))
  const told = two()
  told.witness.hearReceipt({
    submittedAt: at(30).toISOString(),
    isLate: false,
    receiptCode: 'OTHER',
    answers: { '1': 2 },
  })
  expect(told.find().faults).toContainEqual(expect.stringContaining('another receipt'))
})

test('the worth that the drill lists for each answer is what the program gives', () => {
  for (const item of items) {
    const { body, key } = splitQuestion(item.question)
    for (const { response, worth } of item.answers) expect(worthBy(body, key, response)).toBe(worth)
  }
})

test('text that a crash has cut short is worth what the drill says, wherever it was cut', () => {
  for (const item of items.filter(({ worthOfHalf }) => worthOfHalf !== null)) {
    const { body, key } = splitQuestion(item.question)
    for (const { response } of item.answers) {
      const characters = [...('text' in response ? response.text : '')]
      for (let end = 1; end < characters.length; end += 1) {
        const half = { ...response, text: characters.slice(0, end).join('') }
        expect(worthBy(body, key, half)).toBe(worthOf(item, half))
      }
    }
  }
})

/** What the program gives, in the drill's words. */
function worthBy(body: QuestionBody, key: QuestionKey, response: QuizResponse): Worth | null {
  const { state, fraction } = grade(body, key, response)
  return state === 'unanswered' || state === 'waits' ? state : fraction
}
