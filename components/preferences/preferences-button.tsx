'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { IntlBoundary } from '#components/ui/intl-boundary.tsx'
import { useLater } from '#components/ui/use-later.ts'
import type { ReadingPreferences } from '#domain/account/reading-preferences.ts'
import { locale } from '#messages/locale.ts'
import { preferencesPanelMessages } from '#messages/preferences-panel.ts'
import styles from './preferences.module.css'
import type { PreferencesAction } from './preferences-form.tsx'

const loadForm = () => import('./preferences-form.tsx')

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
  const form = useLater(loadForm)
  return (
    <>
      <button type="button" popoverTarget={id} className={styles.open} aria-label={t('open')} title={t('open')}>
        <span aria-hidden="true">{t('sign')}</span>
      </button>
      <section id={id} popover="auto" className={styles.panel} aria-label={t('title')} onBeforeToggle={form.ask}>
        <div className={styles.head}>
          <h2>{t('title')}</h2>
          <button type="button" popoverTarget={id} popoverTargetAction="hide" className={styles.close}>
            {t('close')}
          </button>
        </div>
        {form.part === null ? null : <form.part.PreferencesForm {...props} />}
        {form.hasFailed ? <p role="alert">{t('notLoaded')}</p> : null}
        <noscript>
          <a href="/account">{t('atAccount')}</a>
        </noscript>
      </section>
    </>
  )
}
