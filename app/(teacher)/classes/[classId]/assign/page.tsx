import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { AssignForm } from '#components/assignments/assign-form.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { readAssignChoices } from '#db/access/assignments.ts'
import type { AssignableText } from '#domain/assignment/assignment-view.ts'
import { instantToWallTime, wallTimeInDays } from '#domain/assignment/wall-time.ts'
import { translator } from '#messages/translator.ts'
import { submitAssignment } from './actions.ts'

export const metadata: Metadata = { title: translator('classes')('assign') }

type Props = { params: Promise<{ classId: string }>; searchParams: Promise<{ article?: string }> }

export default async function AssignPage({ params, searchParams }: Props) {
  const { ctx, actor } = await requireActor()
  const classId = idParam((await params).classId)
  const { className, timeZone, texts } = valueOrNotFound(await readAssignChoices(ctx, classId))
  const openAt = instantToWallTime(ctx.now(), timeZone)
  const text = firstChoice(texts, (await searchParams).article)
  const t = translator('assignments')
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      width="text"
      crumb={
        <Link href={`/classes/${classId}`} prefetch={false}>
          {className}
        </Link>
      }
    >
      <h1>{t('assignTitle', { name: className })}</h1>
      {texts.length === 0 ? (
        <Card>
          <h2>{t('textNone')}</h2>
          <p>{t('textNoneHint')}</p>
          <ButtonLink kind="primary" href="/articles/new">
            {t('bringIn')}
          </ButtonLink>
        </Card>
      ) : (
        <ClientMessages areas={['assignments']}>
          <AssignForm
            action={submitAssignment}
            classId={classId}
            timeZone={timeZone}
            texts={texts}
            values={{ text, openAt, dueAt: wallTimeInDays(openAt, 7, '16:00') }}
          />
        </ClientMessages>
      )}
    </SignedInFrame>
  )
}

/** The article one came from with its first quiz, else the only one there is; otherwise nothing is chosen. */
function firstChoice(texts: readonly AssignableText[], articleId: string | undefined): string {
  const wanted = texts.find((text) => text.articleId === articleId) ?? (texts.length === 1 ? texts[0] : undefined)
  if (!wanted) return ''
  const [quiz] = wanted.quizzes
  return quiz ? `${wanted.articleId}/${quiz.quizVersionId}` : wanted.articleId
}
