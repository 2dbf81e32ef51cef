import type { ReactNode } from 'react'
import { locale } from '#messages/locale.ts'
import { messages, type Namespace } from '#messages/messages.ts'
import { IntlBoundary } from './intl-boundary.tsx'

type Props = {
  /** The areas whose texts the client components below use; `common` always comes along. */
  areas: readonly Namespace[]
  timeZone?: string
  children: ReactNode
}

/** Gives client components their texts, and only those: every area sent costs every reader bytes. */
export function ClientMessages({ areas, timeZone, children }: Props) {
  const chosen = Object.fromEntries(['common' as const, ...areas].map((area) => [area, messages[area]]))
  return (
    <IntlBoundary locale={locale} messages={chosen} timeZone={timeZone ?? 'UTC'}>
      {children}
    </IntlBoundary>
  )
}
