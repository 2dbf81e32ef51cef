import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { TermEditor } from '#components/library/term-editor.tsx'
import { type TermEntry, TermList } from '#components/library/term-list.tsx'
import styles from '#components/library/terms.module.css'
import { ArticleText } from '#components/reader/article-text.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { readArticle } from '#db/access/articles.ts'
import { readGlossary } from '#db/access/gloss-exceptions.ts'
import { previewTerm } from '#db/access/glossary.ts'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import { renderHtml } from '#domain/article/render-html.ts'
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import type { TermOccurrence } from '#domain/glossary/find-terms.ts'
import { termPlaces } from '#domain/glossary/places.ts'
import type { GlossaryTerm } from '#domain/glossary/schema.ts'
import { translator } from '#messages/translator.ts'
import { changeException, changeTerms, submitTerm } from './actions.ts'

export const metadata: Metadata = { title: translator('library')('terms.title') }

type Props = { params: Promise<{ articleId: string }>; searchParams: Promise<{ entry?: string | string[] }> }

export default async function TermsPage({ params, searchParams }: Props) {
  const { ctx, actor } = await requireActor()
  const articleId = idParam((await params).articleId)
  const article = valueOrNotFound(await readArticle(ctx, articleId))
  if (!article.isOwner) notFound()
  const { glossary, exceptions } = valueOrNotFound(await readGlossary(ctx, articleId))
  const { terms } = glossary
  const { entry: wanted } = await searchParams
  const entry = terms.find(({ id }) => id === wanted) ?? null
  const blocksOf = (wanted: ReadingLevel) => article.levels.find(({ level }) => level === wanted)?.blocks ?? []
  const blocks = blocksOf('standard')
  const occurrences = termPlaces(blocks, 'standard', glossary)
  const places =
    entry === null ? null : valueOrNotFound(await previewTerm(ctx, articleId, { ...entry, entryId: entry.id }))
  const t = translator('library')
  return (
    <SignedInFrame
      actor={actor}
      here="/articles"
      crumb={
        <Link href={`/articles/${articleId}`} prefetch={false}>
          {article.meta.title}
        </Link>
      }
    >
      <h1>{t('terms.title')}</h1>
      <p className={styles.intro}>
        {t('terms.intro')}{' '}
        <a className={styles.toList} href="#terms">
          {t('terms.toList')}
        </a>
      </p>
      <ClientMessages areas={['library']}>
        <TermEditor
          articleId={articleId}
          entry={entry}
          numbers={{ standard: numbersOf(blocks), plain: numbersOf(blocksOf('plain')) }}
          places={places}
          exceptions={exceptions.filter(({ entryId }) => entryId === entry?.id)}
          except={changeException.bind(null, articleId)}
          save={submitTerm.bind(null, articleId)}
          text={<ArticleText html={renderHtml(blocks, occurrences)} level="standard" label={article.meta.title} />}
        >
          <TermList
            articleId={articleId}
            terms={entriesOf(terms, occurrences)}
            change={changeTerms.bind(null, articleId)}
          />
        </TermEditor>
      </ClientMessages>
    </SignedInFrame>
  )
}

function numbersOf(blocks: readonly Block[]): Record<string, number> {
  return Object.fromEntries(paragraphNumbers(blocks))
}

function entriesOf(terms: readonly GlossaryTerm[], occurrences: readonly TermOccurrence[]): TermEntry[] {
  const counts = new Map<string, number>()
  for (const { entryId } of occurrences) counts.set(entryId, (counts.get(entryId) ?? 0) + 1)
  return terms.map((term) => ({ ...term, places: counts.get(term.id) ?? 0 }))
}
