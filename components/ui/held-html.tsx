'use client'

import { type HTMLAttributes, useState } from 'react'
import { heldHtml } from './hold-html.ts'

type Props = Omit<HTMLAttributes<HTMLElement>, 'children' | 'dangerouslySetInnerHTML'> & {
  as: 'article' | 'ol'
  /** By `holdHtml`. */
  name: string
  [data: `data-${string}`]: string | boolean
}

/** What the document brought, for when the page is shown again without being loaded. */
const brought = new Map<string, string>()

/** An element whose HTML the server has held: it stands in the document, and nowhere in the data beside it. */
export function HeldHtml({ as: Element, name, ...attributes }: Props) {
  // One and the same object, by which React knows that nothing has changed.
  const [content] = useState(() => ({ __html: contentOf(name) }))
  return (
    <Element
      {...attributes}
      data-held={name}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped where it was made, before it was held
      dangerouslySetInnerHTML={content}
    />
  )
}

function contentOf(name: string): string {
  if (typeof document === 'undefined') return heldHtml(name)
  const known = brought.get(name) ?? document.querySelector(`[data-held="${name}"]`)?.innerHTML ?? ''
  brought.set(name, known)
  return known
}
