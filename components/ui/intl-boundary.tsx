'use client'

import type { ComponentProps } from 'react'
import { IntlProvider } from 'use-intl/react'

/** The client side of `ClientMessages`. */
export function IntlBoundary(props: ComponentProps<typeof IntlProvider>) {
  return <IntlProvider {...props} />
}
