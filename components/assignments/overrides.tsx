'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { ActionForm } from '#components/ui/action-form.tsx'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field, SelectField } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import styles from './assignments.module.css'

type Action = (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
type Props = {
  action: Action
  assignmentId: string
  students: readonly { id: string; name: string }[]
  hasQuiz: boolean
  /** Whether there is more than one level to choose from. */
  hasPlainLevel: boolean
  /** Who has other times, told in words. */
  overrides: readonly { studentId: string; name: string; text: string }[]
}

const timeFields = ['openAt', 'dueAt', 'closeAt'] as const
const ruleFields = ['timeLimitMinutes', 'attemptsAllowed'] as const

/** Who has other times than the class, and a form for one more. */
export function Overrides({ action, assignmentId, students, hasQuiz, hasPlainLevel, overrides }: Props) {
  const t = useTranslations('assignments')
  const [state, send] = useActionState(action, idleForm())
  const errorOf = (field: string) => {
    const key = state.fields[field]
    return key === undefined ? undefined : t(`errors.${key}` as 'errors.time-wrong')
  }
  const kept = state.status === 'failed' ? state.values : {}
  return (
    <>
      {overrides.length === 0 ? <p className={styles.hint}>{t('overridesNone')}</p> : null}
      <ul className={styles.overrides}>
        {overrides.map(({ studentId, name, text }) => (
          <li key={studentId}>
            <span>
              <strong>{name}</strong>: {text}
            </span>
            <ActionForm
              action={action}
              kind="quiet"
              hidden={{ assignmentId, studentId }}
              label={t('overrideRemoveLabel', { name })}
            >
              {t('overrideRemove')}
            </ActionForm>
          </li>
        ))}
      </ul>
      {students.length === 0 ? (
        <p className={styles.hint}>{t('noStudents')}</p>
      ) : (
        <form action={send} noValidate>
          {state.status === 'failed' && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
          <input type="hidden" name="assignmentId" value={assignmentId} />
          <div key={JSON.stringify(kept)} className={styles.times}>
            <SelectField
              name="studentId"
              label={t('student')}
              error={errorOf('studentId')}
              defaultValue={kept['studentId'] ?? ''}
            >
              <option value="">{t('studentNone')}</option>
              {students.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            {timeFields.map((name) => (
              <Field
                key={name}
                id={`override-${name}`}
                type="datetime-local"
                name={name}
                label={t(name)}
                error={errorOf(name)}
                defaultValue={kept[name] ?? ''}
              />
            ))}
            {hasQuiz
              ? ruleFields.map((name) => (
                  <Field
                    key={name}
                    id={`override-${name}`}
                    name={name}
                    label={t(name)}
                    error={errorOf(name)}
                    inputMode="numeric"
                    autoComplete="off"
                    defaultValue={kept[name] ?? ''}
                  />
                ))
              : null}
            {hasPlainLevel ? (
              <SelectField
                id="override-plainLevel"
                name="plainLevel"
                label={t('overrideLevels')}
                error={errorOf('plainLevel')}
                defaultValue={kept['plainLevel'] ?? ''}
              >
                <option value="">{t('overrideLevelsClass')}</option>
                <option value="off">{t('overrideStandard')}</option>
                <option value="on">{t('overridePlain')}</option>
              </SelectField>
            ) : null}
          </div>
          <SubmitButton kind="plain">{t('overrideSave')}</SubmitButton>
        </form>
      )}
    </>
  )
}
