'use client'

import type { ComponentProps } from 'react'
import { IntlProvider } from 'use-intl/react'

type Props = Omit<ComponentProps<typeof IntlProvider>, 'messages'> & {
  /** The texts as JSON; there are but a few selections of them. */
  written: string
}

const read = new Map<string, ComponentProps<typeof IntlProvider>['messages']>()

/** The client side of `ClientMessages`. */
export function IntlBoundary({ written, ...props }: Props) {
  return <IntlProvider {...props} messages={readOnce(written)} />
}

function readOnce(written: string): ComponentProps<typeof IntlProvider>['messages'] {
  const known = read.get(written)
  if (known !== undefined) return known
  const messages = JSON.parse(written)
  read.set(written, messages)
  return messages
}
