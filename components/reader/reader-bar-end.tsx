import Link from 'next/link'
import type { ReactNode } from 'react'
import { ButtonLink } from '#components/ui/button.tsx'
import type { ReaderView } from '#domain/article/reader-view.ts'
import { translator } from '#messages/translator.ts'
import styles from './reader-bar-end.module.css'

/** What the bar holds while one reads: the way to one's notes, and to the quiz with how far it is. */
export function ReaderBarEnd({ view, preferences }: { view: ReaderView; preferences: ReactNode }) {
  const t = translator('reader')
  const { assignmentId, quiz, classRole } = view
  return (
    <>
      {preferences}
      <Link className={styles.notes} href="/notes" prefetch={false}>
        {t('myNotes')}
      </Link>
      {quiz === null || classRole !== 'student' ? null : (
        <ButtonLink kind="primary" href={`/read/${assignmentId}/${quiz.state === 'handed-in' ? 'result' : 'quiz'}`}>
          {quiz.state === 'not-started'
            ? t('quizStart', { questions: quiz.questions })
            : quiz.state === 'under-way'
              ? t('quizGoOn', { answered: quiz.answered, questions: quiz.questions })
              : t('quizDone')}
        </ButtonLink>
      )}
    </>
  )
}
