'use client'

import { useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice.tsx'
import type { AppError } from '#domain/result.ts'
import styles from './account-form.module.css'

/** Asked when address and password fit at several schools. */
export function SchoolChoice({ error }: { error: AppError }) {
  const t = useTranslations('account')
  if (error.kind !== 'conflict' || error.detail !== 'several-schools') return null
  const [ids, names] = [error.data?.['schoolIds'] ?? [], error.data?.['schoolNames'] ?? []]
  return (
    <>
      <Notice kind="warn">{t('severalSchools')}</Notice>
      <fieldset className={styles.choice}>
        <legend>{t('school')}</legend>
        {ids.map((id, index) => (
          <label key={id}>
            <input type="radio" name="schoolId" value={id} defaultChecked={index === 0} />
            {names[index]}
          </label>
        ))}
      </fieldset>
    </>
  )
}
