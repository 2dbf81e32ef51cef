import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { PrintButton } from '#components/quiz/print-button.tsx'
import { QuizFigures } from '#components/statistics/quiz-figures.tsx'
import styles from '#components/statistics/statistics-page.module.css'
import { ButtonLink } from '#components/ui/button.tsx'
import { readQuizStatistics } from '#db/access/statistics.ts'
import { closeOverdueAttempts } from '#db/access/system/close-overdue-attempts.ts'
import { quizStatistics } from '#domain/stats/quiz-statistics.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('statistics')('title') }

export default async function StatisticsPage({ params }: { params: Promise<{ assignmentId: string }> }) {
  const { ctx, actor } = await requireActor()
  const assignmentId = idParam((await params).assignmentId)
  await closeOverdueAttempts(ctx, assignmentId)
  const source = valueOrNotFound(await readQuizStatistics(ctx, assignmentId))
  const statistics = source.tally === null ? null : quizStatistics(source.tally)
  const t = translator('statistics')
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      crumb={
        <Link href={`/classes/${source.classId}`} prefetch={false}>
          {source.className}
        </Link>
      }
    >
      <div className={styles.head}>
        <div>
          <h1>
            {t('title')}: {source.title}
          </h1>
          {statistics ? (
            <p className={styles.soft}>
              {t('subtitle', {
                attempts: statistics.attempts + statistics.waitingAttempts,
                students: source.students,
                questions: statistics.questions.length + statistics.unmarked.length,
              })}
            </p>
          ) : null}
        </div>
        <div className={styles.actions}>
          <ButtonLink href={`/assignments/${assignmentId}/progress`}>{t('progress')}</ButtonLink>
          {statistics && statistics.attempts > 0 ? <PrintButton label={t('print')} /> : null}
        </div>
      </div>
      {statistics ? <QuizFigures statistics={statistics} /> : <p className={styles.soft}>{t('noQuiz')}</p>}
    </SignedInFrame>
  )
}
