'use client'

import { useEffect } from 'react'
import type { TextIndex } from './browser-text-index.ts'

/**
 * Gives the shown terms what they are to keyboard and screen reader, and takes it from the others: a place without an address
 * is plain text. A choice made in the panel of preferences holds at once.
 */
export function useShownTerms(index: TextIndex): void {
  // The terms stand in the server's rendering, which React does not know from the inside; what is chosen, on the root element.
  useEffect(() => {
    const places = [...index.root.querySelectorAll<HTMLElement>('a.term')]
    const firsts = new Set(places.filter(isFirst))
    const show = () => {
      const choice = document.documentElement.dataset['terms']
      for (const place of places) setShown(place, choice === 'all' || (choice !== 'none' && firsts.has(place)))
    }
    show()
    const observer = new MutationObserver(show)
    observer.observe(document.documentElement, { attributeFilter: ['data-terms'] })
    return () => observer.disconnect()
  }, [index])
}

/** Whether it is the first place of its term in the section; see domain/glossary/shown-terms.ts. */
function isFirst(place: HTMLElement): boolean {
  return 'first' in place.dataset || (place.hasAttribute('href') && !('later' in place.dataset))
}

const behaviour = { role: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' }

function setShown(place: HTMLElement, isShown: boolean): void {
  if (isShown) {
    place.setAttribute('href', `#term-${place.dataset['term']}`)
    for (const [name, value] of Object.entries(behaviour)) place.setAttribute(name, value)
  } else for (const name of ['href', ...Object.keys(behaviour)]) place.removeAttribute(name)
}
