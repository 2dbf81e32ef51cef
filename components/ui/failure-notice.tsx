'use client'

import { useTranslations } from 'use-intl'
import type { AppError } from '#domain/result.ts'
import { Notice } from './notice.tsx'

/** Says in words why something was not done; the fields say the rest. */
export function FailureNotice({ error }: { error: AppError }) {
  const t = useTranslations('common')
  const text =
    error.kind === 'rate-limited'
      ? t('failure.rate-limited', { seconds: error.retryAfterSeconds })
      : t(`failure.${error.kind}`)
  return <Notice kind="bad">{text}</Notice>
}
