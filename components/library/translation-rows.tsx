'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { SelectField, TextField } from '#components/ui/field.tsx'
import { directionOf, explanationLanguageCodes, languageName } from '#domain/glossary/languages.ts'
import styles from './terms.module.css'

type Props = {
  /** What was typed or is stored, by field: `langN`, `translationN`. */
  values: Readonly<Record<string, string>>
  /** The words for an error of `translations.N.lang` or `translations.N.definition`. */
  errorOf: (name: string) => string | undefined
}

/** The definition in other languages, one row each and an empty one; an emptied row is left out when it is saved. */
export function TranslationRows({ values, errorOf }: Props) {
  const t = useTranslations('library.terms')
  const [added, setAdded] = useState(0)
  const rows = useRef<HTMLFieldSetElement>(null)
  const filled = Object.keys(values).flatMap((name) => /^translation(\d+)$/.exec(name)?.[1] ?? [])
  const count = Math.max(0, ...filled.map((row) => Number(row) + 1)) + 1 + added
  return (
    <fieldset ref={rows} className={styles.translations}>
      <legend>{t('translations')}</legend>
      <p className={styles.hint}>{t('translationsHint')}</p>
      {Array.from({ length: count }, (_, row) => (
        <TranslationRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its number
          key={row}
          row={row}
          lang={values[`lang${row}`] ?? ''}
          definition={values[`translation${row}`] ?? ''}
          errorOf={errorOf}
        />
      ))}
      <Button
        kind="quiet"
        onClick={() => {
          setAdded(added + 1)
          // The row stands in the page after the next paint.
          requestAnimationFrame(() => [...(rows.current?.querySelectorAll('select') ?? [])].at(-1)?.focus())
        }}
      >
        {t('addTranslation')}
      </Button>
      {errorOf('translations') ? <p role="alert">{errorOf('translations')}</p> : null}
    </fieldset>
  )
}

type RowProps = { row: number; lang: string; definition: string; errorOf: Props['errorOf'] }

function TranslationRow({ row, lang: first, definition, errorOf }: RowProps) {
  const t = useTranslations('library.terms')
  const [lang, setLang] = useState(first)
  const known = explanationLanguageCodes.find((code) => code === lang)
  const numbered = { number: row + 1 }
  return (
    <div className={styles.translation}>
      <SelectField
        name={`lang${row}`}
        label={t('lang', numbered)}
        error={errorOf(`translations.${row}.lang`)}
        defaultValue={first}
        onChange={(event) => setLang(event.target.value)}
      >
        <option value="">{t('noLang')}</option>
        {explanationLanguageCodes.map((code) => (
          <option key={code} value={code} lang={code}>
            {languageName(code)}
          </option>
        ))}
      </SelectField>
      <TextField
        name={`translation${row}`}
        label={t('translation', numbered)}
        error={errorOf(`translations.${row}.definition`)}
        defaultValue={definition}
        rows={2}
        lang={known}
        dir={known ? directionOf(known) : 'auto'}
      />
    </div>
  )
}
