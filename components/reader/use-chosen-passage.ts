'use client'

import { useEffect, useRef, useState } from 'react'
import {
  type Sentence,
  type SentenceChoice,
  type SentenceStep,
  sentencesOf,
  stepSentences,
  wholeParagraph,
} from '#domain/notes/choose-sentences.ts'
import { levelOf, readSpan } from './browser-selection.ts'
import { blockAt, type TextIndex } from './browser-text-index.ts'
import type { Passage } from './use-notes.ts'

/** Milliseconds after the last change of a selection before the tools follow it. */
const settleMs = 150

/** Milliseconds in which the click of a press has surely arrived. */
const pressMs = 400

export type Chosen = {
  passage: Passage
  /** Selected words, or a paragraph whose number was pressed. */
  source: 'selection' | 'paragraph'
  /** The sentences of that paragraph, by their offsets in the stream, and which of them are chosen. */
  sentences: readonly Sentence[]
  choice: SentenceChoice
}

/** What is chosen to be marked at this moment: by selecting, or by the keyboard from a paragraph's number. */
export function useChosenPassage(index: TextIndex | null) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  /** While a tool is being pressed, a selection that the press takes away still counts. */
  const isPressing = useRef(false)

  // Selections are the browser's, not React's: they are told only by events of the document.
  useEffect(() => {
    if (index === null) return
    let timer: number | undefined
    let isPointerDown = false
    const read = () => {
      if (isPressing.current) return
      const span = readSpan(index)
      setChosen((before) => {
        if (span === null) return before?.source === 'selection' ? null : before
        const passage = { ...span, blockId: blockAt(index, span.start)?.id ?? '' }
        return { passage, source: 'selection', sentences: [], choice: wholeParagraph(0) }
      })
    }
    const settle = () => {
      window.clearTimeout(timer)
      if (!isPointerDown) timer = window.setTimeout(read, settleMs)
    }
    const stop = new AbortController()
    const { signal } = stop
    document.addEventListener('selectionchange', settle, { signal })
    document.addEventListener(
      'pointerdown',
      () => {
        isPointerDown = true
      },
      { signal },
    )
    const onPointerUp = () => {
      isPointerDown = false
      window.setTimeout(() => {
        isPressing.current = false
      }, pressMs)
      settle()
    }
    document.addEventListener('pointerup', onPointerUp, { signal })
    document.addEventListener('pointercancel', onPointerUp, { signal })
    return () => {
      window.clearTimeout(timer)
      stop.abort()
    }
  }, [index])

  /** A paragraph as it is chosen from its number; null for one without words. */
  function ofParagraph(blockId: string): Chosen | null {
    const block = index?.blocks.find(({ id }) => id === blockId)
    if (!index || !block) return null
    const text = index.stream.slice(block.start, block.end)
    const sentences = sentencesOf(text, document.documentElement.lang || 'en').map(({ start, end }) => ({
      start: block.start + start,
      end: block.start + end,
    }))
    if (sentences.length === 0) return null
    return chosenSentences(index, blockId, sentences, wholeParagraph(sentences.length))
  }

  function chooseParagraph(blockId: string) {
    const whole = ofParagraph(blockId)
    if (whole !== null) setChosen(whole)
  }

  function step(to: SentenceStep): Chosen | null {
    if (index === null || chosen?.source !== 'paragraph') return null
    const { sentences, choice, passage } = chosen
    const next = chosenSentences(index, passage.blockId, sentences, stepSentences(choice, to, sentences.length))
    setChosen(next)
    return next
  }

  function clear() {
    isPressing.current = false
    if (chosen?.source === 'selection') document.getSelection()?.removeAllRanges()
    setChosen(null)
  }

  const wholeOf = (blockId: string) => ofParagraph(blockId)?.passage ?? null
  return { chosen, chooseParagraph, wholeOf, step, clear, isPressing }
}

function chosenSentences(
  index: TextIndex,
  blockId: string,
  sentences: readonly Sentence[],
  choice: SentenceChoice,
): Chosen {
  const start = sentences[choice.first]?.start ?? 0
  const end = sentences[choice.last]?.end ?? start
  const passage = { level: levelOf(index.root), start, end, quote: index.stream.slice(start, end), blockId }
  return { passage, source: 'paragraph', sentences, choice }
}
