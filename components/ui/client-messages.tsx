import type { ReactNode } from 'react'
import { locale } from '#messages/locale.ts'
import { messages, type Namespace } from '#messages/messages.ts'
import { WrittenMessages } from './written-messages.tsx'

type Props = {
  /** The areas whose texts the client components below use; `common` always comes along. */
  areas: readonly Namespace[]
  timeZone?: string
  children: ReactNode
}

const written = new Map<string, string>()

/** Gives client components their texts, and only those: every area sent costs every reader bytes. */
export function ClientMessages({ areas, timeZone, children }: Props) {
  return (
    <WrittenMessages locale={locale} written={writtenOf(areas)} timeZone={timeZone ?? 'UTC'}>
      {children}
    </WrittenMessages>
  )
}

/** As one string: hundreds of small ones would be looked at one by one for each page, here and in the browser. */
function writtenOf(areas: readonly Namespace[]): string {
  const name = areas.join()
  const known = written.get(name)
  if (known !== undefined) return known
  const chosen = Object.fromEntries(['common' as const, ...areas].map((area) => [area, messages[area]]))
  const text = JSON.stringify(chosen)
  written.set(name, text)
  return text
}
