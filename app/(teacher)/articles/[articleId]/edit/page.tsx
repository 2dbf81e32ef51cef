import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { ArticleEditor } from '#components/revisions/article-editor.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { readArticleEditor } from '#db/access/article-drafts.ts'
import { translator } from '#messages/translator.ts'
import { submitDiscard } from './actions.ts'

export const metadata: Metadata = { title: translator('revisions')('edit.title') }

/** Writes the next revision of an article. */
export default async function EditPage({ params }: { params: Promise<{ articleId: string }> }) {
  const { ctx, actor } = await requireActor()
  const articleId = idParam((await params).articleId)
  const { base, draft, version } = valueOrNotFound(await readArticleEditor(ctx, articleId))
  const t = translator('revisions')
  return (
    <SignedInFrame
      actor={actor}
      here="/articles"
      crumb={
        <Link href={`/articles/${articleId}`} prefetch={false}>
          {base.meta.title}
        </Link>
      }
    >
      <h1>{t('edit.title')}</h1>
      <p>{t('edit.intro', { number: base.number })}</p>
      <ClientMessages areas={['revisions']}>
        <ArticleEditor
          // Another text, or none of one's own any more, begins a window's work anew.
          key={`${base.id} ${version === 0}`}
          articleId={articleId}
          keepPrefix={`postil-article-${actor.userId}-${articleId}-${base.id}:`}
          first={{ draft, version, baseRevisionId: base.id }}
          discard={submitDiscard}
        />
      </ClientMessages>
    </SignedInFrame>
  )
}
