'use client'

import { type KeyboardEvent, memo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import type { DraftRow } from '#domain/article/revision/draft.ts'
import { blockMaxLength } from '#domain/article/revision/edit-rows.ts'
import { typeOfRow } from '#domain/article/revision/row-names.ts'
import { blockTypes, type ReadingLevel } from '#domain/article/schema.ts'
import styles from './article-editor.module.css'
import { type RowActs, textId } from './use-row-acts.ts'

type Props = {
  row: DraftRow
  /** How it is spoken of. */
  name: string
  /** Its number, or a sign of its kind. */
  sign: string
  isFirst: boolean
  isLast: boolean
  hasPlain: boolean
  acts: RowActs
}

/** One paragraph: its kind, its words in both levels, and what may be done to it by button or by key. */
export const RowEditor = memo(function RowEditor({ row, name, sign, isFirst, isLast, hasPlain, acts }: Props) {
  const t = useTranslations('revisions.edit')
  const caret = useRef(0)
  const { id, standard } = row
  const type = typeOfRow(row)
  const named = (act: string) => t('actOn', { act, name })
  return (
    <li className={styles.row} data-type={type}>
      <div className={styles.rowHead}>
        <span className={styles.number} aria-hidden="true">
          {sign}
        </span>
        <select
          aria-label={t('type', { name })}
          value={type}
          onChange={(event) => {
            const chosen = blockTypes.find((known) => known === event.target.value)
            if (chosen) acts.retype(id, chosen)
          }}
        >
          {blockTypes.map((known) => (
            <option key={known} value={known}>
              {t(`types.${known}`)}
            </option>
          ))}
        </select>
        <div className={styles.acts}>
          <Act label={named(t('up'))} isOff={isFirst} act={() => acts.move(id, -1, textId(id, 'standard'))}>
            ↑
          </Act>
          <Act label={named(t('down'))} isOff={isLast} act={() => acts.move(id, 1, textId(id, 'standard'))}>
            ↓
          </Act>
          <Act label={named(t('split'))} isOff={standard === null} act={() => acts.split(id, caret.current)}>
            {t('split')}
          </Act>
          <Act label={named(t('merge'))} isOff={isFirst} act={() => acts.merge(id)}>
            {t('merge')}
          </Act>
          <Act label={named(t('insert'))} isOff={false} act={() => acts.insert(id)}>
            {t('insert')}
          </Act>
          <Act label={named(t('remove'))} isOff={isFirst && isLast} act={() => acts.remove(id)}>
            {t('remove')}
          </Act>
        </div>
      </div>
      <div className={styles.texts}>
        <RowText
          row={row}
          level="standard"
          label={t('standard', { name })}
          acts={acts}
          seen={(at) => {
            caret.current = at
          }}
        />
        {hasPlain ? <RowText row={row} level="plain" label={t('plain', { name })} acts={acts} /> : null}
      </div>
    </li>
  )
})

function Act(props: { label: string; isOff: boolean; act: () => void; children: string }) {
  return (
    <Button kind="quiet" aria-label={props.label} disabled={props.isOff} onClick={props.act}>
      {props.children}
    </Button>
  )
}

type TextProps = {
  row: DraftRow
  level: ReadingLevel
  label: string
  acts: RowActs
  /** Told where the cursor is, which a press on a button would otherwise lose. */
  seen?: (caret: number) => void
}

function RowText({ row, level, label, acts, seen }: TextProps) {
  const block = row[level]
  const text = block?.text ?? ''
  const isPreformatted = (block ?? row.standard)?.type === 'preformatted'
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { selectionStart: start, selectionEnd: end, id } = event.currentTarget
    const isComposing = event.nativeEvent.isComposing
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      acts.move(row.id, event.key === 'ArrowUp' ? -1 : 1, id)
    } else if (level === 'standard' && event.key === 'Enter' && !isPreformatted && !isComposing && start === end) {
      acts.split(row.id, start)
    } else if (level === 'standard' && event.key === 'Backspace' && start === 0 && end === 0 && !isComposing) {
      acts.merge(row.id)
    } else return
    event.preventDefault()
  }
  return (
    <textarea
      id={textId(row.id, level)}
      aria-label={label}
      dir="auto"
      rows={Math.min(12, Math.ceil(text.length / 70) + 1)}
      maxLength={blockMaxLength}
      value={text}
      onChange={(event) => acts.write({ id: row.id, level }, event.target.value)}
      onKeyDown={onKeyDown}
      onSelect={(event) => seen?.(event.currentTarget.selectionStart)}
    />
  )
}
