import type { Metadata } from 'next'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { type ArticleEntry, ArticleList } from '#components/library/article-list.tsx'
import styles from '#components/library/library.module.css'
import { ButtonLink } from '#components/ui/button.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { formatDayOf } from '#components/ui/format-time.ts'
import { type ArticleSummary, listArticles } from '#db/access/articles.ts'
import { translator } from '#messages/translator.ts'
import { setArchived } from './actions.ts'

export const metadata: Metadata = { title: translator('library')('title') }

export default async function ArticlesPage() {
  const { ctx, actor } = await requireActor()
  const articles = valueOrNotFound(await listArticles(ctx))
  const archived = valueOrNotFound(await listArticles(ctx, 'archived'))
  const t = translator('library')
  return (
    <SignedInFrame actor={actor} here="/articles">
      <div className={styles.head}>
        <div>
          <h1>{t('title')}</h1>
          <p className={styles.sub}>{t('intro')}</p>
        </div>
        {articles.length > 0 ? (
          <div className={styles.actions}>
            <ButtonLink href="/misconceptions">{translator('editor')('misconceptions.link')}</ButtonLink>
            <ButtonLink href="/articles/new" kind="primary">
              {t('bringIn')}
            </ButtonLink>
          </div>
        ) : null}
      </div>
      {articles.length === 0 ? (
        <section className={styles.empty}>
          <h2>{t('empty.title')}</h2>
          <p>{t('empty.text')}</p>
          <ButtonLink href="/articles/new" kind="primary">
            {t('bringIn')}
          </ButtonLink>
        </section>
      ) : null}
      <ClientMessages areas={['library']}>
        <ArticleList articles={articles.map(entryOf)} archived={archived.map(entryOf)} setArchived={setArchived} />
      </ClientMessages>
    </SignedInFrame>
  )
}

function entryOf({ createdAt, ...summary }: ArticleSummary): ArticleEntry {
  return { ...summary, added: formatDayOf(createdAt, 'UTC') }
}
