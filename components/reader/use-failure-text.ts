'use client'

import { useTranslations } from 'use-intl'
import { assertNever } from '#domain/assert-never.ts'
import type { RequestFailure } from './draft.ts'

const known = [
  'note-empty',
  'note-too-long',
  'too-many-notes',
  'highlight-has-words',
  'note-unstorable',
  'quote-mismatch',
  'level-unknown',
  'span-outside',
  'span-splits-character',
  'reply-empty',
  'quote-gone',
  'quote-too-long',
  'group-unknown',
  'group-missing',
  'reason-missing',
  'reason-too-long',
] as const

/** Says in words why a note was not taken. */
export function useFailureText(): (failure: RequestFailure) => string {
  const t = useTranslations('reader')
  const common = useTranslations('common')
  return (failure) => {
    switch (failure.kind) {
      case 'invalid': {
        const key = known.find((candidate) => Object.values(failure.fields).includes(candidate))
        return t(`errors.${key ?? 'other'}`)
      }
      case 'rate-limited':
        return common('failure.rate-limited', { seconds: failure.retryAfterSeconds })
      case 'internal':
        return common('failure.internal', { requestId: failure.requestId })
      case 'offline':
      case 'unauthenticated':
      case 'forbidden':
      case 'not-found':
      case 'conflict':
      case 'closed':
        return common(`failure.${failure.kind}`)
      default:
        return assertNever(failure)
    }
  }
}
