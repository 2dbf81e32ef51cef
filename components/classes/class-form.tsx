'use client'

import { useActionState, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field, SelectField } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { SubmitButton } from '#components/ui/submit-button.tsx'

type Props = {
  action: (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
  submit: 'create' | 'settingsSave'
  name: string
  /** Null where nothing is known of it yet: then it is where the browser is. */
  timeZone: string | null
  /** Every time zone there is, in order. */
  timeZones: readonly string[]
  /** The class that is changed; none for a new one. */
  classId?: string
}

/** Name and clock of a class. */
export function ClassForm({ action, submit, name, timeZone, timeZones, classId }: Props) {
  const t = useTranslations('classes')
  const [state, send] = useActionState(action, idleForm({ name, timeZone: timeZone ?? 'UTC' }))
  const zone = useRef<HTMLSelectElement>(null)
  // Only the browser knows where the teacher is, and only once the page runs in it.
  useEffect(() => {
    if (timeZone === null && zone.current) zone.current.value = Intl.DateTimeFormat().resolvedOptions().timeZone
  }, [timeZone])
  const errorOf = (field: string) => {
    const key = state.fields[field]
    return key === undefined ? undefined : t(`errors.${key}` as 'errors.class-name-missing')
  }
  return (
    <form action={send} noValidate>
      {state.status === 'failed' && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
      {classId === undefined ? null : <input type="hidden" name="classId" value={classId} />}
      <div key={JSON.stringify(state.values)}>
        <Field
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          error={errorOf('name')}
          defaultValue={state.values['name'] ?? name}
          autoComplete="off"
        />
        <SelectField
          ref={zone}
          name="timeZone"
          label={t('timeZone')}
          hint={t('timeZoneHint')}
          error={errorOf('timeZone')}
          defaultValue={state.values['timeZone'] ?? 'UTC'}
        >
          {timeZones.map((place) => (
            <option key={place} value={place}>
              {place === 'UTC' ? t('zoneUtc') : place.replaceAll('_', ' ')}
            </option>
          ))}
        </SelectField>
      </div>
      <SubmitButton>{t(submit)}</SubmitButton>
    </form>
  )
}
