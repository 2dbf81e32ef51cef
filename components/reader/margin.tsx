'use client'

import { type ReactNode, useCallback, useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { layoutMargin } from '#domain/notes/layout-margin.ts'
import { topOf } from './browser-place.ts'
import type { TextIndex } from './browser-text-index.ts'
import styles from './margin.module.css'
import type { NoteItem } from './note-items.ts'

/** Pixels between two notes. */
const gapPx = 8
/** How firmly the note one works on keeps its place. */
const activeWeight = 1e6

type Props = {
  items: readonly NoteItem[]
  index: TextIndex
  activeKey: string | null
  children: (item: NoteItem) => ReactNode
}

/** The notes beside the text, each level with its passage where there is room. */
export function Margin({ items, index, activeKey, children }: Props) {
  const t = useTranslations('reader')
  const aside = useRef<HTMLElement>(null)
  const place = useCallback(() => {
    if (aside.current !== null) placeItems(aside.current, index, items, activeKey)
  }, [index, items, activeKey])
  // Heights are known only once the boxes stand in the page, and must be right before it is painted.
  useLayoutEffect(() => {
    if (aside.current === null) return
    place()
    const observer = new ResizeObserver(place)
    observer.observe(index.root)
    for (const box of aside.current.children) observer.observe(box)
    void document.fonts?.ready.then(place)
    return () => observer.disconnect()
  }, [place, index])
  return (
    <aside ref={aside} className={styles.margin} aria-label={t('margin')} data-placed>
      {items.map((item) => (
        <div key={item.key} data-key={item.key}>
          {children(item)}
        </div>
      ))}
    </aside>
  )
}

/** Reads everything first and writes afterwards, so that the browser lays the page out once. */
function placeItems(aside: HTMLElement, index: TextIndex, items: readonly NoteItem[], activeKey: string | null): void {
  const origin = aside.getBoundingClientRect().top
  const boxes = [...aside.children].filter((box) => box instanceof HTMLElement)
  const wanted = items.map((item, at) => ({
    id: item.key,
    desiredTop: topOf(index, item.at) - origin,
    height: boxes[at]?.offsetHeight ?? 0,
    weight: item.key === activeKey || (item.type === 'draft' && item.isOpen) ? activeWeight : 1,
  }))
  const tops = layoutMargin(wanted, gapPx)
  let bottom = 0
  wanted.forEach(({ id, height }, at) => {
    const top = Math.round(tops.get(id) ?? 0)
    boxes[at]?.style.setProperty('inset-block-start', `${top}px`)
    bottom = Math.max(bottom, top + height)
  })
  aside.style.setProperty('min-block-size', `${bottom}px`)
}
