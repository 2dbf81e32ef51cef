'use client'

import { useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { TextIndex } from './browser-text-index.ts'
import styles from './markers.module.css'
import type { NoteItem } from './note-items.ts'

type Props = {
  items: readonly NoteItem[]
  index: TextIndex
  numbers: ReadonlyMap<string, number>
  open: (blockId: string) => void
}

/** Where there is no margin: beside each paragraph with notes a button that opens them from below. */
export function Markers({ items, index, numbers, open }: Props) {
  const t = useTranslations('reader')
  const list = useRef<HTMLUListElement>(null)
  const counts = new Map<string, number>()
  for (const item of items) {
    const { blockId } = item
    // The note that is being written is not one yet.
    if (blockId === null || (item.type === 'draft' && item.isOpen && item.draft.version === null)) continue
    counts.set(blockId, (counts.get(blockId) ?? 0) + 1)
  }
  const ids = [...counts.keys()].join(' ')
  // Places are known only once the text stands in the page, and change with its width.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ids` stands for the buttons that are there
  useLayoutEffect(() => {
    const place = () => {
      if (list.current !== null) placeMarkers(list.current, index)
    }
    place()
    const observer = new ResizeObserver(place)
    observer.observe(index.root)
    return () => observer.disconnect()
  }, [index, ids])
  return (
    <ul ref={list} className={styles.markers} aria-label={t('margin')}>
      {[...counts].map(([blockId, count]) => {
        const number = numbers.get(blockId)
        return (
          <li key={blockId} data-for={blockId} data-numbered={number !== undefined}>
            <button
              type="button"
              onClick={() => open(blockId)}
              aria-label={number === undefined ? t('notesHeading', { count }) : t('notesHere', { number, count })}
            >
              <span aria-hidden="true">✎</span> {count}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function placeMarkers(list: HTMLElement, index: TextIndex): void {
  const origin = list.getBoundingClientRect().top
  const elements = new Map(index.blocks.map((block) => [block.id, block.element]))
  const items = [...list.children].filter((item) => item instanceof HTMLElement)
  const tops = items.map(
    (item) => (elements.get(item.dataset['for'] ?? '')?.getBoundingClientRect().top ?? origin) - origin,
  )
  for (const [at, item] of items.entries())
    item.style.setProperty('inset-block-start', `${Math.round(tops[at] ?? 0)}px`)
}
