'use client'

import { useTranslations } from 'use-intl'
import { NoteBox } from './note-box.tsx'
import { NoteSheet } from './note-sheet.tsx'
import styles from './reader.module.css'
import { Toast } from './toast.tsx'
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
        <Messages reader={reader} />
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
      <Messages reader={reader} />
    </NoteSheet>
  )
}

/** Whether something stands in front of the page, which then says nothing itself. */
export function isSheetOpen({ openDraft, sheetBlockId, items }: ReaderState): boolean {
  return openDraft !== null || items.some(({ blockId }) => blockId !== null && blockId === sheetBlockId)
}

/** What is said while a sheet is open is said in it: the page behind is out of reach, for ears too. */
function Messages({ reader }: { reader: ReaderState }) {
  const { toast, said, dismissToast } = reader.notes
  return (
    <>
      {toast ? <Toast message={toast} dismiss={dismissToast} /> : null}
      <p role="status" className={styles.said}>
        {said}
      </p>
    </>
  )
}
