import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor } from '#app/_server/require-actor.ts'
import { Difference } from '#components/revisions/difference.tsx'
import { EditorNoteFates, EvidenceFates, ExceptionFates, NoteFates } from '#components/revisions/fates.tsx'
import styles from '#components/revisions/revisions.module.css'
import { ActionForm } from '#components/ui/action-form.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { reviewRevision } from '#db/access/revisions.ts'
import type { AppError } from '#domain/result.ts'
import { translator } from '#messages/translator.ts'
import { submitRevision } from '../actions.ts'

export const metadata: Metadata = { title: translator('revisions')('review.title') }

/** What publishing would change, before it is done. */
export default async function ReviewPage({ params }: { params: Promise<{ articleId: string }> }) {
  const { ctx, actor } = await requireActor()
  const articleId = idParam((await params).articleId)
  const reviewed = await reviewRevision(ctx, articleId)
  if (!reviewed.ok && reviewed.error.kind === 'unauthenticated') redirect('/sign-in')
  if (!reviewed.ok && reviewed.error.kind === 'not-found') notFound()
  const t = translator('revisions')
  const back = (
    <Link href={`/articles/${articleId}/edit`} prefetch={false}>
      {t('edit.title')}
    </Link>
  )
  return (
    <SignedInFrame actor={actor} here="/articles" width="text" crumb={back}>
      <h1>{t('review.title')}</h1>
      {reviewed.ok ? (
        <>
          <p>{t('review.intro', { number: reviewed.value.review.number })}</p>
          <h2>{t('review.changes')}</h2>
          <Difference difference={reviewed.value.review.difference} />
          <NoteFates notes={reviewed.value.review.notes} />
          <EditorNoteFates list={reviewed.value.review.editorNotes} />
          <ExceptionFates list={reviewed.value.review.exceptions} />
          <EvidenceFates list={reviewed.value.review.evidence} />
          <div className={styles.act}>
            <p>{t('review.after')}</p>
            <ClientMessages areas={['revisions']}>
              <ActionForm
                action={submitRevision}
                hidden={{ articleId, revisionId: ctx.newId(), version: String(reviewed.value.version) }}
                kind="primary"
              >
                {t('review.publish', { number: reviewed.value.review.number })}
              </ActionForm>
            </ClientMessages>
          </div>
        </>
      ) : (
        <Notice kind="warn">{t(reasonOf(reviewed.error))}</Notice>
      )}
      <p>
        <ButtonLink href={`/articles/${articleId}/edit`}>{t('review.back')}</ButtonLink>
      </p>
    </SignedInFrame>
  )
}

function reasonOf(error: AppError) {
  if (error.kind !== 'invalid') return 'review.gone' as const
  return Object.values(error.fields).includes('nothing-changed')
    ? ('review.nothing' as const)
    : ('review.faulty' as const)
}
