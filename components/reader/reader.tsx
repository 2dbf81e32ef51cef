'use client'

import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { AnnotationKind } from '#domain/notes/schema.ts'
import type { EditorNoteView, NotePlace, NoteView } from '#domain/notes/view.ts'
import { showSpan } from './browser-highlights.ts'
import { ClassmateSwitches } from './classmate-switches.tsx'
import { Margin } from './margin.tsx'
import { MarkTools } from './mark-tools.tsx'
import { Markers } from './markers.tsx'
import { NoteBox } from './note-box.tsx'
import { type NoteItem, noteItems, visibleNotes } from './note-items.ts'
import { NoteSheet } from './note-sheet.tsx'
import styles from './reader.module.css'
import { TermPopover, type TermWords } from './term-popover.tsx'
import { Toast } from './toast.tsx'
import { type Chosen, useChosenPassage } from './use-chosen-passage.ts'
import { useFocusLater } from './use-focus-later.ts'
import { useIsNarrow } from './use-is-narrow.ts'
import { useLevelLinks } from './use-level-links.ts'
import { useNotes } from './use-notes.ts'
import { useNumbers } from './use-numbers.ts'
import { useOpenByText } from './use-open-by-text.ts'
import { usePaint } from './use-paint.ts'
import { useReadingProgress } from './use-reading-progress.ts'
import { useSwitches } from './use-switches.ts'
import { useTextIndex } from './use-text-index.ts'

type Props = {
  assignmentId: string
  level: ReadingLevel
  /** Under which this browser keeps unsaved notes of this reader on this text. */
  draftsKey: string
  /** Null where reading is not recorded. */
  reading: { furthestBlockId: string | null } | null
  notes: readonly NoteView[]
  editorNotes: readonly EditorNoteView[]
  terms: readonly TermWords[]
  /** Heading, text and what follows it, rendered by the server; holds one article. */
  children: ReactNode
}

