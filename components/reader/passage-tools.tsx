'use client'

import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { SentenceStep } from '#domain/notes/choose-sentences.ts'
import type { AnnotationKind } from '#domain/notes/schema.ts'
import { rangeOf, type TextIndex } from './browser-text-index.ts'
import styles from './passage-tools.module.css'
import type { Chosen } from './use-chosen-passage.ts'

const steps: Readonly<Record<string, SentenceStep>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowDown: 'longer',
  ArrowUp: 'shorter',
}

/** What may be done with the chosen words; `kind` gives it the colour of its marks. */
export type PassageTool = { key: string; label: string; kind?: AnnotationKind | 'evidence'; act: () => void }

type Props = {
  chosen: Chosen
  index: TextIndex
  isPressing: RefObject<boolean>
  tools: readonly PassageTool[]
  step: (to: SentenceStep) => void
  leave: () => void
}

/** The tools for chosen words: beside them on a wide window, at the bottom of a narrow one. */
export function PassageTools({ chosen, index, isPressing, tools, step, leave }: Props) {
  const t = useTranslations('reader')
  const bar = useRef<HTMLDivElement>(null)
  const hintId = useId()
  const { passage, source } = chosen
  useLayoutEffect(() => {
    if (bar.current !== null) placeTools(bar.current, index, passage)
  }, [index, passage])
  useReach(bar, source === 'paragraph')

  function onKeyDown(event: KeyboardEvent) {
    const to = steps[event.key]
    if (event.key === 'Escape') leave()
    else if (to !== undefined && event.shiftKey && source === 'paragraph') step(to)
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
      moveFocus(bar.current, event.key === 'ArrowRight' ? 1 : -1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={bar}
      className={styles.tools}
      data-source={source}
      role="toolbar"
      aria-label={t('tools.label')}
      aria-describedby={hintId}
      aria-keyshortcuts="Alt+M"
      onKeyDown={onKeyDown}
      onPointerDown={() => {
        isPressing.current = true
      }}
      // The press would otherwise take the selection away before the click arrives.
      onMouseDown={(event) => event.preventDefault()}
    >
      <div className={styles.row}>
        {tools.map(({ key, label, kind, act }, at) => (
          <button key={key} type="button" tabIndex={at === 0 ? 0 : -1} data-kind={kind} onClick={act}>
            {label}
          </button>
        ))}
        <button type="button" tabIndex={-1} className={styles.leave} onClick={leave} aria-label={t('tools.close')}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      <p id={hintId} className={styles.hint}>
        {t(source === 'paragraph' ? 'tools.sentences' : 'tools.reach')}
      </p>
    </div>
  )
}

/** From a paragraph's number focus goes to the first tool at once; from a selection by Alt and M. */
function useReach(bar: RefObject<HTMLDivElement | null>, isAtOnce: boolean) {
  // Focus is the browser's; the shortcut must work wherever it is.
  useEffect(() => {
    const first = () => bar.current?.querySelector('button')?.focus()
    if (isAtOnce) first()
    const stop = new AbortController()
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.code === 'KeyM' && event.altKey) {
        event.preventDefault()
        first()
      }
    }
    document.addEventListener('keydown', onKey, { signal: stop.signal })
    return () => stop.abort()
  }, [bar, isAtOnce])
}

function moveFocus(bar: HTMLElement | null, by: 1 | -1): void {
  const buttons = [...(bar?.querySelectorAll('button') ?? [])]
  const at = buttons.findIndex((button) => button.matches(':focus'))
  buttons[(at + by + buttons.length) % buttons.length]?.focus()
}

/** Above the first line of the passage, or below its last where there is no room; never past the edges of the column. */
function placeTools(bar: HTMLElement, index: TextIndex, passage: { start: number; end: number }): void {
  const rects = rangeOf(index, passage.start, passage.end)?.getClientRects()
  const [first, last] = [rects?.[0], rects?.[rects.length - 1]]
  const frame = bar.offsetParent?.getBoundingClientRect()
  if (!first || !last || !frame) return
  const { offsetHeight: height, offsetWidth: width } = bar
  const hasRoomAbove = first.top - height - 12 > 64
  const top = hasRoomAbove ? first.top - height - 8 : last.bottom + 8
  const left = Math.min(Math.max(first.left, 8), window.innerWidth - width - 8)
  bar.style.setProperty('--top', `${Math.round(top - frame.top)}px`)
  bar.style.setProperty('--left', `${Math.round(left - frame.left)}px`)
}
