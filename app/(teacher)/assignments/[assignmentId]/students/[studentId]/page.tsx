import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { AttemptLinks, HandInState } from '#components/progress/attempt-facts.tsx'
import { CommentForm } from '#components/progress/mark-form.tsx'
import { ReopenForm } from '#components/progress/reopen-form.tsx'
import styles from '#components/progress/student-page.module.css'
import { WorkItemCard } from '#components/progress/work-item-card.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { readStudentWork, type StudentWork } from '#db/access/student-work.ts'
import { closeOverdueAttempts } from '#db/access/system/close-overdue-attempts.ts'
import { instantToWallTime } from '#domain/assignment/wall-time.ts'
import { addMarks } from '#domain/quiz/score.ts'
import { translator } from '#messages/translator.ts'
import { submitComment, submitLetCount, submitMark, submitReopening } from './actions.ts'

export const metadata: Metadata = { title: translator('progress')('answers') }

const search = z.object({ attempt: z.coerce.number().int().min(1).optional().catch(undefined) })

type Props = {
  params: Promise<{ assignmentId: string; studentId: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default async function StudentPage({ params, searchParams }: Props) {
  const { ctx, actor } = await requireActor()
  const given = await params
  const [assignmentId, studentId] = [idParam(given.assignmentId), idParam(given.studentId)]
  await closeOverdueAttempts(ctx, assignmentId)
  const { attempt: number } = search.parse(await searchParams)
  const work = valueOrNotFound(await readStudentWork(ctx, assignmentId, studentId, number))
  const t = translator('progress')
  const { attempt } = work
  const path = { assignmentId, studentId, attemptId: attempt?.id ?? '' }
  const isHandedIn = attempt !== null && attempt.submittedAt !== null
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      width="text"
      crumb={
        <Link href={`/assignments/${assignmentId}/progress`} prefetch={false}>
          {work.className} › {t('backToClass')}
        </Link>
      }
    >
      <h1>{t('studentTitle', { name: work.student.name })}</h1>
      <p className={styles.soft}>{work.title}</p>
      <ClientMessages areas={['progress', 'quiz', 'marking']}>
        {attempt === null ? null : (
          <>
            <AttemptLinks attempts={work.attempts} shown={attempt.number} rule={work.countingRule} />
            <HandInState attempt={attempt} totals={totalsOf(work)} timeZone={work.timeZone} now={ctx.now()} />
            {isHandedIn || attempt.reopenedUntil !== null ? (
              <ReopenForm
                action={submitReopening.bind(null, path)}
                name={work.student.name}
                isOpenAgain={!isHandedIn}
                until={instantToWallTime(attempt.reopenedUntil ?? inADay(ctx.now()), work.timeZone)}
                timeZone={work.timeZone.replaceAll('_', ' ')}
              />
            ) : null}
          </>
        )}
        <h2>{t('answers')}</h2>
        {work.items.length === 0 ? <p className={styles.soft}>{t('noAnswers')}</p> : null}
        {work.items.map((item) => (
          <WorkItemCard
            key={item.position}
            item={item}
            blocks={work.blocks}
            assignmentId={assignmentId}
            timeZone={work.timeZone}
            mark={isHandedIn ? submitMark.bind(null, { ...path, position: item.position }) : null}
            letCount={isHandedIn ? (seq) => submitLetCount.bind(null, { ...path, position: item.position, seq }) : null}
          />
        ))}
        <CommentForm
          action={submitComment.bind(null, { assignmentId, studentId })}
          name={work.student.name}
          body={work.comment}
        />
      </ClientMessages>
      <h2>{t('notes')}</h2>
      <SharedNotes work={work} assignmentId={assignmentId} />
    </SignedInFrame>
  )
}

/** What the field for reopening holds at first, where the attempt has had no such time. */
function inADay(now: Date): Date {
  return new Date(now.getTime() + 24 * 60 * 60 * 1000)
}

function totalsOf({ items }: StudentWork) {
  return addMarks(
    items.map(({ points, score }) => ({
      points,
      fraction: score?.points === null || !score ? null : score.points / points,
    })),
  )
}

function SharedNotes({ work, assignmentId }: { work: StudentWork; assignmentId: string }) {
  const t = translator('progress')
  if (work.notes.length === 0) return <p className={styles.soft}>{t('noNotes')}</p>
  return (
    <ul className={styles.notes}>
      {work.notes.map((note) => (
        <li key={note.id}>
          <Link href={`/read/${assignmentId}#note-${note.id}`} prefetch={false}>
            <q>{note.quote}</q>
          </Link>
          {note.body ? <p>{note.body}</p> : null}
        </li>
      ))}
    </ul>
  )
}