/** Brings a text to life: terms, marking, notes in the margin. Everything of the text itself is the server's. */
export function Reader({ assignmentId, level, draftsKey, reading, notes: first, editorNotes, terms, children }: Props) {
  const t = useTranslations('reader')
  const column = useRef<HTMLDivElement>(null)
  const index = useTextIndex(column)
  const isNarrow = useIsNarrow()
  const { switches, set: setSwitches } = useSwitches()
  const notes = useNotes({ assignmentId, draftsKey, first })
  const passage = useChosenPassage(index)
  const numbers = useNumbers(index, passage.chooseParagraph)
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const [litKey, setLitKey] = useState<string | null>(null)
  const [sheetBlockId, setSheetBlockId] = useState<string | null>(null)
  const focusLater = useFocusLater()
  const { drafts, openDraftId } = notes
  const shown = useMemo(() => visibleNotes(notes.notes, switches), [notes.notes, switches])
  const items = useMemo(
    () => noteItems({ notes: shown, editorNotes, drafts, openDraftId, level, index }),
    [shown, editorNotes, drafts, openDraftId, level, index],
  )
  const openDraft = drafts.find((draft) => draft.id === openDraftId) ?? null
  const lit = items.find((item) => item.key === (litKey ?? activeKey))
  const { chosen } = passage
  const focus = placeInFocus(chosen, openDraft?.span ?? (lit && placeOfItem(lit)) ?? null, level)
  usePaint(index, { notes: shown, level, showsOthers: switches.marks, focus })
  useReadingProgress({
    assignmentId,
    index,
    furthestBlockId: reading?.furthestBlockId ?? null,
    isRecorded: reading !== null,
  })
  useLevelLinks(column, index)
  useOpenByText(index, { notes: shown, items, level, showsOthers: switches.marks, open })

  function open(item: { key: string; blockId: string | null } | null) {
    setActiveKey(item?.key ?? null)
    if (item === null) return
    if (isNarrow && item.blockId !== null) setSheetBlockId(item.blockId)
    focusLater(`note-${item.key}`)
  }
  function toPassage(place: NotePlace) {
    setSheetBlockId(null)
    const block = index?.blocks.find(({ id }) => id === place.blockId)
    if (index && place.level === level) showSpan(index, place)
    else if (index && block) showSpan(index, block)
  }
  function act(kind: AnnotationKind) {
    if (chosen === null) return
    if (kind === 'highlight' || kind === 'lost') notes.mark(kind, chosen.passage)
    else notes.startNote(kind, chosen.passage)
    leaveTools(kind === 'highlight' || kind === 'lost')
  }
  function leaveTools(isFocusBack: boolean) {
    if (isFocusBack && chosen?.source === 'paragraph') numberOf(chosen.passage.blockId)?.focus()
    passage.clear()
  }
  function numberOf(blockId: string): HTMLElement | null {
    const block = index?.blocks.find(({ id }) => id === blockId)
    return block?.element.querySelector<HTMLElement>('.number') ?? null
  }
  function remove(note: NoteView) {
    setSheetBlockId(null)
    notes.remove(note)
    focusLater('toast')
  }
  const box = (item: NoteItem) => (
    <NoteBox
      item={item}
      level={level}
      isActive={item.key === activeKey}
      hasQuote={isNarrow}
      activate={() => setActiveKey(item.key)}
      light={(isLit) => setLitKey(isLit ? item.key : null)}
      toPassage={toPassage}
      notes={notes}
      remove={remove}
      afterSave={(id) => focusLater(`note-${id}`)}
      afterDiscard={(blockId) => numberOf(blockId)?.focus()}
    />
  )
  const sheetItems = items.filter((item) => item.blockId === sheetBlockId)
  const sheetNumber = sheetBlockId === null ? undefined : numbers.get(sheetBlockId)
  const notesOfChosen = items.filter((item) => item.blockId === chosen?.passage.blockId)
  return (
    <div className={styles.page}>
      <div ref={column} className={styles.column}>
        {children}
        {index !== null && isNarrow ? (
          <Markers items={items} index={index} numbers={numbers} open={setSheetBlockId} />
        ) : null}
      </div>
      <div className={styles.beside}>
        <ClassmateSwitches notes={notes.notes} switches={switches} set={setSwitches} />
        {index !== null && isNarrow ? (
          items.filter((item) => item.blockId === null).map((item) => <div key={item.key}>{box(item)}</div>)
        ) : (
          <Margin items={items} index={index} activeKey={activeKey}>
            {box}
          </Margin>
        )}
      </div>
      {index !== null ? <TermPopover index={index} terms={terms} /> : null}
      {index !== null && chosen !== null ? (
        <MarkTools
          chosen={chosen}
          index={index}
          isPressing={passage.isPressing}
          notesHere={notesOfChosen.length}
          act={act}
          step={(to) => {
            const next = passage.step(to)
            if (next) notes.say(t('tools.chosen', { words: next.passage.quote }))
          }}
          showNotes={() => {
            passage.clear()
            open(notesOfChosen[0] ?? null)
          }}
          leave={() => leaveTools(true)}
        />
      ) : null}
      {isNarrow && openDraft !== null ? (
        <NoteSheet key={openDraft.id} title={t(`editor.${openDraft.kind}`)} close={notes.closeDraft}>
          {items
            .filter((item) => item.type === 'draft' && item.isOpen)
            .map((item) => (
              <div key={item.key}>{box(item)}</div>
            ))}
        </NoteSheet>
      ) : null}
      {isNarrow && openDraft === null && sheetItems.length > 0 ? (
        <NoteSheet
          key={sheetBlockId}
          title={sheetNumber === undefined ? t('sheetTitleOther') : t('sheetTitle', { number: sheetNumber })}
          close={() => setSheetBlockId(null)}
        >
          {sheetItems.map((item) => (
            <div key={item.key}>{box(item)}</div>
          ))}
        </NoteSheet>
      ) : null}
      {notes.toast ? <Toast message={notes.toast} dismiss={notes.dismissToast} /> : null}
      <p role="status" className={styles.said}>
        {notes.said}
      </p>
    </div>
  )
}

function placeOfItem(item: NoteItem): NotePlace | null {
  return item.type === 'draft' ? item.draft.span : item.note.place
}

/** What is lifted out of the text: the sentences being chosen, else the passage of the note one works on. */
function placeInFocus(chosen: Chosen | null, place: NotePlace | null, level: ReadingLevel): NotePlace | null {
  if (chosen?.source === 'paragraph') return chosen.passage
  return place?.level === level ? place : null
}
