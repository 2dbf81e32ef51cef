'use client'

import { useTranslations } from 'use-intl'
import { describeWarning } from '#domain/exchange/describe-warning.ts'
import type { ExchangeWarning } from '#domain/exchange/warning.ts'

/** A warning in words, with the first letter of a sentence. */
export function useWarningWords(): (warning: ExchangeWarning) => string {
  const t = useTranslations('exchange')
  return (warning) => {
    const words = describeWarning(warning, (key, values) => t(key, values))
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
}
