'use client'

import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ArticleText } from '#components/reader/article-text.tsx'
import { takeFocus } from '#components/ui/browser-take-focus.ts'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { type ImportDraft, outlineOf, restoreLines } from '#domain/article/import/import-draft.ts'
import type { ImportOutline } from '#domain/article/import/import-outline.ts'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import { renderHtml } from '#domain/article/render-html.ts'
import styles from './import.module.css'
import { ImportFields } from './import-fields.tsx'
import type { ImportState } from './import-state.ts'
import { OriginalLines } from './original-lines.tsx'
import { SuggestionList } from './suggestion-list.tsx'
import { useErrorText } from './use-error-text.ts'

type Props = { state: ImportState; draft: ImportDraft; send: (form: FormData) => void }

/**
 * Step two: the text as it came beside what was made of it. The outline is made here from the text, as the server will
 * make it again when the article is saved.
 */
export function ReviewForm({ state, draft, send }: Props) {
  const { text, format } = draft
  const imported = useMemo(() => outlineOf({ text, format, restored: [] }), [text, format])
  return imported.ok ? (
    <Review state={state} draft={draft} imported={imported.value} send={send} />
  ) : (
    <FailureNotice error={imported.error} />
  )
}

function Review({ state, draft, imported, send }: Props & { imported: ImportOutline }) {
  const t = useTranslations('library.import')
  const errorText = useErrorText()
  const [restored, setRestored] = useState<readonly number[]>(draft.restored)
  const outline = useMemo(() => restoreLines(imported, restored), [imported, restored])
  const html = useMemo(() => renderHtml(outline.blocks, []), [outline])
  const numbers = useMemo(() => paragraphNumbers(outline.blocks), [outline])
  const { dropped, suggestions } = outline
  const textError = errorText(state.fields['text'])
  return (
    <form action={send} noValidate>
      <p className={styles.step} tabIndex={-1} ref={takeFocus}>
        {t('stepReview')}
      </p>
      {state.error ? <FailureNotice error={state.error} /> : null}
      {textError ? <p className={styles.error}>{textError}</p> : null}
      <p role="status" className={styles.summary}>
        {t('summary', { paragraphs: numbers.size, dropped: dropped.length, suggestions: suggestions.length })}
      </p>
      <div className={styles.split}>
        <section className={styles.original} aria-labelledby="import-original">
          <h2 id="import-original">{t('original')}</h2>
          <p className={styles.hint}>{t('originalHint')}</p>
          <OriginalLines
            text={draft.text}
            imported={imported}
            restored={restored}
            putBack={(line, isBack) =>
              setRestored(isBack ? [...restored, line] : restored.filter((other) => other !== line))
            }
          />
          <noscript>
            <SubmitButton kind="plain" name="intent" value="update">
              {t('update')}
            </SubmitButton>
          </noscript>
        </section>
        <section className={styles.result} aria-labelledby="import-result">
          <h2 id="import-result">{t('result')}</h2>
          <ImportFields outline={imported} values={state.values} errorOf={(name) => errorText(state.fields[name])} />
          <div className={styles.actions}>
            <SubmitButton name="intent" value="save">
              {t('save')}
            </SubmitButton>
            <SubmitButton kind="quiet" name="intent" value="start-over">
              {t('startOver')}
            </SubmitButton>
          </div>
          <SuggestionList suggestions={suggestions} numbers={numbers} />
          <h3>{t('textTitle')}</h3>
          <div className={styles.text}>
            <ArticleText html={html} level="standard" label={t('result')} />
          </div>
        </section>
      </div>
    </form>
  )
}
