'use client'

import { useTranslations } from 'use-intl'
import type { AppError } from '#domain/result.ts'
import { Notice } from './notice.tsx'

/** Says in words why something was not done; the fields say the rest. */
export function FailureNotice({ error }: { error: AppError }) {
  const t = useTranslations('common')
  return <Notice kind="bad">{error.kind === 'rate-limited' ? waitText(t, error) : t(`failure.${error.kind}`)}</Notice>
}

function waitText(
  t: ReturnType<typeof useTranslations<'common'>>,
  { retryAfterSeconds }: { retryAfterSeconds: number },
) {
  return retryAfterSeconds <= 90
    ? t('failure.rate-limited', { seconds: retryAfterSeconds })
    : t('failure.rate-limited-minutes', { minutes: Math.ceil(retryAfterSeconds / 60) })
}
