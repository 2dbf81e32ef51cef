'use client'

import { Button } from '#components/ui/button.tsx'
import { translator } from '#messages/translator.ts'

/** A bug: what was saved is safe, and the reference leads to the line in the log. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = translator('common')
  return (
    <main id="content">
      <h1>{t('pages.errorTitle')}</h1>
      <p role="alert">{t('pages.error', { requestId: error.digest ?? '–' })}</p>
      <Button onClick={reset}>{t('pages.tryAgain')}</Button>
    </main>
  )
}
