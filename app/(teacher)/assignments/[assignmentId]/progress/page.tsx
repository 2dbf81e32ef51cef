import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { PauseControl, ReleaseControl } from '#components/assignments/quiz-controls.tsx'
import { MarkedPassages } from '#components/progress/marked-passages.tsx'
import { MissedQuestions } from '#components/progress/missed-questions.tsx'
import { ProgressMatrix } from '#components/progress/progress-matrix.tsx'
import styles from '#components/progress/progress-page.module.css'
import { ProgressStrip } from '#components/progress/progress-strip.tsx'
import { RegradeOffer } from '#components/regrade/regrade-offer.tsx'
import { ButtonLink, DownloadLink } from '#components/ui/button.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { formatMoment } from '#components/ui/format-moment.ts'
import { formatDateTime } from '#components/ui/format-time.ts'
import { Notice } from '#components/ui/notice.tsx'
import { type ClassProgress, classProgress } from '#db/access/progress.ts'
import { closeOverdueAttempts } from '#db/access/system/close-overdue-attempts.ts'
import { countMarkedPassages } from '#db/access/system/marked-passages.ts'
import { readRegradeOffer } from '#db/access/system/regrade-preview.ts'
import { progressReport } from '#domain/stats/progress-report.ts'
import { translator } from '#messages/translator.ts'
import { submitPause, submitRelease } from '../actions.ts'

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
          <ButtonLink href={`/assignments/${assignmentId}/notes`}>{translator('notes')('class.link')}</ButtonLink>
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
      {progress.students.length > 0 ? (
        <ProgressStrip assignmentId={assignmentId} summary={report.summary} hasQuiz={assignment.hasQuiz} />
      ) : null}
      {assignment.hasQuiz && !assignment.isWithdrawn ? <Controls progress={progress} now={ctx.now()} /> : null}
      <div className={styles.columns}>
        <div>
          <section>
            <h2>{assignment.hasQuiz ? t('matrix') : t('students')}</h2>
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

/** Pausing and releasing; folded away as long as nothing of it is going on. */
function Controls({ progress, now }: { progress: ClassProgress; now: Date }) {
  const t = translator('progress')
  const { assignment, timeZone } = progress
  const told = (at: Date | null) => (at === null ? null : formatMoment(at, timeZone, now))
  const pause = <PauseControl action={submitPause} assignmentId={assignment.id} paused={told(assignment.pausedAt)} />
  return (
    <ClientMessages areas={['assignments']}>
      {assignment.pausedAt === null ? null : pause}
      <details className={styles.controls}>
        <summary>{t(assignment.pausedAt === null ? 'controls' : 'controlsPaused')}</summary>
        {assignment.pausedAt === null ? pause : null}
        <ReleaseControl action={submitRelease} assignmentId={assignment.id} released={told(assignment.releasedAt)} />
      </details>
    </ClientMessages>
  )
}
