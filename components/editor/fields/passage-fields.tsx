'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { EvidenceFields } from '../evidence-fields.tsx'
import styles from '../quiz-editor.module.css'
import { BandFields } from './band-fields.tsx'
import { CheckField } from './check-field.tsx'
import { type FieldProps, type TextProps, withoutAt } from './field-props.ts'
import { NumberInput } from './number-input.tsx'

/** The passages that are a right answer, in alternatives, and what a part of them is worth. */
export function PassageFields({ question, change, levels, readSelection }: FieldProps & TextProps) {
  const t = useTranslations('editor')
  const { alternatives, bands, maxSpans } = question
  const shown = alternatives.length === 0 ? [[]] : alternatives
  return (
    <>
      {shown.map((spans, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the alternatives have no identity but their place
        <div key={index} className={styles.option}>
          <EvidenceFields
            legend={t('alternative', { number: index + 1 })}
            hint={t('alternativeHint')}
            evidence={spans}
            levels={levels}
            readSelection={readSelection}
            change={(next) => change({ alternatives: shown.map((other, at) => (at === index ? next : other)) })}
          />
          {shown.length > 1 ? (
            <Button kind="quiet" onClick={() => change({ alternatives: withoutAt(shown, index) })}>
              {t('removeAlternative', { number: index + 1 })}
            </Button>
          ) : null}
        </div>
      ))}
      <Button onClick={() => change({ alternatives: [...shown, []] })}>{t('addAlternative')}</Button>
      <NumberInput
        id={`${question.id}-max-spans`}
        label={t('maxSpans')}
        value={maxSpans}
        change={(value) => change({ maxSpans: Math.round(value ?? 0) })}
      />
      <BandFields idPrefix={question.id} bands={bands} change={(next) => change({ bands: next })} />
    </>
  )
}

/** Whether students also mark the words that prove their answer, and what that counts. */
export function CitationFields({ question, change }: FieldProps) {
  const t = useTranslations('editor')
  const { citation } = question
  return (
    <fieldset className={styles.group}>
      <legend>{t('citation')}</legend>
      <CheckField
        label={t('citationAsk')}
        isOn={citation !== null}
        change={(isOn) => change({ citation: isOn ? { weight: 0, bands: question.bands } : null })}
      />
      {citation === null ? null : (
        <>
          <NumberInput
            id={`${question.id}-citation-weight`}
            label={t('citationWeight')}
            hint={t('citationWeightHint')}
            value={Math.round(citation.weight * 100)}
            change={(percent) => change({ citation: { ...citation, weight: (percent ?? 0) / 100 } })}
          />
          {citation.weight > 0 ? (
            <BandFields
              idPrefix={`${question.id}-citation`}
              bands={citation.bands}
              change={(bands) => change({ citation: { ...citation, bands } })}
            />
          ) : null}
        </>
      )}
    </fieldset>
  )
}
