'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { GroupView } from '#domain/class/class-view.ts'
import { groupNameMaxLength, memberFieldOf } from '#domain/class/group-fields.ts'
import styles from './groups.module.css'

export type FormAction = (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>

type Props = {
  action: FormAction
  classId: string
  students: readonly { id: string; name: string }[]
  /** Null for a new one. */
  group: GroupView | null
}

/** Names a group and says by a box for each student who is in it. */
export function GroupForm({ action, classId, students, group }: Props) {
  const t = useTranslations('classes')
  const ticked = Object.fromEntries((group?.studentIds ?? []).map((id) => [memberFieldOf(id), 'on']))
  const [state, send] = useActionState(action, idleForm({ name: group?.name ?? '', ...ticked }))
  const errorOf = (field: string) => {
    const key = state.fields[field]
    return key === undefined ? undefined : t(`errors.${key}` as 'errors.group-name-missing')
  }
  const wrongStudents = errorOf('students')
  const key = group?.id ?? 'new'
  return (
    <form action={send} className={styles.form} noValidate>
      {state.status === 'failed' && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
      <input type="hidden" name="classId" value={classId} />
      {group === null ? null : <input type="hidden" name="groupId" value={group.id} />}
      <div key={JSON.stringify(state.values)}>
        <Field
          id={`name-${key}`}
          name="name"
          label={t('groups.name')}
          hint={t('groups.nameHint')}
          error={errorOf('name')}
          maxLength={groupNameMaxLength}
          autoComplete="off"
          dir="auto"
          defaultValue={state.values['name'] ?? ''}
        />
        <fieldset className={styles.members} aria-describedby={wrongStudents ? `students-error-${key}` : undefined}>
          <legend>{t('groups.members')}</legend>
          {wrongStudents ? (
            <p id={`students-error-${key}`} className={styles.error}>
              {wrongStudents}
            </p>
          ) : null}
          {students.length === 0 ? <p className={styles.soft}>{t('groups.noStudents')}</p> : null}
          {students.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                name={memberFieldOf(id)}
                defaultChecked={state.values[memberFieldOf(id)] === 'on'}
              />{' '}
              {name}
            </label>
          ))}
        </fieldset>
      </div>
      <SubmitButton>{t(group === null ? 'groups.make' : 'groups.save')}</SubmitButton>
    </form>
  )
}
