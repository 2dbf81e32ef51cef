import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { QuizPreview } from '#components/editor/quiz-preview.tsx'
import { ArticleText } from '#components/reader/article-text.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { readQuizEditor } from '#db/access/quizzes.ts'
import { renderHtml } from '#domain/article/render-html.ts'
import { checkDraft } from '#domain/quiz/draft.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('editor')('previewTitle') }

export default async function PreviewPage({ params }: { params: Promise<{ quizId: string }> }) {
  const { ctx, actor } = await requireActor()
  const quizId = idParam((await params).quizId)
  const { draft, articleTitle, levels } = valueOrNotFound(await readQuizEditor(ctx, quizId))
  const { questions } = checkDraft(draft)
  const blocks = levels.find(({ level }) => level === 'standard')?.blocks ?? []
  const left = draft.questions.length - questions.length
  const t = translator('editor')
  return (
    <SignedInFrame
      actor={actor}
      here="/articles"
      crumb={
        <Link href={`/quizzes/${quizId}`} prefetch={false}>
          {draft.title || articleTitle}
        </Link>
      }
    >
      <h1>
        {t('previewTitle')}: {draft.title}
      </h1>
      <p>{t('previewIntro')}</p>
      {left > 0 ? (
        <Notice kind="warn">{questions.length === 0 ? t('previewEmpty') : t('previewPartial', { count: left })}</Notice>
      ) : null}
      <ClientMessages areas={['editor', 'quiz', 'reader']}>
        {questions.length > 0 ? (
          <QuizPreview questions={questions}>
            <ArticleText html={renderHtml(blocks, [])} level="standard" label={articleTitle} />
          </QuizPreview>
        ) : null}
      </ClientMessages>
      <p>
        <ButtonLink href={`/quizzes/${quizId}`}>{t('backToEditor')}</ButtonLink>
      </p>
    </SignedInFrame>
  )
}
