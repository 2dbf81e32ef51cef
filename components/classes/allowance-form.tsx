'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { usualFactors } from '#domain/class/usual-factors.ts'
import styles from './classes.module.css'

type Props = {
  action: (before: FormState<null>, form: FormData) => Promise<FormState<null>>
  classId: string
  studentId: string
  name: string
  /** The present factor; 1 for none. */
  timeFactor: number
}

/** By how much one student's time limits are multiplied. It asks for no reason, and there is no place for one. */
export function AllowanceForm({ action, classId, studentId, name, timeFactor }: Props) {
  const t = useTranslations('classes')
  const isUsual = usualFactors.some((factor) => Number(factor) === timeFactor)
  const [state, send] = useActionState(
    action,
    idleForm({ factor: isUsual ? String(timeFactor) : 'own', ownFactor: isUsual ? '' : String(timeFactor) }),
  )
  const isWrong = Object.keys(state.fields).length > 0
  return (
    <form action={send} noValidate>
      {state.status === 'failed' && !isWrong ? <FailureNotice error={state.error} /> : null}
      <div role="status">{state.status === 'done' ? <Notice kind="good">{t('allowance.saved')}</Notice> : null}</div>
      <input type="hidden" name="classId" value={classId} />
      <input type="hidden" name="studentId" value={studentId} />
      <fieldset className={styles.factors} key={JSON.stringify(state.values)}>
        <legend>{t('allowance.legend', { name })}</legend>
        {[...usualFactors, 'own' as const].map((factor) => (
          <label key={factor} className={styles.factor}>
            <input type="radio" name="factor" value={factor} defaultChecked={state.values['factor'] === factor} />{' '}
            {factor === '1' || factor === 'own'
              ? t(`allowance.${factor === '1' ? 'none' : 'own'}`)
              : t('allowance.times', { factor })}
          </label>
        ))}
        <div data-for="own">
          <Field
            name="ownFactor"
            label={t('allowance.ownFactor')}
            hint={t('allowance.ownHint')}
            error={isWrong ? t('errors.factor-wrong') : undefined}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={state.values['ownFactor'] ?? ''}
          />
        </div>
      </fieldset>
      <SubmitButton kind="plain">{t('allowance.save')}</SubmitButton>
    </form>
  )
}
