'use client'

import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ExplanationLanguage } from '#domain/glossary/languages.ts'
import { sendLookup } from './browser-note-requests.ts'
import { levelOf } from './browser-selection.ts'
import { offsetOf, type TextIndex } from './browser-text-index.ts'
import { TermExplanation, type TermWords } from './term-explanation.tsx'
import styles from './term-popover.module.css'
import { type OpenTerm, useOpenTerm } from './use-open-term.ts'
import { useShownTerms } from './use-shown-terms.ts'

type Props = {
  index: TextIndex
  terms: readonly TermWords[]
  /** The languages that the browser asks for. */
  accepted: readonly ExplanationLanguage[]
  /** The assignment whose look-ups are kept; null where none are. */
  recordedIn: string | null
}

/** The explanation of one term beside it, or from below on a phone; one at a time. */
export function TermPopover({ index, terms, accepted, recordedIn }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const title = useId()
  useShownTerms(index)
  const { open, close } = useOpenTerm(index, box)
  const term = terms.find(({ id }) => id === open?.termId)
  // The top layer, and focus, are given by methods of the element.
  useEffect(() => {
    const element = box.current
    if (element === null || open === null || term === undefined) return
    if (!element.matches(':popover-open')) element.showPopover()
    const place = () => placePopover(element, open.anchor)
    place()
    if (open.isPinned) element.querySelector<HTMLElement>('h2')?.focus()
    const observer = new ResizeObserver(place)
    observer.observe(element)
    return () => {
      observer.disconnect()
      if (element.isConnected && element.matches(':popover-open')) element.hidePopover()
    }
  }, [open, term])
  const tell = useLookups(recordedIn, index, open)

  /** Tab past either end closes and goes on from the term, so that the order of the page is kept. */
  function onKeyDown(event: KeyboardEvent) {
    const shown = [...(box.current?.querySelectorAll<HTMLElement>('h2, a, button') ?? [])].filter(
      (stop) => stop.closest('[hidden]') === null,
    )
    const stops = shown.filter((stop) => stop.tabIndex >= 0)
    const edge = event.shiftKey ? [stops[0], shown.find((stop) => stop.tagName === 'H2')] : [stops.at(-1)]
    if (event.key !== 'Tab' || !edge.some((stop) => stop === document.activeElement)) return
    event.preventDefault()
    close()
  }
  return (
    <div ref={box} popover="manual" role="dialog" aria-labelledby={title} className={styles.pop} onKeyDown={onKeyDown}>
      {term && open ? (
        <Explanations
          key={`${open.termId} ${offsetOf(index, open.anchor, 0)}`}
          {...{ box, title, term, terms, accepted, close, tell }}
        />
      ) : null}
    </div>
  )
}

type ExplanationsProps = Pick<Props, 'terms' | 'accepted'> & {
  box: RefObject<HTMLDivElement | null>
  /** Id of the heading that names the dialog. */
  title: string
  term: TermWords
  close: (isFocusBack?: boolean) => void
  /** Tells that a term was looked up inside the explanation. */
  tell: (entryId: string) => void
}

/** A term, and at most one that its explanation names, with the way back. */
function Explanations({ box, title, term, terms, accepted, close, tell }: ExplanationsProps) {
  const t = useTranslations('reader.terms')
  const [innerId, setInnerId] = useState<string | null>(null)
  const cameFrom = useRef<string | null>(null)
  const inner = terms.find(({ id }) => id === innerId) ?? null
  // What had the focus is hidden: it goes to the heading that is shown, and back to the word that was pressed.
  useLayoutEffect(() => {
    if (innerId !== null) box.current?.querySelector<HTMLElement>('[data-inner-title]')?.focus()
    else if (cameFrom.current !== null)
      box.current?.querySelector<HTMLElement>(`[data-inner="${cameFrom.current}"]`)?.focus()
    cameFrom.current = innerId
  }, [innerId, box])
  return (
    <>
      <div hidden={inner !== null}>
        <h2 id={inner === null ? title : undefined} tabIndex={-1} dir="auto">
          {term.headword}
        </h2>
        <TermExplanation
          {...{ term, terms, accepted }}
          openInner={(termId) => {
            setInnerId(termId)
            tell(termId)
          }}
        />
      </div>
      {inner === null ? null : (
        <div>
          <h2 id={title} tabIndex={-1} data-inner-title dir="auto">
            {inner.headword}
          </h2>
          <TermExplanation key={inner.id} term={inner} terms={terms} accepted={accepted} openInner={null} />
        </div>
      )}
      <p className={styles.ways}>
        {inner === null ? (
          // biome-ignore lint/a11y/useValidAnchor: it leads to the list; closing is by the way
          <a href="#terms" onClick={() => close(false)}>
            {t('all')}
          </a>
        ) : (
          <button type="button" onClick={() => setInnerId(null)}>
            {t('backTo', { headword: term.headword })}
          </button>
        )}
        <button type="button" onClick={() => close()}>
          {t('close')}
        </button>
      </p>
    </>
  )
}

/** Tells the server once a visit that a term was looked up, and where; gives the way to tell it of one in an explanation. */
function useLookups(assignmentId: string | null, index: TextIndex, open: OpenTerm | null): (entryId: string) => void {
  const told = useRef(new Set<string>())
  const tell = (entryId: string, at: number | null) => {
    if (assignmentId === null || told.current.has(entryId)) return
    told.current.add(entryId)
    void sendLookup(assignmentId, { entryId, level: levelOf(index.root), at })
  }
  // That a term is open is known only after it was shown.
  useEffect(() => {
    if (open !== null) tell(open.termId, offsetOf(index, open.anchor, 0))
  })
  return (entryId) => tell(entryId, null)
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
