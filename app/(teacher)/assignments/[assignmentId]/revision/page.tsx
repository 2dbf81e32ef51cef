import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { Difference } from '#components/revisions/difference.tsx'
import { NoteFates } from '#components/revisions/fates.tsx'
import { MoveForm } from '#components/revisions/move-form.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { reviewMove } from '#db/access/assignment-moves.ts'
import { translator } from '#messages/translator.ts'
import { submitMove } from './actions.ts'

export const metadata: Metadata = { title: translator('revisions')('move.title') }

/** Which revision a class reads, and what moving it to the newest would do. */
export default async function RevisionPage({ params }: { params: Promise<{ assignmentId: string }> }) {
  const { ctx, actor } = await requireActor()
  const view = valueOrNotFound(await reviewMove(ctx, idParam((await params).assignmentId)))
  const { assignmentId, className, presentNumber, quizNumber, move } = view
  const t = translator('revisions')
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      width="text"
      crumb={
        <Link href={`/assignments/${assignmentId}`} prefetch={false}>
          {className}
        </Link>
      }
    >
      <h1>{t('move.title')}</h1>
      <p>
        {t('move.present', { className, number: presentNumber })}{' '}
        {move === null ? t('move.newest') : t('move.offer', { number: move.number })}
      </p>
      {quizNumber === null ? null : <p>{t('move.quiz', { number: quizNumber })}</p>}
      {move === null ? null : (
        <>
          <h2>{t('move.changes')}</h2>
          <Difference difference={move.difference} />
          <NoteFates notes={move.notes} />
          <p>{t('move.forward')}</p>
          <ClientMessages areas={['revisions']}>
            <MoveForm
              action={submitMove}
              assignmentId={assignmentId}
              revisionId={move.revisionId}
              number={move.number}
            />
          </ClientMessages>
        </>
      )}
    </SignedInFrame>
  )
}
