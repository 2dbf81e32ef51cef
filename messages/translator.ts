import { _createCache, _createIntlFormatters, createTranslator } from 'use-intl/core'
import { locale } from './locale.ts'
import { messages, type Namespace } from './messages.ts'

/** Parsed messages and formatters, made once in a process: they depend on the texts alone. */
const cache = _createCache()
const formatters = _createIntlFormatters(cache)

/** The texts of one area, for server components, routes and the command line. Client components use `useTranslations`. */
export function translator<N extends Namespace>(namespace: N) {
  return createTranslator({ locale, messages, namespace, _cache: cache, _formatters: formatters })
}
