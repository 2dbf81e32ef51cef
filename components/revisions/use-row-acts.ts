'use client'

import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { randomId } from '#components/ui/browser-random-id.ts'
import type { ArticleDraft, DraftRow } from '#domain/article/revision/draft.ts'
import {
  insertRow,
  mergeWithBefore,
  moveRow,
  removeRow,
  seamOf,
  setType,
  splitRow,
  writeText,
} from '#domain/article/revision/edit-rows.ts'
import type { BlockType, ReadingLevel } from '#domain/article/schema.ts'
import { focusText } from './browser-kept-draft.ts'

export type RowActs = ReturnType<typeof useRowActs>['acts']

/** The id of the text area of a paragraph. */
export function textId(rowId: string, level: ReadingLevel): string {
  return `text-${level}-${rowId}`
}

/**
 * What may be done to the paragraphs of a draft; each act says what it did and leaves the cursor where one goes on. `acts` is
 * one object as long as the window lives, so that a key pressed in one paragraph draws only that one anew.
 */
export function useRowActs(draft: ArticleDraft, change: (next: ArticleDraft, field: string | null) => void) {
  const t = useTranslations('revisions.edit.said')
  const [said, setSaid] = useState('')
  const later = useRef<{ id: string; caret: number | null } | null>(null)
  const { rows } = draft

  // The text areas stand in the page only after it has been drawn anew.
  useLayoutEffect(() => {
    if (later.current !== null) focusText(later.current.id, later.current.caret)
    later.current = null
  })

  // A message that is the same as the one before is only read out when its text differs.
  const say = (text: string) => setSaid((before) => (before === text ? `${text}\u00a0` : text))
  function put(next: readonly DraftRow[], words: string | null, focus: { id: string; caret: number | null } | null) {
    if (next === rows) return
    later.current = focus
    change({ ...draft, rows: [...next] }, null)
    if (words !== null) say(words)
  }
  const inStandard = (id: string, caret: number | null) => ({ id: textId(id, 'standard'), caret })

  const now = {
    write(at: { id: string; level: ReadingLevel }, text: string) {
      const next = writeText(rows, at, text, randomId)
      if (next !== rows) change({ ...draft, rows: [...next] }, `${at.level} ${at.id}`)
    },
    retype(id: string, type: BlockType) {
      put(setType(rows, id, type), null, null)
    },
    split(id: string, offset: number) {
      const newId = randomId()
      put(splitRow(rows, id, offset, newId), t('split'), inStandard(newId, 0))
    },
    merge(id: string) {
      const before = rows[rows.findIndex((row) => row.id === id) - 1]
      if (before) put(mergeWithBefore(rows, id), t('merged'), inStandard(before.id, seamOf(rows, id)))
    },
    insert(id: string | null) {
      const newId = randomId()
      put(insertRow(rows, id, newId), t('inserted'), inStandard(newId, 0))
    },
    remove(id: string) {
      const at = rows.findIndex((row) => row.id === id)
      const next = rows[at + 1] ?? rows[at - 1]
      put(removeRow(rows, id), t('removed'), next ? inStandard(next.id, 0) : null)
    },
    move(id: string, by: -1 | 1, focusId: string) {
      put(moveRow(rows, id, by), t('moved'), { id: focusId, caret: null })
    },
  }
  const latest = useRef(now)
  useLayoutEffect(() => {
    latest.current = now
  })
  const [acts] = useState(() => ({
    write: (...asked: Parameters<typeof now.write>) => latest.current.write(...asked),
    retype: (...asked: Parameters<typeof now.retype>) => latest.current.retype(...asked),
    split: (...asked: Parameters<typeof now.split>) => latest.current.split(...asked),
    merge: (...asked: Parameters<typeof now.merge>) => latest.current.merge(...asked),
    insert: (...asked: Parameters<typeof now.insert>) => latest.current.insert(...asked),
    remove: (...asked: Parameters<typeof now.remove>) => latest.current.remove(...asked),
    move: (...asked: Parameters<typeof now.move>) => latest.current.move(...asked),
  }))
  return { acts, said, say }
}
