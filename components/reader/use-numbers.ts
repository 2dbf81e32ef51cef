'use client'

import { useEffect, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { TextIndex } from './browser-text-index.ts'

const none: ReadonlyMap<string, number> = new Map()

/**
 * The paragraphs' numbers by block id; and makes of each number, which without JavaScript leads to its paragraph, the
 * button that opens the tools for it.
 */
export function useNumbers(index: TextIndex | null, choose: (blockId: string) => void): ReadonlyMap<string, number> {
  const t = useTranslations('reader')
  const numbers = useMemo(() => (index === null ? none : readNumbers(index)), [index])
  // The numbers stand in the server's rendering, which React does not know from the inside.
  useEffect(() => {
    const named = [...numbers].flatMap(([blockId, number]) => {
      const link = index?.blocks.find(({ id }) => id === blockId)?.element.querySelector('.number')
      if (!link) return []
      const before = link.getAttribute('aria-label') ?? ''
      link.setAttribute('role', 'button')
      link.setAttribute('aria-label', t('tools.paragraph', { number }))
      return [{ link, before }]
    })
    return () => {
      for (const { link, before } of named) {
        link.removeAttribute('role')
        link.setAttribute('aria-label', before)
      }
    }
  }, [index, numbers, t])
  useEffect(() => {
    if (index === null) return
    const stop = new AbortController()
    const onPress = (event: Event) => {
      const link = event.target instanceof Element ? event.target.closest('.number') : null
      const blockId = link?.closest<HTMLElement>('[data-block]')?.dataset['block']
      if (blockId === undefined) return
      event.preventDefault()
      choose(blockId)
    }
    index.root.addEventListener('click', onPress, { signal: stop.signal })
    index.root.addEventListener('keydown', (event) => event.key === ' ' && onPress(event), { signal: stop.signal })
    return () => stop.abort()
  }, [index, choose])
  return numbers
}

function readNumbers(index: TextIndex): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const { id, element } of index.blocks) {
    const number = element.querySelector<HTMLElement>('.number')?.dataset['number']
    if (number !== undefined) numbers.set(id, Number(number))
  }
  return numbers
}
