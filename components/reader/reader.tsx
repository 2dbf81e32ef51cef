'use client'

import { type ReactNode, useRef, useState } from 'react'
import type { ExplanationLanguage } from '#domain/glossary/languages.ts'
import { ReadAloud } from './aloud/read-aloud.tsx'
import { useSpeaker } from './aloud/use-speaker.ts'
import type { TextIndex } from './browser-text-index.ts'
import { AwaitingOwn, ClassmateSwitches } from './classmate-switches.tsx'
import { LostReplies } from './lost-replies.tsx'
import { Margin } from './margin.tsx'
import { Markers } from './markers.tsx'
import { NoteBox } from './note-box.tsx'
import styles from './reader.module.css'
import { isSheetOpen, ReaderSheet } from './reader-sheet.tsx'
import { ReaderTools } from './reader-tools.tsx'
import { TermPopover } from './term-popover.tsx'
import { Toast } from './toast.tsx'
import { useLevelLinks } from './use-level-links.ts'
import { useLineFocus } from './use-line-focus.ts'
import { type ReaderState, type ReaderText, useReader } from './use-reader.ts'
import { useReadingProgress } from './use-reading-progress.ts'
import { readReading } from './written-reading.ts'

type Props = Pick<ReaderText, 'assignmentId' | 'level' | 'draftsKey' | 'talk'> & {
  /** Null where reading is not recorded. */
  reading: { furthestBlockId: string | null } | null
  /** Notes and terms, by `writeReading`. */
  written: string
  /** The languages of explanations that the browser asks for. */
  accepted: readonly ExplanationLanguage[]
  /** Heading, text and what follows it, rendered by the server; holds one article. */
  children: ReactNode
}

/**
 * Brings a text to life: terms, marking, notes in the margin. Everything of the text itself is the server's; notes, which can
 * only be placed in the browser, are made there.
 */
export function Reader({ reading, written, accepted, children, ...text }: Props) {
  const page = useRef<HTMLDivElement>(null)
  const column = useRef<HTMLDivElement>(null)
  const [{ notes: first, editorNotes, terms }] = useState(() => readReading(written))
  const reader = useReader(column, { ...text, notes: first, editorNotes })
  const { index, isNarrow, items, notes, numbers } = reader
  const aloud = useSpeaker(index)
  const [isAloudOpen, setAloudOpen] = useState(false)
  useReadingProgress({
    assignmentId: text.assignmentId,
    index,
    furthestBlockId: reading?.furthestBlockId ?? null,
    isRecorded: reading !== null,
  })
  useLevelLinks(column, index)
  useLineFocus(page, index)
  function readFrom(offset: number) {
    setAloudOpen(true)
    aloud?.speaker.playFrom(offset)
  }
  const hasSheets = index !== null && isNarrow
  return (
    <div ref={page} className={styles.page}>
      <div ref={column} className={styles.column}>
        {children}
        {index !== null && aloud !== null ? (
          <ReadAloud aloud={aloud} index={index} isOpen={isAloudOpen} setOpen={setAloudOpen} />
        ) : null}
        {hasSheets ? <Markers items={items} index={index} numbers={numbers} open={reader.setSheetBlockId} /> : null}
      </div>
      <div className={styles.beside}>{index === null ? null : <Beside reader={reader} index={index} />}</div>
      {index !== null ? (
        <TermPopover
          index={index}
          terms={terms}
          accepted={accepted}
          recordedIn={reading === null ? null : text.assignmentId}
        />
      ) : null}
      <ReaderTools reader={reader} readFrom={aloud?.voice ? readFrom : null} />
      {hasSheets ? <ReaderSheet reader={reader} /> : null}
      {notes.toast && !(hasSheets && isSheetOpen(reader)) ? (
        <Toast message={notes.toast} dismiss={notes.dismissToast} />
      ) : null}
      <p role="status" className={styles.said}>
        {notes.said}
      </p>
    </div>
  )
}

/** The notes: beside the text, or where there is no room for a margin those without a place, below it. */
function Beside({ reader, index }: { reader: ReaderState; index: TextIndex }) {
  const { isNarrow, items, notes, switches, setSwitches, activeKey } = reader
  return (
    <>
      {notes.isAwaitingOwn ? (
        <AwaitingOwn />
      ) : (
        <ClassmateSwitches notes={notes.notes} switches={switches} set={setSwitches} />
      )}
      <LostReplies reader={reader} />
      {isNarrow ? (
        items
          .filter((item) => item.blockId === null)
          .map((item) => <NoteBox key={item.key} item={item} reader={reader} />)
      ) : (
        <Margin items={items} index={index} activeKey={activeKey}>
          {(item) => <NoteBox item={item} reader={reader} />}
        </Margin>
      )}
    </>
  )
}
