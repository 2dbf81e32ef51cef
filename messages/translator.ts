import { createTranslator } from 'use-intl/core'
import { locale } from './locale.ts'
import { messages, type Namespace } from './messages.ts'

/** The texts of one area, for server components, routes and the command line. Client components use `useTranslations`. */
export function translator<N extends Namespace>(namespace: N) {
  return createTranslator({ locale, messages, namespace })
}
