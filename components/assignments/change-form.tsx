'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { Outcome, QuizChoice } from '#domain/assignment/assignment-view.ts'
import { NotesAfterOwnField, PlainLevelField, QuizRuleFields, TimeFields } from './assignment-fields.tsx'
import styles from './assignments.module.css'
import { WorkSummary } from './work-summary.tsx'

type Props = {
  action: (before: FormState<Outcome>, form: FormData) => Promise<FormState<Outcome>>
  assignmentId: string
  timeZone: string
  quizChoices: readonly QuizChoice[]
  /** Students have begun the quiz: it cannot be exchanged. */
  isQuizLocked: boolean
  hasPlainLevel: boolean
  /** What the fields hold at first. */
  values: Record<string, string>
}

/** Changes times, rules and quiz; where students have begun, it says so first and asks once more. */
export function ChangeForm({
  action,
  assignmentId,
  timeZone,
  quizChoices,
  isQuizLocked,
  hasPlainLevel,
  values,
}: Props) {
  const t = useTranslations('assignments')
  const [state, send] = useActionState<FormState<Outcome>, FormData>(action, idleForm(values))
  const errorOf = (field: string) => {
    const key = state.fields[field]
    return key === undefined ? undefined : t(`errors.${key}` as 'errors.time-wrong')
  }
  const warned = state.status === 'done' && state.value.status === 'warned' ? state.value.work : null
  return (
    <form action={send} className={styles.form} noValidate>
      {state.status === 'failed' ? <FailureNotice error={state.error} /> : null}
      <div role="status">
        {state.status === 'done' && state.value.status === 'done' ? <Notice kind="good">{t('saved')}</Notice> : null}
      </div>
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <div key={JSON.stringify(state.values)}>
        <QuizField
          choices={quizChoices}
          chosen={state.values['quizVersionId'] ?? ''}
          isLocked={isQuizLocked}
          error={errorOf('quizVersionId')}
        />
        <TimeFields values={state.values} errorOf={errorOf} timeZone={timeZone} />
        <QuizRuleFields values={state.values} errorOf={errorOf} />
        {hasPlainLevel ? <PlainLevelField isAllowed={state.values['plainLevel'] === 'on'} /> : null}
        <NotesAfterOwnField isOn={state.values['notesAfterOwn'] === 'on'} />
      </div>
      {warned === null ? (
        <SubmitButton>{t('save')}</SubmitButton>
      ) : (
        <Notice kind="warn">
          <p role="alert">{t('warnChange')}</p>
          <WorkSummary work={warned} />
          <SubmitButton name="isConfirmed" value="yes">
            {t('saveAnyway')}
          </SubmitButton>
        </Notice>
      )}
    </form>
  )
}

type QuizFieldProps = { choices: readonly QuizChoice[]; chosen: string; isLocked: boolean; error: string | undefined }

function QuizField({ choices, chosen, isLocked, error }: QuizFieldProps) {
  const t = useTranslations('assignments')
  const offered = isLocked ? choices.filter(({ quizVersionId }) => quizVersionId === chosen) : choices
  return (
    <SelectField
      name="quizVersionId"
      label={t('quiz')}
      hint={isLocked ? t('quizLocked') : undefined}
      error={error}
      defaultValue={chosen}
    >
      {isLocked ? null : <option value="">{t('quizNone')}</option>}
      {offered.map(({ quizVersionId, title, number }) => (
        <option key={quizVersionId} value={quizVersionId}>
          {t('quizVersion', { title, number })}
        </option>
      ))}
    </SelectField>
  )
}
