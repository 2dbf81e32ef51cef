import type { QuizResponse, ResponseEvent, ResponseReceipt, SaveReply, SubmissionReceipt } from '#domain/quiz/schema.ts'

/**
 * What the queue needs from the world. The browser gives it IndexedDB, fetch and timers; a test or the drill gives it a
 * faulty network and a clock of its own. Nothing in this folder but files named `browser-…` knows the DOM.
 */

/** An answer as the browser keeps it, from the first keystroke until after the hand-in. */
export type QueuedEvent = ResponseEvent & {
  attemptId: string
  /** Wall clock of this browser, in milliseconds; when it was last changed. */
  changedAtMs: number
  /** `open`: still being typed. `waiting`: to be sent. `held`: the server has it. `refused`: the server will not take it. */
  state: 'open' | 'waiting' | 'held' | 'refused'
  receipt: Pick<ResponseReceipt, 'seq' | 'disposition' | 'receivedAt'> | null
  /** The student has been shown the other device's answer and has chosen. */
  isDecided: boolean
}

export type NewEvent = Omit<QueuedEvent, 'clientSeq'>

/** Where answers are kept before they are sent. */
export type AnswerStore = {
  /** Whether answers outlast the page; false for memory. */
  isLasting: boolean
  /** The id of this browser, the same in all its tabs. */
  device: () => Promise<string>
  /**
   * Keeps an event under the next free sequence of the attempt, in one step, and gives that sequence; one that is kept
   * already keeps its own.
   */
  add: (event: NewEvent) => Promise<number>
  /** Writes events over those with the same attempt and sequence. */
  put: (events: readonly QueuedEvent[]) => Promise<void>
  /** Notes events before it returns, for a page that may be gone before anything else is written. `list` takes them in. */
  noteAtOnce: (events: readonly QueuedEvent[]) => void
  /** All events of an attempt, by sequence, what was noted at once included. */
  list: (attemptId: string) => Promise<QueuedEvent[]>
  /** Drops an attempt that has been handed in. */
  forget: (attemptId: string) => Promise<void>
}

export type SaveOutcome =
  | { kind: 'stored'; reply: SaveReply }
  /** No answer came; the server may or may not have stored what was sent. */
  | { kind: 'unreachable' }
  | { kind: 'busy'; retryAfterMs: number | null }
  | { kind: 'signed-out' }
  /** The attempt is not here for this student: withdrawn, or taken out of the class. */
  | { kind: 'gone' }
  /** Something in what was sent can never be stored. */
  | { kind: 'invalid' }
  /** Event ids that the server holds with another body. */
  | { kind: 'reused'; clientEventIds: readonly string[] }

export type SubmitOutcome =
  | { kind: 'handed-in'; receipt: SubmissionReceipt }
  /** Device → client sequences that the server does not hold. */
  | { kind: 'missing'; missing: Readonly<Record<string, readonly number[]>> }
  | Extract<SaveOutcome, { kind: 'unreachable' | 'busy' | 'signed-out' | 'gone' }>

/** How answers reach the server, for one attempt. Never rejects. */
export type AnswerTransport = {
  /** `isLeaving`: the page may be gone before the answer comes. */
  save: (events: readonly ResponseEvent[], isLeaving: boolean) => Promise<SaveOutcome>
  submit: (lastSeqs: Readonly<Record<string, number>>) => Promise<SubmitOutcome>
}

export type QueueClock = {
  /** Monotonic milliseconds; unmoved when somebody sets the clock. */
  nowMs: () => number
  /** Wall clock in milliseconds since 1970. */
  wallMs: () => number
  /** Runs `work` once after a delay; gives a function that cancels it. */
  after: (delayMs: number, work: () => void) => () => void
}

/** Word between the tabs of one browser. */
export type TabChannel = {
  /** Tells the other tabs that answers of this attempt have changed. */
  tell: () => void
  onTold: (listener: () => void) => void
  close: () => void
}

/** Lets one tab send at a time. Two at once would be harmless, only wasteful: the server knows every event by its id. */
export type SendLock = <T>(work: () => Promise<T>) => Promise<T>

export type QueuePorts = {
  attemptId: string
  store: AnswerStore
  transport: AnswerTransport
  clock: QueueClock
  channel: TabChannel
  withLock: SendLock
  /** 0 (inclusive) to 1 (exclusive), for the jitter between tries. */
  random: () => number
  newId: () => string
}

/** The answer that counts of one question, as far as this page knows. */
export type KnownAnswer = { seq: number; device: string; response: QuizResponse; receivedAt: string }
