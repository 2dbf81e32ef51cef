import type { Metadata } from 'next'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { QuizPreview } from '#components/editor/quiz-preview.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { readQuizEditor } from '#db/access/quizzes.ts'
import { checkDraft } from '#domain/quiz/draft.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('editor')('previewTitle') }

export default async function PreviewPage({ params }: { params: Promise<{ quizId: string }> }) {
  const { ctx, actor } = await requireActor()
  const quizId = idParam((await params).quizId)
  const { draft, articleTitle } = valueOrNotFound(await readQuizEditor(ctx, quizId))
  const { questions } = checkDraft(draft)
  const left = draft.questions.length - questions.length
  const t = translator('editor')
  return (
    <SignedInFrame actor={actor} here="/articles" width="text" crumb={t('crumb', { article: articleTitle })}>
      <h1>
        {t('previewTitle')}: {draft.title}
      </h1>
      <p>{t('previewIntro')}</p>
      {left > 0 ? (
        <Notice kind="warn">{questions.length === 0 ? t('previewEmpty') : t('previewPartial', { count: left })}</Notice>
      ) : null}
      <ClientMessages areas={['editor', 'quiz']}>
        {questions.length > 0 ? <QuizPreview questions={questions} /> : null}
      </ClientMessages>
      <p>
        <ButtonLink href={`/quizzes/${quizId}`}>{t('backToEditor')}</ButtonLink>
      </p>
    </SignedInFrame>
  )
}
