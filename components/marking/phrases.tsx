'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import styles from './marking.module.css'

export type Phrase = { id: string; words: string }
export type PhraseAction = (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>

type Props = { phrases: readonly Phrase[]; action: PhraseAction; insert: (words: string) => void }

/** Words that the marker writes again and again: put into the comment, kept, or removed. */
export function Phrases({ phrases, action, insert }: Props) {
  const t = useTranslations('marking')
  const [state, send] = useActionState(action, idleForm())
  const error = state.fields['words']
  return (
    <details className={styles.phrases} open={phrases.length > 0}>
      <summary>{t('phrases.title')}</summary>
      <ul>
        {phrases.map(({ id, words }) => (
          <li key={id}>
            <Button kind="plain" onClick={() => insert(words)} aria-label={t('phrases.insert', { words })}>
              {words}
            </Button>
            <form action={send}>
              <input type="hidden" name="phraseId" value={id} />
              <SubmitButton kind="quiet" label={t('phrases.removeOne', { words })}>
                {t('phrases.remove')}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
      <form action={send} noValidate className={styles.newPhrase}>
        {state.status === 'failed' && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
        <Field
          name="words"
          label={t('phrases.new')}
          defaultValue={state.status === 'failed' ? (state.values['words'] ?? '') : ''}
          error={error ? t(`errors.${errorKey(error)}`) : undefined}
          dir="auto"
        />
        <SubmitButton kind="plain">{t('phrases.add')}</SubmitButton>
      </form>
    </details>
  )
}

function errorKey(message: string): 'phrase-empty' | 'phrase-too-long' | 'too-many-phrases' {
  return message === 'phrase-too-long' || message === 'too-many-phrases' ? message : 'phrase-empty'
}
