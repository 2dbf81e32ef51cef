import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { QuizEditor } from '#components/editor/quiz-editor.tsx'
import { ArticleText } from '#components/reader/article-text.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { readQuizEditor } from '#db/access/quizzes.ts'
import { renderHtml } from '#domain/article/render-html.ts'
import { translator } from '#messages/translator.ts'
import { submitPublication } from './actions.ts'

export const metadata: Metadata = { title: translator('editor')('title') }

export default async function QuizPage({ params }: { params: Promise<{ quizId: string }> }) {
  const { ctx, actor } = await requireActor()
  const quizId = idParam((await params).quizId)
  const view = valueOrNotFound(await readQuizEditor(ctx, quizId))
  const t = translator('editor')
  return (
    <SignedInFrame
      actor={actor}
      here="/articles"
      crumb={
        <Link href={`/articles/${view.articleId}`} prefetch={false}>
          {view.articleTitle}
        </Link>
      }
    >
      <h1>{t('title')}</h1>
      <p>
        <Link href={`/quizzes/${quizId}/exchange`} prefetch={false}>
          {translator('exchange')('page.link')}
        </Link>
      </p>
      <ClientMessages areas={['editor']}>
        <QuizEditor
          quizId={quizId}
          first={{ draft: view.draft, version: view.draftVersion }}
          publishedNumber={view.publishedNumber}
          levels={view.levels}
          misconceptions={view.misconceptions}
          publish={submitPublication.bind(null, quizId)}
        >
          {view.levels.map(({ level, blocks }) => (
            <section key={level} aria-label={t(`levels.${level}`)}>
              {view.levels.length > 1 ? <h2>{t(`levels.${level}`)}</h2> : null}
              <ArticleText html={renderHtml(blocks, [])} level={level} />
            </section>
          ))}
        </QuizEditor>
      </ClientMessages>
    </SignedInFrame>
  )
}
