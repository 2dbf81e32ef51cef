'use client'

import { useTranslations } from 'use-intl'

/** The words for a field's error; a key without words still says that something is not right. */
export function useExchangeError(): (key: string | undefined) => string | undefined {
  const t = useTranslations('exchange.page.errors')
  return (key) => {
    if (key === undefined) return undefined
    return t.has(asKnown(key)) ? t(asKnown(key)) : t('other')
  }
}

/** Keys come from the server as plain strings; `has` has the last word on whether one is known. */
function asKnown(key: string) {
  return key as 'other'
}
