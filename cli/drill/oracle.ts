import { isDeepStrictEqual } from 'node:util'
import type { QueuedEvent } from '#components/quiz/queue/ports.ts'
import { worthOf } from './exam.ts'
import type { ExamItem, Worth } from './exam-item.ts'
import { groupBy } from './group-by.ts'
import { replay } from './replay.ts'
import type { StoredAttempt, StoredEvent } from './stored-work.ts'
import type { Acknowledgement, Witness } from './witness.ts'

/** What the oracle has found in one attempt, or in all of them together. */
export type Findings = {
  /** Answers that the server has said it holds. */
  acknowledged: number
  /** Of these, those that are there as acknowledged: place, sequence, words, time and what became of them. */
  stored: number
  /** Acknowledged, and not there at all. */
  missing: number
  /** Acknowledged, and there otherwise than acknowledged. */
  altered: number
  /** Stored more than once. */
  duplicated: number
  wrongGrades: number
  /** Whatever else is not as it should be, in words. */
  faults: string[]
}

/**
 * Compares what one student's browsers were told with what the database holds. Written from the rules (DESIGN, "No answer
 * is ever lost", and the worth of each answer as the drill's exam lists it), and uses none of the code that places,
 * receives or grades answers.
 */
export function judge(witness: Witness, attempt: StoredAttempt, items: readonly ExamItem[]): Findings {
  const faults = [...witness.faults]
  const { missing, altered } = judgeAcknowledged(witness, attempt.events)
  const { counting, faults: misplaced } = replay(attempt.events, attempt.submissions[0]?.submittedAt ?? null)
  faults.push(...misplaced)
  faults.push(...judgeKept(witness, attempt.events), ...judgeShown(witness, attempt.events))
  faults.push(...judgeHandIn(witness, attempt, counting), ...judgeMeaning(witness, counting))
  return {
    acknowledged: witness.acknowledged.size,
    stored: witness.acknowledged.size - missing - altered,
    missing,
    altered,
    duplicated: countDuplicates(attempt.events),
    wrongGrades: countWrongGrades(attempt, counting, items),
    faults: faults.map((fault) => `attempt ${witness.attemptId}: ${fault}`),
  }
}

export function addUp(all: readonly Findings[]): Findings {
  const sum = (of: (findings: Findings) => number) => all.reduce((total, findings) => total + of(findings), 0)
  return {
    acknowledged: sum((one) => one.acknowledged),
    stored: sum((one) => one.stored),
    missing: sum((one) => one.missing),
    altered: sum((one) => one.altered),
    duplicated: sum((one) => one.duplicated),
    wrongGrades: sum((one) => one.wrongGrades),
    faults: all.flatMap((one) => one.faults),
  }
}

/** Every word that was ever given must hold, the first as well as any later one. */
function judgeAcknowledged(witness: Witness, events: readonly StoredEvent[]) {
  let [missing, altered] = [0, 0]
  const byId = groupBy(events, (event) => event.clientEventId)
  for (const [clientEventId, acknowledgements] of witness.acknowledged) {
    const rows = byId.get(clientEventId) ?? []
    if (rows.length === 0) missing += 1
    else if (!acknowledgements.every((word) => rows.some((row) => isAsAcknowledged(row, word)))) altered += 1
  }
  return { missing, altered }
}

function isAsAcknowledged(row: StoredEvent, { event, receipt }: Acknowledgement): boolean {
  return (
    isSameEvent(row, event) &&
    row.position === receipt.position &&
    row.seq === receipt.seq &&
    row.disposition === receipt.disposition &&
    row.receivedAt.getTime() === Date.parse(receipt.receivedAt)
  )
}

function isSameEvent(row: StoredEvent, event: Acknowledgement['event']): boolean {
  return (
    row.position === event.position &&
    row.device === event.device &&
    row.clientSeq === event.clientSeq &&
    row.baseSeq === event.baseSeq &&
    isDeepStrictEqual(row.payload, event.response)
  )
}

/** Rows that have an event id, a browser's sequence or a server's sequence in common with a row before them. */
function countDuplicates(events: readonly StoredEvent[]): number {
  const seen = new Set<string>()
  let duplicates = 0
  for (const { clientEventId, device, clientSeq, position, seq } of events) {
    const keys = [clientEventId, `${device} ${clientSeq}`, `${position}/${seq}`]
    if (keys.some((key) => seen.has(key))) duplicates += 1
    for (const key of keys) seen.add(key)
  }
  return duplicates
}

