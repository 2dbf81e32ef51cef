'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { ActionForm } from '#components/ui/action-form.tsx'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { ClassView, Colleague } from '#domain/class/class-view.ts'
import styles from './classes.module.css'

type Action = (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
type Props = {
  classId: string
  teachers: ClassView['teachers']
  /** Whom one may add; null where one may not. */
  colleagues: readonly Colleague[] | null
  add: Action
  remove: Action
}

/** Who teaches the class, and a way to ask a colleague in. */
export function CoTeachers({ classId, teachers, colleagues, add, remove }: Props) {
  const t = useTranslations('classes')
  const [state, send] = useActionState(add, idleForm())
  const error = state.fields['userId'] === undefined ? undefined : t('errors.colleague-missing')
  return (
    <>
      <ul className={styles.people}>
        {teachers.map(({ id, name, role }) => (
          <li key={id}>
            <span>
              {name} <span className={styles.soft}>· {role === 'teacher' ? t('teacherRole') : t('coTeacherRole')}</span>
            </span>
            {role === 'co-teacher' && colleagues !== null ? (
              <ActionForm
                action={remove}
                hidden={{ classId, userId: id }}
                kind="quiet"
                label={t('coTeacherRemoveLabel', { name })}
              >
                {t('coTeacherRemove')}
              </ActionForm>
            ) : null}
          </li>
        ))}
      </ul>
      {colleagues !== null && colleagues.length > 0 ? (
        <details className={styles.details} open={state.status === 'failed'}>
          <summary>{t('coTeacherChoose')}</summary>
          <form action={send}>
            {state.status === 'failed' && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
            <input type="hidden" name="classId" value={classId} />
            <SelectField
              name="userId"
              label={t('coTeacherNobody')}
              hint={t('coTeacherHint')}
              error={error}
              defaultValue=""
            >
              <option value="">{t('coTeacherNobody')}</option>
              {colleagues.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <SubmitButton kind="plain">{t('coTeacherAdd')}</SubmitButton>
          </form>
        </details>
      ) : null}
    </>
  )
}
