'use client'

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { showSpan } from '#components/reader/browser-highlights.ts'
import { levelOf } from '#components/reader/browser-selection.ts'
import { blockAt, type TextIndex } from '#components/reader/browser-text-index.ts'
import type { Span } from '#domain/anchoring/schema.ts'
import { isAnswered } from '#domain/quiz/grade.ts'
import { spansAllowed, spansIn, withSpans } from '#domain/quiz/marked-spans.ts'
import type { OpenAttemptView, QuizItemView, QuizView } from '#domain/quiz/view.ts'
import type { QueueSnapshot } from './queue/answer-queue.ts'
import { type AnswerState, noAnswer } from './queue/answer-states.ts'
import { type LiveQueue, useAnswerQueue } from './use-answer-queue.ts'
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
  /** Questions without an answer. */
  unanswered: readonly QuizItemView[]
  /** Null where the question shown asks for no passage, or its answer is final. */
  marking: Marking | null
  /** The text as it stands in the page; null before it does. */
  textBeside: TextBeside | null
  setTextBeside: (text: TextBeside | null) => void
}

/** Passages of the text that are being marked for the question shown. */
export type Marking = {
  position: number
  spans: readonly Span[]
  allowed: number
  setSpans: (spans: readonly Span[]) => void
}

type TextBeside = { index: TextIndex; unfold: () => void }

const Session = createContext<QuizSession | null>(null)

/** What the bar and the questions of one attempt share. */
export function useQuizSession(): QuizSession {
  const session = useContext(Session)
  if (session === null) throw new Error('A part of the quiz stands outside its session')
  return session
}

/** For the pane of the text, which may also stand without a quiz: tells the session of it, and what is to be marked. */
export function useTextBeside(index: TextIndex | null, unfold: () => void): { marking: Marking | null } {
  const session = useContext(Session)
  const setTextBeside = session?.setTextBeside
  const latest = useRef(unfold)
  latest.current = unfold
  // The text is known to the page only after the pane stands in it.
  useEffect(() => {
    setTextBeside?.(index === null ? null : { index, unfold: () => latest.current() })
    return () => setTextBeside?.(null)
  }, [index, setTextBeside])
  return { marking: session?.marking ?? null }
}

/** For answers that are passages: how to show one in the text, and in which paragraph it stands. */
export function useMarking(): {
  /** Null where there is no text beside. */
  show: ((span: Span) => void) | null
  paragraphOf: (span: Span) => number | null
} {
  const beside = useContext(Session)?.textBeside ?? null
  if (beside === null) return { show: null, paragraphOf: () => null }
  const { index, unfold } = beside
  const isHere = (span: Span) => span.level === levelOf(index.root)
  return {
    show: (span) => {
      unfold()
      if (isHere(span)) requestAnimationFrame(() => showSpan(index, span))
    },
    paragraphOf: (span) => {
      const number = isHere(span) ? blockAt(index, span.start)?.element.querySelector('.number') : null
      return number instanceof HTMLElement ? Number(number.dataset['number']) : null
    },
  }
}

type Props = { view: QuizSession['view']; first: number; children: ReactNode }

/** Keeps one attempt going: its queue, the question shown, the flags. */
export function QuizSessionProvider({ view, first, children }: Props) {
  const { live, snapshot } = useAnswerQueue(view.attempt)
  const [current, setCurrent] = useState(first)
  const [isHandInOpen, setHandInOpen] = useState(false)
  const { flags, toggleFlag } = useFlags(view.attempt.id)
  const [textBeside, setTextBeside] = useState<TextBeside | null>(null)
  const session = useMemo<QuizSession>(() => {
    const stateOf = (position: number) => snapshot.answers.get(position) ?? noAnswer
    const goTo = (position: number) => {
      setCurrent(position)
      window.history.replaceState(null, '', `?question=${position}`)
    }
    const unanswered = view.attempt.items.filter(({ position }) => !isAnswered(stateOf(position).response))
    const marking = markingFor(view.attempt.items[current - 1], live, stateOf)
    return {
      view,
      live,
      snapshot,
      current,
      goTo,
      flags,
      toggleFlag,
      isHandInOpen,
      setHandInOpen,
      stateOf,
      unanswered,
      marking,
      textBeside,
      setTextBeside,
    }
  }, [view, live, snapshot, current, flags, toggleFlag, isHandInOpen, textBeside])
  return <Session value={session}>{children}</Session>
}

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
