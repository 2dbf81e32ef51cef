'use client'

import Link from 'next/link'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from '#components/library/terms.module.css'
import { PassageTools } from '#components/reader/passage-tools.tsx'
import { useChosenPassage } from '#components/reader/use-chosen-passage.ts'
import { useNumbers } from '#components/reader/use-numbers.ts'
import { useTextIndex } from '#components/reader/use-text-index.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { EditorNoteView } from '#domain/notes/view.ts'
import { EditorNoteForm } from './editor-note-form.tsx'
import type { EditorNoteAction } from './editor-note-state.ts'

type Props = {
  articleId: string
  /** The note that is being changed; null for a new one. */
  note: (EditorNoteView & { version: number }) | null
  /** Id for a new note, so that sending it twice writes it once. */
  newId: string
  level: ReadingLevel
  levels: readonly ReadingLevel[]
  save: EditorNoteAction
  /** The article's text, rendered by the server. */
  text: ReactNode
  /** The list of notes, below the form. */
  children: ReactNode
}

/** The text beside the form that notes a passage of it: chosen by selecting, from a paragraph's number, or typed. */
export function EditorNoteDesk({ articleId, note, newId, level, levels, save, text, children }: Props) {
  const t = useTranslations('editorNotes')
  const pane = useRef<HTMLElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const [said, setSaid] = useState('')
  const index = useTextIndex(pane)
  const passage = useChosenPassage(index)
  useNumbers(index, passage.chooseParagraph, null)
  const { chosen } = passage

  function take() {
    if (chosen === null || form.current === null) return
    const { quote, start } = chosen.passage
    setField(form.current, 'quote', quote)
    setField(form.current, 'start', String(start))
    setField(form.current, 'paragraph', '')
    setSaid(t('took', { words: quote.length > 80 ? `${quote.slice(0, 80)} …` : quote }))
    passage.clear()
    firstOf(form.current)?.focus()
  }
  return (
    <div className={styles.split}>
      <div className={styles.textSide}>
        <div className={styles.bar}>
          {levels.length > 1 ? (
            <nav aria-label={t('levels')} className={styles.row}>
              {levels.map((one) => (
                <Link
                  key={one}
                  href={`/articles/${articleId}/notes?level=${one}`}
                  prefetch={false}
                  aria-current={one === level ? 'true' : undefined}
                >
                  {t(`level.${one}`)}
                </Link>
              ))}
            </nav>
          ) : null}
          <span>{t('choose')}</span>
          <span role="status">{said}</span>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section ref={pane} className={styles.text} aria-label={t('text')} tabIndex={0}>
          {text}
        </section>
        {index !== null && chosen !== null ? (
          <PassageTools
            chosen={chosen}
            index={index}
            isPressing={passage.isPressing}
            tools={[{ key: 'note', label: t('noteHere'), act: take }]}
            step={passage.step}
            leave={passage.clear}
          />
        ) : null}
      </div>
      <div className={styles.side}>
        <section id="note-form" className={styles.card} aria-labelledby="note-form-title">
          <h2 id="note-form-title">{note === null ? t('new') : t('change')}</h2>
          <EditorNoteForm articleId={articleId} note={note} newId={newId} level={level} save={save} form={form} />
        </section>
        {children}
      </div>
    </div>
  )
}

function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value
}

/** The first field of the note itself that is shown. */
function firstOf(form: HTMLFormElement): HTMLElement | undefined {
  return [...form.querySelectorAll<HTMLElement>('[data-words] textarea')].find((field) => field.offsetParent !== null)
}
