import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { CommentForm } from '#components/progress/mark-form.tsx'
import styles from '#components/progress/student-page.module.css'
import { WorkItemCard } from '#components/progress/work-item-card.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { formatDateTime, formatPoints } from '#components/ui/format-time.ts'
import { Notice } from '#components/ui/notice.tsx'
import { readStudentWork, type StudentWork } from '#db/access/student-work.ts'
import { addMarks } from '#domain/quiz/score.ts'
import { translator } from '#messages/translator.ts'
import { submitComment, submitMark } from './actions.ts'

export const metadata: Metadata = { title: translator('progress')('answers') }

export default async function StudentPage({
  params,
}: {
  params: Promise<{ assignmentId: string; studentId: string }>
}) {
  const { ctx, actor } = await requireActor()
  const given = await params
  const [assignmentId, studentId] = [idParam(given.assignmentId), idParam(given.studentId)]
  const work = valueOrNotFound(await readStudentWork(ctx, assignmentId, studentId))
  const t = translator('progress')
  const attemptId = work.attempt?.id ?? ''
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
      <HandInState work={work} />
      <ClientMessages areas={['progress', 'quiz', 'marking']}>
        <h2>{t('answers')}</h2>
        {work.items.length === 0 ? <p className={styles.soft}>{t('noAnswers')}</p> : null}
        {work.items.map((item) => (
          <WorkItemCard
            key={item.position}
            item={item}
            blocks={work.blocks}
            assignmentId={assignmentId}
            timeZone={work.timeZone}
            mark={
              work.attempt?.submittedAt
                ? submitMark.bind(null, { assignmentId, studentId, attemptId, position: item.position })
                : null
            }
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

function HandInState({ work }: { work: StudentWork }) {
  const t = translator('progress')
  const { attempt, items } = work
  if (attempt === null) return null
  if (attempt.submittedAt === null) return <Notice kind="warn">{t('notHandedIn')}</Notice>
  const totals = addMarks(
    items.map(({ points, score }) => ({
      points,
      fraction: score?.points === null || !score ? null : score.points / points,
    })),
  )
  return (
    <p>
      {t('handedInAt', { when: formatDateTime(attempt.submittedAt, work.timeZone) })}
      {attempt.isLate ? ` · ${t('late')}` : ''} ·{' '}
      {t('total', { total: formatPoints(totals.total), max: formatPoints(totals.max) })}
      {attempt.receiptCode ? ` · ${t('receipt', { code: attempt.receiptCode })}` : ''}
    </p>
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
