'use client'

import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { IntlBoundary } from '#components/ui/intl-boundary.tsx'
import type { ReadingPreferences } from '#domain/account/reading-preferences.ts'
import { locale } from '#messages/locale.ts'
import { preferencesPanelMessages } from '#messages/preferences-panel.ts'
import styles from './preferences.module.css'
import type { PreferencesAction, PreferencesForm } from './preferences-form.tsx'

type Props = { action: PreferencesAction; preferences: ReadingPreferences }

/** Opens the choices of how a text is set, over the page. Its texts come with the scripts. */
export function PreferencesButton(props: Props) {
  return (
    <IntlBoundary locale={locale} messages={preferencesPanelMessages} timeZone="UTC">
      <Panel {...props} />
    </IntlBoundary>
  )
}

/** A button and a panel of the browser's own. */
function Panel(props: Props) {
  const t = useTranslations('preferences')
  const id = useId()
  const [form, loadForm] = usePreferencesForm()
  return (
    <>
      <button type="button" popoverTarget={id} className={styles.open} aria-label={t('open')} title={t('open')}>
        <span aria-hidden="true">{t('sign')}</span>
      </button>
      <section id={id} popover="auto" className={styles.panel} aria-label={t('title')} onBeforeToggle={loadForm}>
        <div className={styles.head}>
          <h2>{t('title')}</h2>
          <button type="button" popoverTarget={id} popoverTargetAction="hide" className={styles.close}>
            {t('close')}
          </button>
        </div>
        {form.Form === null ? null : <form.Form {...props} />}
        {form.hasFailed ? <p role="alert">{t('notLoaded')}</p> : null}
        <noscript>
          <a href="/account">{t('atAccount')}</a>
        </noscript>
      </section>
    </>
  )
}

type Loaded = { Form: typeof PreferencesForm | null; hasFailed: boolean }

/**
 * The form is fetched when it is first asked for: the page itself is there for its text. Without a connection it can be asked for
 * again; the page goes on as it is.
 */
function usePreferencesForm(): [Loaded, () => void] {
  const [loaded, setLoaded] = useState<Loaded>({ Form: null, hasFailed: false })
  function load() {
    if (loaded.Form !== null) return
    import('./preferences-form.tsx').then(
      ({ PreferencesForm: Form }) => setLoaded({ Form, hasFailed: false }),
      () => setLoaded({ Form: null, hasFailed: true }),
    )
  }
  return [loaded, load]
}
