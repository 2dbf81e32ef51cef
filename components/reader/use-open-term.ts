'use client'

import { type RefObject, useCallback, useEffect, useState } from 'react'
import type { TextIndex } from './browser-text-index.ts'

/** Milliseconds a real pointer rests on a term before it is explained, and after which the explanation goes. */
const restMs = 350
const leaveMs = 250

export type OpenTerm = {
  termId: string
  anchor: HTMLElement
  /** Opened on purpose: it takes the focus and stays until it is closed. */
  isPinned: boolean
}

/**
 * Which term is explained. By click, tap, Enter or Space; by resting a pointer only where there is a real one. Escape
 * closes and gives the focus back to the term.
 */
export function useOpenTerm(index: TextIndex, box: RefObject<HTMLElement | null>) {
  const [open, setOpen] = useState<OpenTerm | null>(null)
  const close = useCallback(
    (isFocusBack = true) => {
      if (isFocusBack && open && (open.isPinned || box.current?.contains(document.activeElement))) open.anchor.focus()
      setOpen(null)
    },
    [open, box],
  )

  useEffect(() => {
    open?.anchor.setAttribute('aria-expanded', 'true')
    return () => open?.anchor.setAttribute('aria-expanded', 'false')
  }, [open])

  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const toggle = (event: Event) => {
      const anchor = termUnder(event.target)
      if (anchor === null) return
      event.preventDefault()
      setOpen((before) => (before?.anchor === anchor && before.isPinned ? null : openAt(anchor, true)))
    }
    index.root.addEventListener('click', toggle, { signal })
    index.root.addEventListener('keydown', (event) => event.key === ' ' && toggle(event), { signal })
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') close()
      },
      { signal },
    )
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        const isInside = target instanceof Node && box.current?.contains(target)
        if (!isInside && termUnder(target) === null) setOpen(null)
      },
      { signal },
    )
    return () => stop.abort()
  }, [index, box, close])

  useResting(box, setOpen)
  return { open, close }
}

function useResting(
  box: RefObject<HTMLElement | null>,
  setOpen: (change: (before: OpenTerm | null) => OpenTerm | null) => void,
) {
  // Only a pointer that can rest may open by resting: on a touch screen "hover" is a tap's shadow.
  useEffect(() => {
    if (!matchMedia('(hover: hover) and (pointer: fine)').matches) return
    let timer: number | undefined
    const later = (ms: number, work: () => void) => {
      window.clearTimeout(timer)
      timer = window.setTimeout(work, ms)
    }
    const stop = new AbortController()
    let place = ''
    let over: HTMLElement | null = null
    const onPointer = ({ target, clientX, clientY }: PointerEvent) => {
      const isMoved = place !== `${clientX} ${clientY}`
      place = `${clientX} ${clientY}`
      const anchor = termUnder(target)
      const next = anchor ?? (target instanceof Node && box.current?.contains(target) ? box.current : null)
      // When the page scrolls, terms come under a pointer that nobody moved: it did not go to them.
      if (next === over || (anchor && !isMoved)) return
      over = next
      if (anchor) later(restMs, () => setOpen((before) => (before?.isPinned ? before : openAt(anchor, false))))
      else if (next) window.clearTimeout(timer)
      else later(leaveMs, () => setOpen((before) => (before?.isPinned ? before : null)))
    }
    document.addEventListener('pointerover', onPointer, { signal: stop.signal })
    document.addEventListener('pointermove', onPointer, { signal: stop.signal, passive: true })
    return () => {
      window.clearTimeout(timer)
      stop.abort()
    }
  }, [box, setOpen])
}

function openAt(anchor: HTMLElement, isPinned: boolean): OpenTerm {
  return { termId: anchor.dataset['term'] ?? '', anchor, isPinned }
}

function termUnder(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('a[data-term][href]') : null
}
