'use client'

import { createTranslator } from 'use-intl/core'
import common from '#messages/en/common.json' with { type: 'json' }
import { Button } from './button.tsx'
import styles from './page-frame.module.css'

// Not by #messages/translator.ts: this stands in every page's bundle, and must not bring all texts along.
const t = createTranslator({ locale: 'en', messages: { common }, namespace: 'common' })

/** Says that it was our mistake, what is safe, and by which reference it can be found. */
export function ErrorPanel({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="content" className={styles.main} data-width="narrow">
      <title>{t('pages.errorTitle')}</title>
      <h1>{t('pages.errorTitle')}</h1>
      <p role="alert">{t('pages.error', { requestId: error.digest ?? '–' })}</p>
      <Button kind="primary" onClick={reset}>
        {t('pages.tryAgain')}
      </Button>{' '}
      <a href="/">{t('home')}</a>
    </main>
  )
}
