import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { ChangeForm } from '#components/assignments/change-form.tsx'
import { Overrides } from '#components/assignments/overrides.tsx'
import { overridesInWords } from '#components/assignments/overrides-in-words.ts'
import { PauseControl, ReleaseControl } from '#components/assignments/quiz-controls.tsx'
import { ReleasePlan } from '#components/assignments/release-plan.tsx'
import { WithdrawForm } from '#components/assignments/withdraw-form.tsx'
import { WorkSummary } from '#components/assignments/work-summary.tsx'
import styles from '#components/classes/classes.module.css'
import { ActionForm } from '#components/ui/action-form.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { formatMoment } from '#components/ui/format-moment.ts'
import { Notice } from '#components/ui/notice.tsx'
import { readAssignment } from '#db/access/assignments.ts'
import type { AssignmentView } from '#domain/assignment/assignment-view.ts'
import { releaseChoice, releaseOf } from '#domain/assignment/schema.ts'
import { instantToWallTime } from '#domain/assignment/wall-time.ts'
import { translator } from '#messages/translator.ts'
import { submitChange, submitOverride, submitPause, submitRelease, submitReturn, submitWithdrawal } from './actions.ts'

export const metadata: Metadata = { title: translator('assignments')('changeTitle') }

export default async function AssignmentPage({ params }: { params: Promise<{ assignmentId: string }> }) {
  const { ctx, actor } = await requireActor()
  const view = valueOrNotFound(await readAssignment(ctx, idParam((await params).assignmentId)))
  const t = translator('assignments')
  const present = view.quiz === null ? [] : [view.quiz]
  const others = view.quizChoices.filter(({ quizVersionId }) => quizVersionId !== view.quiz?.quizVersionId)
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      width="text"
      crumb={
        <Link href={`/classes/${view.classId}`} prefetch={false}>
          {view.className}
        </Link>
      }
    >
      <div className={styles.head}>
        <div>
          <h1>{view.title}</h1>
          <p>{view.className}</p>
        </div>
        <p>
          <ButtonLink href={`/assignments/${view.id}/revision`}>{translator('revisions')('move.link')}</ButtonLink>{' '}
          <ButtonLink href={`/assignments/${view.id}/progress`}>{t('progress')}</ButtonLink>
        </p>
      </div>
      <ClientMessages areas={['assignments']}>
        {view.isWithdrawn ? (
          <Notice kind="warn">
            <p>{t('withdrawnNotice')}</p>
            <ActionForm action={submitReturn} hidden={{ assignmentId: view.id }}>
              {t('restore')}
            </ActionForm>
          </Notice>
        ) : null}
        <section>
          <h2>{t('workTitle')}</h2>
          <WorkSummary work={view.work} />
        </section>
        {view.quiz === null ? null : <QuizSections view={view} now={ctx.now()} />}
        <section>
          <h2>{t('changeTitle')}</h2>
          <ChangeForm
            action={submitChange}
            assignmentId={view.id}
            timeZone={view.timeZone}
            quizChoices={[...present, ...others]}
            isQuizLocked={view.work.begunQuiz > 0}
            hasPlainLevel={view.hasPlainLevel}
            values={valuesOf(view)}
          />
        </section>
        <section>
          <h2>{t('overrides')}</h2>
          <p>{t('overridesHint')}</p>
          <Overrides
            action={submitOverride}
            assignmentId={view.id}
            students={view.students.map(({ id, name }) => ({ id, name }))}
            hasQuiz={view.quiz !== null}
            hasPlainLevel={view.hasPlainLevel}
            overrides={overridesInWords(view, ctx.now())}
          />
        </section>
        {view.isWithdrawn ? null : (
          <section>
            <h2>{t('withdrawTitle')}</h2>
            <p>{t('withdrawHint')}</p>
            <WithdrawForm action={submitWithdrawal} assignmentId={view.id} />
          </section>
        )}
      </ClientMessages>
    </SignedInFrame>
  )
}

/** What goes on while a class takes the quiz, and who sees what of the results. */
function QuizSections({ view, now }: { view: AssignmentView; now: Date }) {
  const t = translator('assignments')
  const told = (at: Date | null) => (at === null ? null : formatMoment(at, view.timeZone, now))
  return (
    <>
      <section>
        <h2>{t('controlsTitle')}</h2>
        <PauseControl action={submitPause} assignmentId={view.id} paused={told(view.pausedAt)} />
      </section>
      <section>
        <h2>{t('resultsTitle')}</h2>
        <ReleasePlan view={view} rules={releaseOf(view)} now={now} />
        <ReleaseControl action={submitRelease} assignmentId={view.id} released={told(view.releasedAt)} />
      </section>
    </>
  )
}

/** What the form's fields hold: every time on the clock of the class. */
function valuesOf(view: AssignmentView): Record<string, string> {
  const wall = (at: Date | null) => (at === null ? '' : instantToWallTime(at, view.timeZone))
  return {
    quizVersionId: view.quiz?.quizVersionId ?? '',
    openAt: wall(view.openAt),
    dueAt: wall(view.dueAt),
    closeAt: wall(view.closeAt),
    timeLimitMinutes: view.timeLimitMinutes === null ? '' : String(view.timeLimitMinutes),
    attemptsAllowed: String(view.attemptsAllowed),
    countingRule: view.countingRule,
    graceSeconds: String(view.graceSeconds),
    release: releaseChoice(releaseOf(view)),
    releaseScore: view.releaseScore,
    releaseAnswers: view.releaseAnswers,
    releaseExplanations: view.releaseExplanations,
    plainLevel: view.plainLevel ? 'on' : '',
    notesAfterOwn: view.notesAfterOwn ? 'on' : '',
  }
}
