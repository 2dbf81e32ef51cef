import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { ArticleAside } from '#components/library/article-aside.tsx'
import { ArticleFacts } from '#components/library/article-facts.tsx'
import { ArticleGlossary } from '#components/library/article-glossary.tsx'
import styles from '#components/library/library.module.css'
import { ArticleText } from '#components/reader/article-text.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { readArticle } from '#db/access/articles.ts'
import { listEditorNotes } from '#db/access/editor-notes.ts'
import { readGlossary } from '#db/access/gloss-exceptions.ts'
import { renderHtml } from '#domain/article/render-html.ts'
import { termPlaces } from '#domain/glossary/places.ts'
import { translator } from '#messages/translator.ts'
import { submitQuiz } from '../actions.ts'

export const metadata: Metadata = { title: translator('library')('article.text') }

type Props = { params: Promise<{ articleId: string }>; searchParams: Promise<{ level?: string | string[] }> }

export default async function ArticlePage({ params, searchParams }: Props) {
  const { ctx, actor } = await requireActor()
  const articleId = idParam((await params).articleId)
  const article = valueOrNotFound(await readArticle(ctx, articleId))
  const { glossary } = valueOrNotFound(await readGlossary(ctx, articleId))
  const { terms } = glossary
  const editorNotes = article.isOwner ? valueOrNotFound(await listEditorNotes(ctx, articleId)).length : 0
  const { level: wanted } = await searchParams
  const shown = article.levels.find(({ level }) => level === wanted) ?? article.levels[0]
  const blocks = shown?.blocks ?? []
  const level = shown?.level ?? 'standard'
  const t = translator('library')
  return (
    <SignedInFrame actor={actor} here="/articles">
      <ArticleFacts meta={article.meta} blocks={blocks} />
      {article.isOwner ? null : <Notice>{t('article.notYours')}</Notice>}
      <div className={styles.page}>
        <ClientMessages areas={['library']}>
          <ArticleAside
            article={article}
            terms={terms.length}
            editorNotes={editorNotes}
            createQuiz={submitQuiz.bind(null, articleId)}
          />
        </ClientMessages>
        <div className={styles.body}>
          {article.levels.length > 1 ? (
            <nav className={styles.levels} aria-label={t('article.levels')}>
              {article.levels.map((other) => (
                <Link
                  key={other.level}
                  href={`/articles/${articleId}?level=${other.level}`}
                  prefetch={false}
                  aria-current={other.level === level ? 'page' : undefined}
                >
                  {t(`article.level.${other.level}`)}
                </Link>
              ))}
            </nav>
          ) : null}
          <div className={styles.text}>
            <ArticleText
              html={renderHtml(blocks, termPlaces(blocks, level, glossary))}
              level={level}
              label={article.meta.title}
            />
            {article.meta.credit === null ? null : (
              <p className={styles.credit} dir="auto">
                {article.meta.credit}
              </p>
            )}
            <ArticleGlossary terms={terms} />
          </div>
        </div>
      </div>
    </SignedInFrame>
  )
}
