'use client'

import type { ReactNode } from 'react'
import { IntlBoundary } from '#components/ui/intl-boundary.tsx'
import { locale } from '#messages/locale.ts'
import { readerPageMessages } from '#messages/reader-page.ts'

type Props = { timeZone: string; children: ReactNode }

/** Gives the reader its texts, which come with the scripts: a class opens texts again and again. */
export function ReaderMessages({ timeZone, children }: Props) {
  return (
    <IntlBoundary locale={locale} messages={readerPageMessages} timeZone={timeZone}>
      {children}
    </IntlBoundary>
  )
}
