'use client'

import { memo, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { DroppedLine, ImportOutline, TakenLine } from '#domain/article/import/import-outline.ts'
import { type SourceLine, splitLines } from '#domain/article/import/split-lines.ts'
import styles from './import.module.css'

type Props = {
  text: string
  /** As imported, with nothing put back: every dropped line keeps its checkbox. */
  imported: ImportOutline
  restored: readonly number[]
  putBack: (line: number, isBack: boolean) => void
}

/** The text as it came, line by line, and what became of each line that is not wording. */
export function OriginalLines({ text, imported, restored, putBack }: Props) {
  const t = useTranslations('library.import')
  const lines = useMemo(() => splitLines(text).lines, [text])
  const dropped = useMemo(() => new Map(imported.dropped.map((line) => [line.line, line])), [imported])
  const taken = useMemo(() => new Map(imported.taken.map((line) => [line.line, line])), [imported])
  const back = new Set(restored)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('lines')}>
      <ol className={styles.lines}>
        {lines.map((line) => {
          const left = dropped.get(line.number)
          return left === undefined ? (
            <KeptLine key={line.number} line={line} taken={taken.get(line.number)?.field} />
          ) : (
            <LeftLine key={line.number} line={left} isBack={back.has(line.number)} putBack={putBack} />
          )
        })}
      </ol>
    </section>
  )
}

const KeptLine = memo(function KeptLine({ line, taken }: { line: SourceLine; taken: TakenLine['field'] | undefined }) {
  const t = useTranslations('library.import')
  return (
    <li data-state={taken ? 'taken' : 'kept'}>
      <LineNumber number={line.number} />
      <div>
        <span dir="auto">{line.text}</span>
        {taken ? <span className={styles.reason}>{t(`taken.${taken}`)}</span> : null}
      </div>
    </li>
  )
})

function LeftLine({ line, isBack, putBack }: { line: DroppedLine; isBack: boolean; putBack: Props['putBack'] }) {
  const t = useTranslations('library.import')
  const reasons = useTranslations('import.dropped')
  const reason = reasons(line.reason)
  return (
    <li data-state={isBack ? 'back' : 'dropped'}>
      <LineNumber number={line.line} />
      <div>
        {isBack ? <span dir="auto">{line.text}</span> : <del dir="auto">{line.text}</del>}
        <span className={styles.reason}>{isBack ? t('backIn', { reason }) : t('leftOut', { reason })}</span>
        <label className={styles.putBack}>
          <input
            type="checkbox"
            name="restore"
            value={line.line}
            defaultChecked={isBack}
            aria-label={t('putBackLine', { number: line.line })}
            onChange={(event) => putBack(line.line, event.target.checked)}
          />
          {t('putBack')}
        </label>
      </div>
    </li>
  )
}

function LineNumber({ number }: { number: number }) {
  return (
    <span className={styles.number} aria-hidden="true">
      {number}
    </span>
  )
}
