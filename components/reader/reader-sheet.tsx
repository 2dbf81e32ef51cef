'use client'

import { useTranslations } from 'use-intl'
import { NoteBox } from './note-box.tsx'
import { NoteSheet } from './note-sheet.tsx'
import type { ReaderState } from './use-reader.ts'

/** Where there is no margin: the editor that is open, else the notes of the paragraph that was pressed. */
export function ReaderSheet({ reader }: { reader: ReaderState }) {
  const t = useTranslations('reader')
  const { openDraft, sheetBlockId, items, notes, numbers } = reader
  if (openDraft !== null) {
    const draft = items.find((item) => item.type === 'draft' && item.isOpen)
    return (
      <NoteSheet key={openDraft.id} title={t(`editor.${openDraft.kind}`)} close={notes.closeDraft}>
        {draft ? <NoteBox item={draft} reader={reader} /> : null}
      </NoteSheet>
    )
  }
  const here = items.filter((item) => item.blockId === sheetBlockId)
  if (sheetBlockId === null || here.length === 0) return null
  const number = numbers.get(sheetBlockId)
  return (
    <NoteSheet
      key={sheetBlockId}
      title={number === undefined ? t('sheetTitleOther') : t('sheetTitle', { number })}
      close={() => reader.setSheetBlockId(null)}
    >
      {here.map((item) => (
        <NoteBox key={item.key} item={item} reader={reader} />
      ))}
    </NoteSheet>
  )
}
