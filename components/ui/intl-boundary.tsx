'use client'

import { type ComponentProps, cloneElement, type ReactElement } from 'react'
import { IntlProvider } from 'use-intl/react'

type Provided = ComponentProps<typeof IntlProvider>

type Props = Pick<Provided, 'locale' | 'children'> & {
  /** One and the same object for the same texts: what is made of them is kept by it. */
  messages: NonNullable<Provided['messages']>
  timeZone: string
}

const handedDown = new WeakMap<Props['messages'], Map<string, unknown>>()

/** Gives the client components below it their texts. */
export function IntlBoundary({ locale, messages, timeZone, children }: Props) {
  // What use-intl hands down holds the parsed texts and the formatters, made anew by each provider, which on the server is
  // each request. It depends on nothing but texts, language and time zone: the first is handed down again. Asked as the hook
  // that it is; were it to give another element one day, texts would be parsed at each request and nothing else change.
  const provider: ReactElement = IntlProvider({ locale, messages, timeZone, children })
  return cloneElement(provider as ReactElement<{ value: unknown }>, {
    value: firstOf(messages, `${locale} ${timeZone}`, provider),
  })
}

function firstOf(messages: Props['messages'], name: string, provider: ReactElement): unknown {
  const kept = handedDown.get(messages) ?? new Map<string, unknown>()
  handedDown.set(messages, kept)
  if (!kept.has(name)) kept.set(name, (provider.props as { value?: unknown }).value)
  return kept.get(name)
}
