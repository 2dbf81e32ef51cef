'use client'

import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { sendLookup } from './browser-note-requests.ts'
import type { TextIndex } from './browser-text-index.ts'
import styles from './term-popover.module.css'
import { useOpenTerm } from './use-open-term.ts'

export type TermWords = { id: string; headword: string; definition: string }

type Props = {
  index: TextIndex
  terms: readonly TermWords[]
  /** The assignment whose look-ups are kept; null where none are. */
  recordedIn: string | null
}

/** The explanation of one term beside it, or from below on a phone; one at a time. */
export function TermPopover({ index, terms, recordedIn }: Props) {
  const t = useTranslations('reader')
  const box = useRef<HTMLDivElement>(null)
  const title = useId()
  const { open, close } = useOpenTerm(index, box)
  const term = terms.find(({ id }) => id === open?.termId)
  // The top layer, and focus, are given by methods of the element.
  useEffect(() => {
    const element = box.current
    if (element === null || open === null || term === undefined) return
    if (!element.matches(':popover-open')) element.showPopover()
    placePopover(element, open.anchor)
    if (open.isPinned) element.querySelector<HTMLElement>('h2')?.focus()
    return () => {
      if (element.isConnected && element.matches(':popover-open')) element.hidePopover()
    }
  }, [open, term])

  useLookups(recordedIn, term?.id)

  /** Tab past either end closes and goes on from the term, so that the order of the page is kept. */
  function onKeyDown(event: KeyboardEvent) {
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('a, button') ?? [])]
    const edge = event.shiftKey ? [stops[0], box.current?.querySelector('h2')] : [stops.at(-1)]
    if (event.key !== 'Tab' || !edge.some((stop) => stop === document.activeElement)) return
    event.preventDefault()
    close()
  }
  return (
    <div ref={box} popover="manual" role="dialog" aria-labelledby={title} className={styles.pop} onKeyDown={onKeyDown}>
      {term ? (
        <>
          <h2 id={title} tabIndex={-1}>
            {term.headword}
          </h2>
          <p dir="auto">{term.definition}</p>
          <p className={styles.more}>
            {/* biome-ignore lint/a11y/useValidAnchor: it leads to the list; closing is by the way */}
            <a href="#terms" onClick={() => close(false)}>
              {t('terms.all')}
            </a>
            <button type="button" onClick={() => close()}>
              {t('terms.close')}
            </button>
          </p>
        </>
      ) : null}
    </div>
  )
}

/** Tells the server once a visit that a term was looked up. */
function useLookups(assignmentId: string | null, entryId: string | undefined): void {
  const told = useRef(new Set<string>())
  // That a term is open is known only after it was shown.
  useEffect(() => {
    if (assignmentId === null || entryId === undefined || told.current.has(entryId)) return
    told.current.add(entryId)
    void sendLookup(assignmentId, entryId)
  }, [assignmentId, entryId])
}

/** Below the term's first line, or above it; inside the window. On a phone the style sheet puts it at the bottom. */
function placePopover(element: HTMLElement, anchor: HTMLElement): void {
  const rect = anchor.getClientRects()[0]
  if (!rect) return
  const { offsetWidth: width, offsetHeight: height } = element
  const left = Math.min(Math.max(rect.left, 12), document.documentElement.clientWidth - width - 12)
  const isRoomBelow = rect.bottom + height + 12 <= innerHeight
  const top = isRoomBelow || rect.top < height + 72 ? rect.bottom + 6 : rect.top - height - 6
  element.style.setProperty('--left', `${Math.round(left + scrollX)}px`)
  element.style.setProperty('--top', `${Math.round(top + scrollY)}px`)
}
