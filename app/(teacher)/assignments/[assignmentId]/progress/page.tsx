import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { MarkedPassages } from '#components/progress/marked-passages.tsx'
import { MissedQuestions } from '#components/progress/missed-questions.tsx'
import { ProgressMatrix } from '#components/progress/progress-matrix.tsx'
import styles from '#components/progress/progress-page.module.css'
import { ProgressStrip } from '#components/progress/progress-strip.tsx'
import { RegradeOffer } from '#components/regrade/regrade-offer.tsx'
import { ButtonLink, DownloadLink } from '#components/ui/button.tsx'
import { formatDateTime } from '#components/ui/format-time.ts'
import { Notice } from '#components/ui/notice.tsx'
import { classProgress } from '#db/access/progress.ts'
import { closeOverdueAttempts } from '#db/access/system/close-overdue-attempts.ts'
import { countMarkedPassages } from '#db/access/system/marked-passages.ts'
import { readRegradeOffer } from '#db/access/system/regrade-preview.ts'
import { progressReport } from '#domain/stats/progress-report.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('progress')('title') }

export default async function ProgressPage({ params }: { params: Promise<{ assignmentId: string }> }) {
  const { ctx, actor } = await requireActor()
  const assignmentId = idParam((await params).assignmentId)
  await closeOverdueAttempts(ctx, assignmentId)
  const progress = valueOrNotFound(await classProgress(ctx, assignmentId))
  const passages = valueOrNotFound(await countMarkedPassages(ctx, assignmentId))
  const offer = valueOrNotFound(await readRegradeOffer(ctx, assignmentId))
  const report = progressReport(progress)
  const t = translator('progress')
  const { assignment } = progress
  const due = assignment.dueAt ? t('dueAt', { when: formatDateTime(assignment.dueAt, progress.timeZone) }) : t('noDue')
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      crumb={
        <Link href={`/classes/${progress.classId}`} prefetch={false}>
          {progress.className}
        </Link>
      }
    >
      <div className={styles.head}>
        <div>
          <h1>
            {t('title')}: {progress.title}
          </h1>
          <p className={styles.sub}>{t('subtitle', { due, students: progress.students.length })}</p>
        </div>
        <div className={styles.actions}>
          <ButtonLink href={`/read/${assignmentId}`}>{t('studentsView')}</ButtonLink>
          <ButtonLink href={`/assignments/${assignmentId}/text`}>{t('text.link')}</ButtonLink>
          <ButtonLink href={`/assignments/${assignmentId}`}>{t('change')}</ButtonLink>
          {assignment.hasQuiz ? (
            <>
              <ButtonLink href={`/assignments/${assignmentId}/marking`}>{t('marking')}</ButtonLink>
              <ButtonLink href={`/assignments/${assignmentId}/statistics`}>{t('statistics')}</ButtonLink>
            </>
          ) : null}
          <DownloadLink href={`/assignments/${assignmentId}/progress.csv`}>{t('csv')}</DownloadLink>
        </div>
      </div>
      {assignment.isWithdrawn ? <Notice kind="warn">{t('withdrawn')}</Notice> : null}
      <RegradeOffer assignmentId={assignmentId} number={offer.number} />
      <ProgressStrip assignmentId={assignmentId} summary={report.summary} hasQuiz={assignment.hasQuiz} />
      <div className={styles.columns}>
        <div>
          <section>
            <h2>{t('matrix')}</h2>
            <ProgressMatrix
              assignmentId={assignmentId}
              report={report}
              countingRule={assignment.countingRule}
              attempts={progress.attempts}
            />
          </section>
          <section>
            <h2>{t('passages')}</h2>
            <MarkedPassages
              assignmentId={assignmentId}
              passages={passages}
              blocks={progress.blocks}
              classSize={progress.students.length}
            />
          </section>
        </div>
        {assignment.hasQuiz ? (
          <div>
            <section>
              <h2>{t('missed')}</h2>
              <MissedQuestions
                assignmentId={assignmentId}
                missed={report.missed}
                questions={progress.questions}
                blocks={progress.blocks}
              />
            </section>
          </div>
        ) : null}
      </div>
    </SignedInFrame>
  )
}
