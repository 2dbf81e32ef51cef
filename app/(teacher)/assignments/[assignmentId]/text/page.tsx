import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { BlockStrip } from '#components/progress/block-strip.tsx'
import { SharedHere } from '#components/progress/shared-here.tsx'
import { StripHint } from '#components/progress/strip-hint.tsx'
import { TermFigures } from '#components/progress/term-figures.tsx'
import { TextHeat } from '#components/progress/text-heat.tsx'
import { readCitedEvidence } from '#db/access/cited-evidence.ts'
import { listClassNotes } from '#db/access/class-notes.ts'
import { countMarkedPassages } from '#db/access/system/marked-passages.ts'
import { readTermFigures } from '#db/access/system/term-figures.ts'
import { readStripText } from '#db/access/text-strip.ts'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import { classNoteFilterOf } from '#domain/notes/class-note-filter.ts'
import { carryHeat, citedHeat } from '#domain/stats/cited-heat.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('progress')('text.title') }

type Props = {
  params: Promise<{ assignmentId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The text that a class reads with what it marked, asked, cited and looked up in it, paragraph by paragraph. */
export default async function TextPage({ params, searchParams }: Props) {
  const { ctx, actor } = await requireActor()
  const assignmentId = idParam((await params).assignmentId)
  const filter = classNoteFilterOf(await searchParams)
  const { blocks: quizBlocks, citings, ...head } = valueOrNotFound(await readCitedEvidence(ctx, assignmentId))
  const { blocks, opened, students, termsIn } = valueOrNotFound(await readStripText(ctx, assignmentId))
  const strips = valueOrNotFound(await countMarkedPassages(ctx, assignmentId))
  const { terms, effects } = valueOrNotFound(await readTermFigures(ctx, assignmentId))
  const shared = filter.block === null ? null : valueOrNotFound(await listClassNotes(ctx, assignmentId, filter))
  const path = `/assignments/${assignmentId}/text`
  const numbers = paragraphNumbers(blocks)
  const stripOf = new Map(strips.map((strip) => [strip.blockId, strip]))
  const told = terms.filter(({ students }) => students !== null)
  const t = translator('progress')
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      crumb={
        <Link href={`/classes/${head.classId}`} prefetch={false}>
          {head.className}
        </Link>
      }
    >
      <h1>{t('text.heading', { title: head.title })}</h1>
      <StripHint assignmentId={assignmentId} opened={opened} students={students} />
      <TextHeat
        blocks={blocks}
        heat={carryHeat(blocks, citedHeat(quizBlocks, citings))}
        beside={(cited, number) =>
          opened === 0 && !stripOf.has(cited.blockId) ? null : (
            <BlockStrip
              path={path}
              number={number}
              opened={opened}
              cited={cited}
              strip={stripOf.get(cited.blockId)}
              terms={told.filter(({ entryId }) => termsIn.get(cited.blockId)?.includes(entryId))}
            />
          )
        }
        below={({ blockId }) =>
          shared !== null && blockId === filter.block ? (
            <SharedHere
              assignmentId={assignmentId}
              path={path}
              filter={filter}
              notes={shared.notes}
              found={shared.found}
              numbers={numbers}
            />
          ) : null
        }
      />
      <section>
        <h2>{t('terms.title')}</h2>
        <TermFigures terms={terms} effects={effects} />
      </section>
    </SignedInFrame>
  )
}
