import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { EditorNoteDesk } from '#components/editor-notes/editor-note-desk.tsx'
import { EditorNoteList } from '#components/editor-notes/editor-note-list.tsx'
import styles from '#components/library/terms.module.css'
import { ArticleText } from '#components/reader/article-text.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { readArticle } from '#db/access/articles.ts'
import { listEditorNotes } from '#db/access/editor-notes.ts'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import { renderHtml } from '#domain/article/render-html.ts'
import { translator } from '#messages/translator.ts'
import { changeEditorNotes, submitEditorNote } from './actions.ts'

export const metadata: Metadata = { title: translator('editorNotes')('title') }

type Props = { params: Promise<{ articleId: string }>; searchParams: Promise<Record<string, string | string[]>> }

/** The teacher's own notes in the margin of an article, written beside its text. */
export default async function EditorNotesPage({ params, searchParams }: Props) {
  const { ctx, actor } = await requireActor()
  const articleId = idParam((await params).articleId)
  const article = valueOrNotFound(await readArticle(ctx, articleId))
  if (!article.isOwner) notFound()
  const notes = valueOrNotFound(await listEditorNotes(ctx, articleId))
  const { note: noteId, level: wanted } = await searchParams
  const note = notes.find(({ id }) => id === noteId) ?? null
  const noteLevel = note?.place?.level ?? null
  const shown = article.levels.find(({ level }) => level === (noteLevel ?? wanted)) ?? article.levels[0]
  const { level, blocks } = shown ?? { level: 'standard' as const, blocks: [] }
  const t = translator('editorNotes')
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
      <h1>{t('title')}</h1>
      <p className={styles.intro}>
        {t('intro')}{' '}
        <a className={styles.toList} href="#notes">
          {t('toList')}
        </a>
      </p>
      <ClientMessages areas={['editorNotes', 'reader']}>
        <EditorNoteDesk
          key={`${note?.id ?? 'new'} ${note?.version ?? 0} ${level}`}
          articleId={articleId}
          note={note}
          newId={ctx.newId()}
          level={level}
          levels={article.levels.map((one) => one.level)}
          save={submitEditorNote.bind(null, articleId)}
          text={<ArticleText html={renderHtml(blocks, [])} level={level} label={article.meta.title} />}
        >
          <EditorNoteList
            articleId={articleId}
            notes={notes}
            numbers={Object.fromEntries(
              article.levels.flatMap((one) =>
                [...paragraphNumbers(one.blocks)].map(([id, number]) => [`${one.level} ${id}`, number]),
              ),
            )}
            change={changeEditorNotes.bind(null, articleId)}
          />
        </EditorNoteDesk>
      </ClientMessages>
    </SignedInFrame>
  )
}
