'use client'

import { useEffect, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { TextIndex } from './browser-text-index.ts'

const none: ReadonlyMap<string, number> = new Map()

/**
 * The paragraphs' numbers by block id; and makes of each number, which without JavaScript leads to its paragraph, the
 * button that opens the tools for it. While it has the focus, one press of L says that one is lost there.
 */
export function useNumbers(
  index: TextIndex | null,
  choose: (blockId: string) => void,
  /** Null where one marks something else than where one is lost. */
  markLost: ((blockId: string) => void) | null,
): ReadonlyMap<string, number> {
  const t = useTranslations('reader')
  const numbers = useMemo(() => (index === null ? none : readNumbers(index)), [index])
  const canBeLost = markLost !== null
  // The numbers stand in the server's rendering, which React does not know from the inside.
  useEffect(() => {
    const named = [...numbers].flatMap(([blockId, number]) => {
      const link = index?.blocks.find(({ id }) => id === blockId)?.element.querySelector('.number')
      if (!link) return []
      const before = link.getAttribute('aria-label') ?? ''
      link.setAttribute('role', 'button')
      link.setAttribute('aria-label', t('tools.paragraph', { number }))
      if (canBeLost) link.setAttribute('aria-keyshortcuts', 'L')
      return [{ link, before }]
    })
    return () => {
      for (const { link, before } of named) {
        link.removeAttribute('role')
        link.removeAttribute('aria-keyshortcuts')
        link.setAttribute('aria-label', before)
      }
    }
  }, [index, numbers, t, canBeLost])
  useEffect(() => {
    if (index === null) return
    const stop = new AbortController()
    const { signal } = stop
    const act = (event: Event, what: (blockId: string) => void) => {
      const link = event.target instanceof Element ? event.target.closest('.number') : null
      const blockId = link?.closest<HTMLElement>('[data-block]')?.dataset['block']
      if (blockId === undefined) return
      event.preventDefault()
      what(blockId)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === ' ') act(event, choose)
      else if (markLost !== null && isPlainL(event)) act(event, markLost)
    }
    index.root.addEventListener('click', (event) => act(event, choose), { signal })
    index.root.addEventListener('keydown', onKey, { signal })
    return () => stop.abort()
  }, [index, choose, markLost])
  return numbers
}

function isPlainL({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'l' && !(ctrlKey || metaKey || altKey)
}

function readNumbers(index: TextIndex): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const { id, element } of index.blocks) {
    const number = element.querySelector<HTMLElement>('.number')?.dataset['number']
    if (number !== undefined) numbers.set(id, Number(number))
  }
  return numbers
}
