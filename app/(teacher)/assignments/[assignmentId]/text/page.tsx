import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { TermFigures } from '#components/progress/term-figures.tsx'
import { TextHeat } from '#components/progress/text-heat.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { readCitedEvidence } from '#db/access/cited-evidence.ts'
import { countMarkedPassages } from '#db/access/system/marked-passages.ts'
import { readTermFigures } from '#db/access/system/term-figures.ts'
import { citedHeat } from '#domain/stats/cited-heat.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('progress')('text.title') }

/** The text of an assignment with what the class cited, marked and looked up in it. */
export default async function TextPage({ params }: { params: Promise<{ assignmentId: string }> }) {
  const { ctx, actor } = await requireActor()
  const assignmentId = idParam((await params).assignmentId)
  const { blocks, citings, title, className, classId } = valueOrNotFound(await readCitedEvidence(ctx, assignmentId))
  const passages = valueOrNotFound(await countMarkedPassages(ctx, assignmentId))
  const { terms, effects } = valueOrNotFound(await readTermFigures(ctx, assignmentId))
  const t = translator('progress')
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      crumb={
        <Link href={`/classes/${classId}`} prefetch={false}>
          {className}
        </Link>
      }
    >
      <h1>{t('text.heading', { title })}</h1>
      <p>{t('text.hint')}</p>
      <p>
        <ButtonLink href={`/assignments/${assignmentId}/progress`}>{t('title')}</ButtonLink>
      </p>
      <TextHeat
        blocks={blocks}
        heat={citedHeat(blocks, citings)}
        marked={new Map(passages.map(({ blockId, students }) => [blockId, students]))}
      />
      <section>
        <h2>{t('terms.title')}</h2>
        <TermFigures terms={terms} effects={effects} />
      </section>
    </SignedInFrame>
  )
}
