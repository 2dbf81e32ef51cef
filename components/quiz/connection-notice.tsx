'use client'

import { useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice.tsx'
import { useQuizSession } from './quiz-session.tsx'

/** Says what stands between the answers and the server, and that they are kept. Stays in the page, so that it is read out. */
export function ConnectionNotice() {
  const t = useTranslations('quiz')
  const { snapshot } = useQuizSession()
  const { connection } = snapshot
  return (
    <div role="status">
      {connection === 'ok' ? null : (
        <Notice kind="warn">
          {t(`connection.${connection}`)}{' '}
          {connection === 'signed-out' ? (
            <a href="/sign-in" target="_blank" rel="noopener">
              {t('connection.signIn')}
            </a>
          ) : null}
        </Notice>
      )}
      {snapshot.isLasting ? null : <Notice kind="warn">{t('connection.notLasting')}</Notice>}
    </div>
  )
}
