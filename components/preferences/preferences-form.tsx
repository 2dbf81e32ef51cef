'use client'

import { useActionState, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import {
  columnWidths,
  lineFocuses,
  lineSpacings,
  ownSetting,
  type ReadingPreferences,
  textSizes,
  themes,
  typefaces,
} from '#domain/account/reading-preferences.ts'
import { explanationLanguageCodes, languageName } from '#domain/glossary/languages.ts'
import { shownTermsChoices } from '#domain/glossary/shown-terms.ts'
import { setLook } from './browser-look.ts'
import styles from './preferences.module.css'

export type PreferencesAction = (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>

const choices = [
  { name: 'textSize', values: textSizes },
  { name: 'typeface', values: typefaces },
  { name: 'theme', values: themes },
  { name: 'lineSpacing', values: lineSpacings },
  { name: 'columnWidth', values: columnWidths },
  { name: 'lineFocus', values: lineFocuses },
  { name: 'terms', values: shownTermsChoices },
] as const satisfies readonly { name: keyof ReadingPreferences; values: readonly string[] }[]

/** Several choices in one go are kept by one request, after this pause in milliseconds. */
const gatherMs = 400

type Props = { action: PreferencesAction; preferences: ReadingPreferences }

/** How texts are set for this person. A choice holds at once and is kept by itself; without JavaScript a button keeps it. */
export function PreferencesForm({ action, preferences }: Props) {
  const t = useTranslations('preferences')
  const [state, send] = useActionState(action, idleForm())
  const [chosen, setChosen] = useState(preferences)
  const isAlive = useSyncExternalStore(subscribeToNothing, isInBrowser, isOnServer)
  const [outcome, keep] = useKeeping(action)
  const hint = useId()

  function choose(next: ReadingPreferences) {
    setChosen(next)
    setLook(next)
    keep(next)
  }
  return (
    <form action={send} className={styles.form}>
      {choices.map(({ name, values }) => (
        <fieldset key={name} className={styles.choice} data-choice={name}>
          <legend>{t(`${name}.label`)}</legend>
          <div className={styles.options}>
            {values.map((value) => (
              <label key={value} data-value={value}>
                <input
                  type="radio"
                  name={name}
                  value={value}
                  checked={chosen[name] === value}
                  onChange={() => choose({ ...chosen, [name]: value })}
                />
                <span>{optionText(t, name, value)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <label className={styles.select}>
        <span>{t('explanations.label')}</span>
        <select
          name="explanations"
          aria-describedby={hint}
          value={chosen.explanations}
          onChange={(event) => choose({ ...chosen, explanations: languageOf(event.target.value) })}
        >
          <option value="browser">{t('explanations.browser')}</option>
          {explanationLanguageCodes.map((code) => (
            <option key={code} value={code} lang={code}>
              {languageName(code)}
            </option>
          ))}
        </select>
      </label>
      <p id={hint} className={styles.hint}>
        {t('explanations.hint')}
      </p>
      <div className={styles.end}>
        {isAlive ? (
          <Button onClick={() => choose(ownSetting)}>{t('reset')}</Button>
        ) : (
          <SubmitButton>{t('save')}</SubmitButton>
        )}
        <span role="status">{(outcome ?? state.status) === 'done' ? t('saved') : null}</span>
      </div>
      {(outcome ?? state.status) === 'failed' ? <Notice kind="bad">{t('notKept')}</Notice> : null}
    </form>
  )
}

function languageOf(value: string): ReadingPreferences['explanations'] {
  return explanationLanguageCodes.find((code) => code === value) ?? 'browser'
}

function optionText(t: ReturnType<typeof useTranslations<'preferences'>>, name: string, value: string): string {
  if (name === 'textSize') return t('textSize.percent', { percent: Number(value) })
  if (name === 'lineFocus' && value !== 'off') return t('lineFocus.lines', { lines: Number(value) })
  // Each value of the lists has its text; the translator cannot know which list this is.
  return t(`${name}.${value}` as 'theme.system')
}

type Outcome = 'done' | 'failed' | null

/** Keeps the last of several choices, once they have come to rest; what waits when the form goes is sent then. */
function useKeeping(action: PreferencesAction): [Outcome, (preferences: ReadingPreferences) => void] {
  const [outcome, setOutcome] = useState<Outcome>(null)
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; work: () => void } | null>(null)
  // A timer outlives the part of the page that set it.
  useEffect(
    () => () => {
      if (waiting.current === null) return
      clearTimeout(waiting.current.timer)
      waiting.current.work()
    },
    [],
  )
  function keep(preferences: ReadingPreferences) {
    if (waiting.current !== null) clearTimeout(waiting.current.timer)
    const work = () => {
      waiting.current = null
      const form = new FormData()
      for (const [name, value] of Object.entries(preferences)) form.set(name, value)
      // Without a connection the action throws; the choice holds for this page all the same.
      action(idleForm(), form).then(
        ({ status }) => setOutcome(status === 'done' ? 'done' : 'failed'),
        () => setOutcome('failed'),
      )
    }
    setOutcome(null)
    waiting.current = { timer: setTimeout(work, gatherMs), work }
  }
  return [outcome, keep]
}

function subscribeToNothing() {
  return () => {}
}

function isInBrowser(): boolean {
  return true
}

function isOnServer(): boolean {
  return false
}
