'use client'

import { useTranslations } from 'use-intl'
import { Field } from '#components/ui/field.tsx'
import { releaseRules } from '#domain/quiz/schema.ts'
import styles from './assignments.module.css'

type Props = {
  values: Record<string, string>
  /** The message, in words, of what is wrong with a field. */
  errorOf: (field: string) => string | undefined
  timeZone: string
}

/** Opening, due and closing time on the clock of the class. */
export function TimeFields({ values, errorOf, timeZone }: Props) {
  const t = useTranslations('assignments')
  return (
    <fieldset className={styles.group}>
      <legend>{t('times')}</legend>
      <p className={styles.hint}>{t('timesHint', { timeZone: timeZone.replaceAll('_', ' ') })}</p>
      <div className={styles.times}>
        {(['openAt', 'dueAt', 'closeAt'] as const).map((field) => (
          <Field
            key={field}
            type="datetime-local"
            name={field}
            label={t(field)}
            hint={t(`${field}Hint`)}
            error={errorOf(field)}
            defaultValue={values[field] ?? ''}
            required={field === 'openAt'}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** When results are told, how long a quiz may take and how often it may be tried. Hidden where there is no quiz. */
export function QuizRuleFields({ values, errorOf }: Omit<Props, 'timeZone'>) {
  const t = useTranslations('assignments')
  const error = errorOf('releaseRule')
  const chosen = values['releaseRule'] ?? 'after-due'
  return (
    <fieldset className={styles.group} data-for="quiz">
      <legend>{t('quizRules')}</legend>
      <fieldset className={styles.choices} aria-describedby={error ? 'release-error' : undefined}>
        <legend>{t('releaseRule')}</legend>
        {[...releaseRules].reverse().map((rule) => (
          <label key={rule} className={styles.choice}>
            <input type="radio" name="releaseRule" value={rule} defaultChecked={rule === chosen} />{' '}
            {t(`release.${rule}`)}
          </label>
        ))}
        {error ? (
          <p id="release-error" className={styles.error}>
            {error}
          </p>
        ) : null}
      </fieldset>
      <div className={styles.times}>
        <Field
          name="timeLimitMinutes"
          label={t('timeLimitMinutes')}
          hint={t('timeLimitHint')}
          error={errorOf('timeLimitMinutes')}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values['timeLimitMinutes'] ?? ''}
        />
        <Field
          name="attemptsAllowed"
          label={t('attemptsAllowed')}
          hint={t('attemptsHint')}
          error={errorOf('attemptsAllowed')}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values['attemptsAllowed'] ?? '1'}
        />
      </div>
    </fieldset>
  )
}

/** Whether the plain version of the text may be read, where there is one. */
export function PlainLevelField({ isAllowed }: { isAllowed: boolean }) {
  const t = useTranslations('assignments')
  return (
    <label className={styles.choice}>
      <input type="checkbox" name="plainLevel" defaultChecked={isAllowed} /> {t('plainLevel')}
    </label>
  )
}