/** All that a browser kept has been acknowledged in the end, and nothing is stored that no browser kept. */
function judgeKept(witness: Witness, events: readonly StoredEvent[]): string[] {
  const unheard = [...witness.kept.values()].filter((event) => !witness.acknowledged.has(event.clientEventId))
  const unknown = events.filter((event) => !witness.kept.has(event.clientEventId))
  return [
    ...unheard.map((event) => `answer ${event.clientEventId} (${event.state}) was kept and never acknowledged`),
    ...unknown.map((event) => `answer ${event.clientEventId} is stored, and no browser has given it`),
  ]
}

/** What a page called saved is what the database holds under that sequence. */
function judgeShown(witness: Witness, events: readonly StoredEvent[]): string[] {
  const byPosition = groupBy(events, (event) => event.position)
  return [...witness.shown.values()].flatMap(({ position, seq, response }) => {
    const rows = (byPosition.get(position) ?? []).filter((row) => seq === 0 || row.seq === seq)
    const isThere = rows.some((row) => isDeepStrictEqual(row.payload, response))
    return isThere ? [] : [`question ${position} was shown as saved (sequence ${seq}) with an answer that is not there`]
  })
}

function judgeHandIn(witness: Witness, attempt: StoredAttempt, counting: ReadonlyMap<number, StoredEvent>): string[] {
  const [submission, ...more] = attempt.submissions
  if (submission === undefined) return ['was never handed in']
  const faults = more.length > 0 ? ['was handed in more than once'] : []
  const { submittedAt, isLate, receiptCode, receipt } = submission
  if (attempt.submittedAt?.getTime() !== submittedAt.getTime()) faults.push('has two times of hand-in')
  const told = { submittedAt: submittedAt.toISOString(), isLate, receiptCode, answers: receipt }
  if (witness.receipts.some((heard) => !isDeepStrictEqual(heard, told))) faults.push('another receipt was given out')
  const counted = Object.fromEntries([...counting].map(([position, event]) => [String(position), event.seq]))
  if (!isDeepStrictEqual(receipt, counted)) faults.push('the receipt does not name the answers that count')
  if (isLate) faults.push('was called late, though there is no due time')
  return faults
}

/** Where only one browser was used, what the student gave last is what counts, unless it came after the hand-in. */
function judgeMeaning(witness: Witness, counting: ReadonlyMap<number, StoredEvent>): string[] {
  const kept = [...witness.kept.values()]
  if (new Set(kept.map((event) => event.device)).size > 1) return []
  const cameLate = ({ clientEventId }: QueuedEvent) =>
    witness.acknowledged.get(clientEventId)?.some(({ receipt }) => receipt.disposition === 'late')
  const last = new Map<number, QueuedEvent>()
  for (const event of kept.filter((one) => !cameLate(one)))
    if (event.clientSeq > (last.get(event.position)?.clientSeq ?? 0)) last.set(event.position, event)
  return [...last].flatMap(([position, { clientEventId }]) =>
    counting.get(position)?.clientEventId === clientEventId
      ? []
      : [`question ${position} does not count the answer that the student gave last`],
  )
}

/** The one machine's mark of each question, against the worth of the answer that should count. */
function countWrongGrades(
  attempt: StoredAttempt,
  counting: ReadonlyMap<number, StoredEvent>,
  items: readonly ExamItem[],
): number {
  const wrong = items.filter((item, index) => {
    const position = index + 1
    const marks = attempt.scores.filter((score) => score.position === position)
    const [mark] = marks
    if (marks.length !== 1 || mark === undefined) return true
    const worth = worthOf(item, counting.get(position)?.payload ?? null)
    const fraction = shareOf(worth)
    const points = fraction === null ? null : fraction * item.question.points
    return mark.state !== stateOf(worth) || !isClose(mark.fraction, fraction) || !isClose(mark.points, points)
  })
  const strayRuns = Math.abs(attempt.runs.filter((run) => run.kind === 'machine').length - 1)
  const strayScores = attempt.scores.filter(({ position }) => position < 1 || position > items.length).length
  return wrong.length + strayRuns + strayScores
}

function shareOf(worth: Worth): number | null {
  if (worth === 'waits') return null
  return worth === 'unanswered' ? 0 : worth
}

function stateOf(worth: Worth): string {
  if (typeof worth === 'string') return worth
  if (worth === 0) return 'wrong'
  return worth === 1 ? 'right' : 'partly'
}

/** Points are stored to a millionth. */
function isClose(stored: number | string | null, expected: number | null): boolean {
  if (stored === null || expected === null) return stored === expected
  return Math.abs(Number(stored) - expected) < 0.000_001
}
