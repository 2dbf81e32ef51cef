'use client'

import { useTranslations } from 'use-intl'
import { Field, SelectField } from '#components/ui/field.tsx'
import { countingRules } from '#domain/quiz/attempt-rules.ts'
import { releaseRules } from '#domain/quiz/release-rules.ts'
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
  return (
    <fieldset className={styles.group} data-for="quiz">
      <legend>{t('quizRules')}</legend>
      <ReleaseFields values={values} errorOf={errorOf} />
      <div className={styles.times}>
        <NumberField name="timeLimitMinutes" hint={t('timeLimitHint')} {...{ values, errorOf }} />
        <NumberField name="attemptsAllowed" hint={t('attemptsHint')} absent="1" {...{ values, errorOf }} />
        <SelectField
          name="countingRule"
          label={t('countingRule')}
          error={errorOf('countingRule')}
          defaultValue={values['countingRule'] ?? 'best'}
        >
          {countingRules.map((rule) => (
            <option key={rule} value={rule}>
              {t(`counting.${rule}`)}
            </option>
          ))}
        </SelectField>
        <NumberField name="graceSeconds" hint={t('graceHint')} absent="10" {...{ values, errorOf }} />
      </div>
    </fieldset>
  )
}

/** One choice for the usual cases; each part by its own rule where somebody wants it, unfolded by CSS alone. */
function ReleaseFields({ values, errorOf }: Omit<Props, 'timeZone'>) {
  const t = useTranslations('assignments')
  const chosen = values['release'] ?? 'after-due'
  const errors = new Set(releaseFields.map((name) => errorOf(name)).filter((error) => error !== undefined))
  return (
    <fieldset className={styles.choices} aria-describedby={errors.size > 0 ? 'release-error' : undefined}>
      <legend>{t('releaseRule')}</legend>
      {errors.size > 0 ? (
        <p id="release-error" className={styles.error}>
          {[...errors].join(' ')}
        </p>
      ) : null}
      {[...releaseRules, 'each' as const].map((rule) => (
        <label key={rule} className={styles.choice}>
          <input type="radio" name="release" value={rule} defaultChecked={rule === chosen} /> {t(`release.${rule}`)}
        </label>
      ))}
      <div className={styles.times} data-for="each">
        {releaseFields.map((name) => (
          <SelectField
            key={name}
            name={name}
            label={t(`releasePart.${name}`)}
            defaultValue={values[name] ?? 'after-due'}
          >
            {releaseRules.map((rule) => (
              <option key={rule} value={rule}>
                {t(`releaseOne.${rule}`)}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
    </fieldset>
  )
}

const releaseFields = ['releaseScore', 'releaseAnswers', 'releaseExplanations'] as const

type NumberFieldProps = Omit<Props, 'timeZone'> & {
  name: 'timeLimitMinutes' | 'attemptsAllowed' | 'graceSeconds'
  hint: string
  absent?: string
}

function NumberField({ name, hint, absent = '', values, errorOf }: NumberFieldProps) {
  const t = useTranslations('assignments')
  return (
    <Field
      name={name}
      label={t(name)}
      hint={hint}
      error={errorOf(name)}
      inputMode="numeric"
      autoComplete="off"
      defaultValue={values[name] ?? absent}
    />
  )
}

/** Whether students see classmates' notes only once they have written one themselves. */
export function NotesAfterOwnField({ isOn }: { isOn: boolean }) {
  const t = useTranslations('assignments')
  return (
    <label className={styles.choice}>
      <input type="checkbox" name="notesAfterOwn" defaultChecked={isOn} /> {t('notesAfterOwn')}
    </label>
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
