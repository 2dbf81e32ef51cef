'use client'

import type { ComponentProps } from 'react'
import { IntlBoundary } from './intl-boundary.tsx'

type Boundary = ComponentProps<typeof IntlBoundary>

type Props = Omit<Boundary, 'messages'> & {
  /** The texts as JSON; there are but a few selections of them. */
  written: string
}

const read = new Map<string, Boundary['messages']>()

/** The client side of `ClientMessages`. */
export function WrittenMessages({ written, ...props }: Props) {
  return <IntlBoundary {...props} messages={readOnce(written)} />
}

function readOnce(written: string): Boundary['messages'] {
  const known = read.get(written)
  if (known !== undefined) return known
  const messages = JSON.parse(written)
  read.set(written, messages)
  return messages
}
