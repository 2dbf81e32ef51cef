'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { ExchangeReview, ReviewedQuestion } from '#domain/exchange/quiz-exchange.ts'
import type { ExchangeWarning } from '#domain/exchange/warning.ts'
import styles from './exchange.module.css'
import type { ExchangeState } from './exchange-state.ts'
import { useExchangeError } from './use-exchange-error.ts'
import { useWarningWords } from './use-warning-words.ts'

type Props = { state: ExchangeState; review: ExchangeReview; send: (form: FormData) => void }

/** What was made of a file: what could not be read, each question with what changed, and the texts beside them. */
export function ExchangeReviewForm({ state, review, send }: Props) {
  const t = useTranslations('exchange.page')
  const errorText = useExchangeError()
  const faults = review.warnings.filter(({ kind }) => kind === 'fault')
  const notes = review.warnings.filter(({ kind }) => kind === 'loss')
  const chooseError = errorText(state.fields['take'])
  return (
    <form action={send} noValidate>
      <p role="status" className={styles.found}>
        {t('found', { questions: review.questions.length, faults: faults.length })}
      </p>
      {state.error !== null && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
      {state.saved === null ? null : (
        <Notice kind="good">
          {t('articleSaved', { title: state.saved.title })}{' '}
          <Link href={`/articles/${state.saved.articleId}`} target="_blank" prefetch={false}>
            {t('articleOpen')}
          </Link>
        </Notice>
      )}
      {faults.length > 0 ? <Warnings title={t('faults')} warnings={faults} kind="bad" /> : null}
      {notes.length > 0 ? <Warnings title={t('notes')} warnings={notes} kind="warn" /> : null}
      {review.questions.length > 0 ? (
        <fieldset className={styles.questions} aria-describedby={chooseError ? 'exchange-take-error' : undefined}>
          <legend>{t('choose')}</legend>
          {chooseError ? (
            <p id="exchange-take-error" className={styles.error}>
              {chooseError}
            </p>
          ) : null}
          <ul>
            {review.questions.map((reviewed) => (
              <li key={reviewed.question.id}>
                <Question reviewed={reviewed} isChosen={state.chosen?.includes(reviewed.question.id) ?? true} />
              </li>
            ))}
          </ul>
        </fieldset>
      ) : null}
      <Passages passages={review.passages} error={errorText(state.fields['text'])} />
      <div className={styles.actions}>
        {review.questions.length > 0 ? (
          <SubmitButton name="intent" value="add">
            {t('add')}
          </SubmitButton>
        ) : null}
        <SubmitButton kind="quiet" name="intent" value="start-over">
          {t('startOver')}
        </SubmitButton>
      </div>
    </form>
  )
}

function Question({ reviewed, isChosen }: { reviewed: ReviewedQuestion; isChosen: boolean }) {
  const t = useTranslations('exchange.page')
  const types = useTranslations('editor.types')
  const wordsOf = useWarningWords()
  const { question, line, losses, missing } = reviewed
  return (
    <>
      <label className={styles.choice}>
        <input type="checkbox" name="take" value={question.id} defaultChecked={isChosen} />
        <span>
          <span className={styles.stem} dir="auto">
            {question.stem === '' ? t('noStem') : question.stem}
          </span>
          <span className={styles.facts}>
            {t('question', { type: types(question.type), points: question.points })}
            {line === null ? null : ` · ${t('fromLine', { line })}`}
          </span>
        </span>
      </label>
      {missing > 0 ? <p className={styles.missing}>{t('missing', { count: missing })}</p> : null}
      {losses.length > 0 ? (
        <details className={styles.losses}>
          <summary>{t('changed', { count: losses.length })}</summary>
          <ul>
            {losses.map((loss) => (
              <li key={JSON.stringify(loss)}>{wordsOf(loss)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

type WarningProps = { title: string; warnings: readonly ExchangeWarning[]; kind: 'bad' | 'warn' }

function Warnings({ title, warnings, kind }: WarningProps) {
  const t = useTranslations('exchange.page')
  const wordsOf = useWarningWords()
  return (
    <Notice kind={kind}>
      <h3 className={styles.warningTitle}>{title}</h3>
      <ul className={styles.warnings}>
        {warnings.map((warning) => (
          <li key={JSON.stringify(warning)}>
            {warning.line === null ? wordsOf(warning) : t('line', { line: warning.line, message: wordsOf(warning) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Passages({ passages, error }: { passages: ExchangeReview['passages']; error: string | undefined }) {
  const t = useTranslations('exchange.page')
  if (passages.length === 0) return null
  return (
    <section aria-labelledby="exchange-passages">
      <h3 id="exchange-passages">{t('passages')}</h3>
      <p className={styles.hint}>{t('passagesHint')}</p>
      {error === undefined ? null : <p className={styles.error}>{error}</p>}
      {passages.map(({ title, text }, index) => {
        const name = title ?? t('passage', { number: index + 1 })
        return (
          // Two texts may be the same word for word; their order does not change.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed
          <details key={index} className={styles.passage}>
            <summary dir="auto">{name}</summary>
            <p dir="auto">{text}</p>
            <SubmitButton
              kind="plain"
              name="intent"
              value={`article-${index}`}
              label={t('asArticleNamed', { title: name })}
            >
              {t('asArticle')}
            </SubmitButton>
          </details>
        )
      })}
    </section>
  )
}
