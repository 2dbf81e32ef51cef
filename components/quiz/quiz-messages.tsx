'use client'

import type { ReactNode } from 'react'
import { IntlBoundary } from '#components/ui/intl-boundary.tsx'
import { locale } from '#messages/locale.ts'
import { quizPageMessages } from '#messages/quiz-page.ts'

type Props = { timeZone: string; children: ReactNode }

/** Gives a quiz under way its texts, which come with the scripts: a whole class opens this page, again and again. */
export function QuizMessages({ timeZone, children }: Props) {
  return (
    <IntlBoundary locale={locale} messages={quizPageMessages} timeZone={timeZone}>
      {children}
    </IntlBoundary>
  )
}
