'use client'

import { useTranslations } from 'use-intl'
import { Field, TextField } from '#components/ui/field.tsx'
import type { ImportOutline } from '#domain/article/import/import-outline.ts'
import styles from './import.module.css'

type Props = {
  /** Found by the import; what it did not find is an empty field. */
  outline: ImportOutline
  /** Typed before the form was sent. */
  values: Readonly<Record<string, string>>
  errorOf: (name: string) => string | undefined
}

/** What the page says about its text, to be corrected; nothing is invented. */
export function ImportFields({ outline, values, errorOf }: Props) {
  const t = useTranslations('library.import')
  const of = (name: 'title' | 'byline' | 'dateline' | 'source' | 'credit' | 'pageDate') => ({
    name,
    defaultValue: values[name] ?? outline[name] ?? '',
    error: errorOf(name),
  })
  return (
    <fieldset className={styles.fields}>
      <legend>{t('fields')}</legend>
      <p className={styles.hint}>{t('fieldsHint')}</p>
      <TextField {...of('title')} label={t('fieldTitle')} rows={2} required />
      <div className={styles.pair}>
        <Field {...of('byline')} label={t('byline')} hint={t('bylineHint')} />
        <Field {...of('source')} label={t('source')} hint={t('sourceHint')} />
        <Field {...of('dateline')} label={t('dateline')} hint={t('datelineHint')} />
        <Field {...of('pageDate')} label={t('pageDate')} hint={t('pageDateHint')} type="date" />
      </div>
      <TextField {...of('credit')} label={t('credit')} hint={t('creditHint')} rows={2} />
    </fieldset>
  )
}
