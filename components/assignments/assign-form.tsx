'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { AssignableText } from '#domain/assignment/assignment-view.ts'
import { NotesAfterOwnField, PlainLevelField, QuizRuleFields, TimeFields } from './assignment-fields.tsx'
import styles from './assignments.module.css'

type Props = {
  action: (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
  classId: string
  timeZone: string
  texts: readonly AssignableText[]
  /** What the fields hold at first. */
  values: Record<string, string>
}

/** Gives a class a text: what, when, and how its quiz is taken. */
export function AssignForm({ action, classId, timeZone, texts, values }: Props) {
  const t = useTranslations('assignments')
  const [state, send] = useActionState(action, idleForm(values))
  const errorOf = (field: string) => {
    const key = state.fields[field]
    return key === undefined ? undefined : t(`errors.${key}` as 'errors.time-wrong')
  }
  const isPlainAllowed = state.status === 'idle' || state.values['plainLevel'] === 'on'
  return (
    <form action={send} className={styles.form} noValidate>
      {state.status === 'failed' ? <FailureNotice error={state.error} /> : null}
      <input type="hidden" name="classId" value={classId} />
      <div key={JSON.stringify(state.values)}>
        <TextChoice texts={texts} chosen={state.values['text'] ?? ''} error={errorOf('text')} />
        <TimeFields values={state.values} errorOf={errorOf} timeZone={timeZone} />
        <QuizRuleFields values={state.values} errorOf={errorOf} />
        {texts.some(({ hasPlainLevel }) => hasPlainLevel) ? <PlainLevelField isAllowed={isPlainAllowed} /> : null}
        <NotesAfterOwnField isOn={state.values['notesAfterOwn'] === 'on'} />
      </div>
      <SubmitButton>{t('assign')}</SubmitButton>
    </form>
  )
}

function TextChoice({
  texts,
  chosen,
  error,
}: {
  texts: readonly AssignableText[]
  chosen: string
  error: string | undefined
}) {
  const t = useTranslations('assignments')
  return (
    <fieldset className={styles.group} aria-describedby={error ? 'text-error' : undefined}>
      <legend>{t('text')}</legend>
      {error ? (
        <p id="text-error" className={styles.error}>
          {error}
        </p>
      ) : null}
      <ul className={styles.texts}>
        {texts.map(({ articleId, title, quizzes }) => (
          <li key={articleId}>
            <fieldset className={styles.choices}>
              <legend>{title}</legend>
              {quizzes.map((quiz) => (
                <Choice
                  key={quiz.quizVersionId}
                  value={`${articleId}/${quiz.quizVersionId}`}
                  chosen={chosen}
                  hasQuiz
                  text={t('withQuiz', { title: quiz.title, questions: quiz.questions })}
                />
              ))}
              <Choice value={articleId} chosen={chosen} hasQuiz={false} text={t('readingAlone')} />
              {quizzes.length === 0 ? <p className={styles.hint}>{t('noQuizYet')}</p> : null}
            </fieldset>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function Choice({ value, chosen, hasQuiz, text }: { value: string; chosen: string; hasQuiz: boolean; text: string }) {
  return (
    <label className={styles.choice}>
      <input
        type="radio"
        name="text"
        value={value}
        defaultChecked={value === chosen}
        data-quiz={hasQuiz ? 'yes' : 'no'}
      />{' '}
      {text}
    </label>
  )
}
