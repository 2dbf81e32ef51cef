import type { Metadata } from 'next'
import { z } from 'zod'
import { explainingOfRequest } from '#app/_server/explaining.ts'
import { isDocumentRequest, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { TextSettings } from '#app/_server/text-settings.tsx'
import { ArticleText } from '#components/reader/article-text.tsx'
import { DoneForm } from '#components/reader/done-form.tsx'
import { NotOpenYet } from '#components/reader/not-open-yet.tsx'
import { Reader } from '#components/reader/reader.tsx'
import { ReaderBarEnd } from '#components/reader/reader-bar-end.tsx'
import { ReaderHeading } from '#components/reader/reader-heading.tsx'
import { ReaderMessages } from '#components/reader/reader-messages.tsx'
import { TermList } from '#components/reader/term-list.tsx'
import { TextCredit } from '#components/reader/text-credit.tsx'
import { writeReading } from '#components/reader/written-reading.ts'
import { PageFrame } from '#components/ui/page-frame.tsx'
import { readOpening, readReadingPage } from '#db/access/reading.ts'
import { readingLevelSchema } from '#domain/article/schema.ts'
import { languagesOf } from '#domain/glossary/explanation.ts'
import { showTerms } from '#domain/glossary/shown-terms.ts'
import { notFound } from '#domain/result.ts'
import { translator } from '#messages/translator.ts'
import { submitDone } from './actions.ts'

type Props = { params: Promise<{ assignmentId: string }>; searchParams: Promise<{ level?: string | string[] }> }

export const metadata: Metadata = { title: translator('reader')('title') }

/** The reader: an assigned text with its terms, and one's notes beside it. */
export default async function ReadPage({ params, searchParams }: Props) {
  const { ctx, actor } = await requireActor()
  const id = valueOrNotFound(parseId((await params).assignmentId))
  const level = readingLevelSchema.catch('standard').parse((await searchParams).level)
  const read = await readReadingPage(ctx, id, level)
  if (!read.ok && read.error.kind === 'closed') {
    const opening = valueOrNotFound(await readOpening(ctx, id))
    return (
      <PageFrame width="text" crumb={opening.className}>
        <NotOpenYet opening={opening} now={ctx.now()} />
      </PageFrame>
    )
  }
  const { view, notes, lookedUp } = valueOrNotFound(read)
  const isDocument = await isDocumentRequest()
  const explaining = await explainingOfRequest()
  return (
    <PageFrame width="full" crumb={view.className} end={<ReaderBarEnd view={view} preferences={<TextSettings />} />}>
      <ReaderMessages timeZone={view.timeZone}>
        <Reader
          assignmentId={id}
          level={view.level}
          draftsKey={`postil-drafts-${actor.userId}-${id}`}
          reading={view.reading}
          talk={view.talk}
          accepted={explaining.accepted}
          written={writeReading({ notes, editorNotes: view.editorNotes, terms: view.terms })}
        >
          <ReaderHeading view={view} now={ctx.now()} />
          <ArticleText html={showTerms(view.html, explaining.shown)} level={view.level} isDocument={isDocument} />
          {view.quiz === null && view.reading !== null ? (
            <DoneForm isDone={view.reading.isDone} action={submitDone.bind(null, id)} />
          ) : null}
          <TermList
            terms={view.terms}
            languages={languagesOf(explaining)}
            lookedUp={lookedUp}
            isDocument={isDocument}
          />
          <TextCredit credit={view.meta.credit} />
        </Reader>
      </ReaderMessages>
    </PageFrame>
  )
}

function parseId(text: string) {
  const id = z.uuid().safeParse(text)
  return id.success ? { ok: true as const, value: id.data } : notFound
}
