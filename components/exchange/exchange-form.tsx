'use client'

import { type FormEvent, useActionState, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ReviewForm } from '#components/library/review-form.tsx'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field } from '#components/ui/field.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import styles from './exchange.module.css'
import { ExchangeReviewForm } from './exchange-review-form.tsx'
import { type ExchangeAction, type ExchangeState, exchangeUploadBytes, noExchange } from './exchange-state.ts'
import { useExchangeError } from './use-exchange-error.ts'

/** Brings questions in, in two steps: a file, then what was made of it; from there, its texts can become articles. */
export function ExchangeForm({ action }: { action: ExchangeAction }) {
  const [state, send] = useActionState(action, noExchange)
  const { article } = state
  if (article !== null && article.draft !== null)
    return <ReviewForm state={article} draft={article.draft} send={send} />
  return state.review === null ? (
    <FileForm state={state} send={send} />
  ) : (
    <ExchangeReviewForm state={state} review={state.review} send={send} />
  )
}

/** What is too large is refused before it is sent. */
function FileForm({ state, send }: { state: ExchangeState; send: (form: FormData) => void }) {
  const t = useTranslations('exchange.page')
  const errorText = useExchangeError()
  const [isTooLarge, setTooLarge] = useState(false)
  const beforeSending = (event: FormEvent<HTMLFormElement>) => {
    const file = new FormData(event.currentTarget).get('file')
    const isOver = file instanceof File && file.size > exchangeUploadBytes
    setTooLarge(isOver)
    if (isOver) event.preventDefault()
  }
  return (
    <form action={send} onSubmit={beforeSending} className={styles.upload} noValidate>
      <p>{t('bringInIntro')}</p>
      {state.error !== null && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
      <Field
        name="file"
        type="file"
        label={t('file')}
        hint={t('fileHint')}
        error={errorText(isTooLarge ? 'too-large' : state.fields['file'])}
        accept=".gift,.txt,.xml,.csv,.tsv,.json"
      />
      <SubmitButton name="intent" value="read">
        {t('read')}
      </SubmitButton>
    </form>
  )
}
