'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { isAnswered } from '#domain/quiz/grade.ts'
import { spansAllowed, spansIn, withSpans } from '#domain/quiz/marked-spans.ts'
import type { OpenAttemptView, QuizItemView, QuizView } from '#domain/quiz/view.ts'
import { type Marking, MarkingProvider } from './marking-context.tsx'
import type { QueueSnapshot } from './queue/answer-queue.ts'
import { type AnswerState, noAnswer } from './queue/answer-states.ts'
import { type LiveQueue, useAnswerQueue } from './use-answer-queue.ts'
import { type AttemptClock, useAttemptClock } from './use-attempt-clock.ts'
import { useFlags } from './use-flags.ts'

export type QuizSession = {
  view: QuizView & { attempt: OpenAttemptView }
  /** Null before the page is alive. */
  live: LiveQueue | null
  snapshot: QueueSnapshot
  /** Position of the question shown. */
  current: number
  goTo: (position: number) => void
  flags: ReadonlySet<number>
  toggleFlag: (position: number) => void
  isHandInOpen: boolean
  setHandInOpen: (isOpen: boolean) => void
  stateOf: (position: number) => AnswerState
  clock: AttemptClock
  /** The teacher has stopped the clock: the questions rest. */
  isPaused: boolean
  /** Questions without an answer. */
  unanswered: readonly QuizItemView[]
}

const Session = createContext<QuizSession | null>(null)

/** What the bar and the questions of one attempt share. */
export function useQuizSession(): QuizSession {
  const session = useContext(Session)
  if (session === null) throw new Error('A part of the quiz stands outside its session')
  return session
}

type Props = { view: QuizSession['view']; first: number; children: ReactNode }

/** Keeps one attempt going: its queue, the question shown, the flags. */
export function QuizSessionProvider({ view, first, children }: Props) {
  const { live, snapshot } = useAnswerQueue(view.attempt)
  const { reading, ask } = useAttemptClock(view, snapshot)
  const [current, setCurrent] = useState(first)
  const [isHandInOpen, setHandInOpen] = useState(false)
  const { flags, toggleFlag } = useFlags(view.attempt.id)
  const session = useMemo<QuizSession>(() => {
    const stateOf = (position: number) => snapshot.answers.get(position) ?? noAnswer
    const goTo = (position: number) => {
      setCurrent(position)
      window.history.replaceState(null, '', `?question=${position}`)
    }
    const unanswered = view.attempt.items.filter(({ position }) => !isAnswered(stateOf(position).response))
    const isPaused = reading?.isPaused ?? view.isPaused
    return {
      view,
      live,
      snapshot,
      clock: { reading, ask },
      isPaused,
      current,
      goTo,
      flags,
      toggleFlag,
      isHandInOpen,
      setHandInOpen,
      stateOf,
      unanswered,
    }
  }, [view, live, snapshot, reading, ask, current, flags, toggleFlag, isHandInOpen])
  const item = view.attempt.items[current - 1]
  const { stateOf, isPaused } = session
  const marking = useMemo(() => (isPaused ? null : markingFor(item, live, stateOf)), [isPaused, item, live, stateOf])
  return (
    <Session value={session}>
      <MarkingProvider marking={marking}>{children}</MarkingProvider>
    </Session>
  )
}

/** Null where the question shown asks for no passage, or its answer is final. */
function markingFor(
  item: QuizItemView | undefined,
  live: LiveQueue | null,
  stateOf: (position: number) => AnswerState,
): Marking | null {
  if (item === undefined || live === null || item.checked !== null) return null
  const { body, position } = item
  const allowed = spansAllowed(body)
  if (allowed === 0) return null
  const { response } = stateOf(position)
  return {
    position,
    allowed,
    spans: spansIn(response),
    setSpans: (spans) => live.queue.answer(position, withSpans(body, response, spans), false),
  }
}
