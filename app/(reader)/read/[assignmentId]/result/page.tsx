import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { explainingOfRequest } from '#app/_server/explaining.ts'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { TextSettings } from '#app/_server/text-settings.tsx'
import { paintedPlaces } from '#components/quiz/evidence-links.ts'
import layout from '#components/quiz/quiz-layout.module.css'
import { QuizText } from '#components/quiz/quiz-text.tsx'
import { ResultPanel } from '#components/quiz/result-panel.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { PageFrame } from '#components/ui/page-frame.tsx'
import { readAssignment } from '#db/access/reading.ts'
import { readResult } from '#db/access/results.ts'
import { textOf } from '#domain/article/reader-view.ts'
import { readingLevelSchema } from '#domain/article/schema.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('results')('title') }

const search = z.object({
  level: readingLevelSchema.catch('standard'),
  attempt: z.coerce.number().int().min(1).optional().catch(undefined),
})

type Props = { params: Promise<{ assignmentId: string }>; searchParams: Promise<Record<string, string | string[]>> }

/** A student's receipt and, once it is released, the result beside the text that proves it. */
export default async function ResultPage({ params, searchParams }: Props) {
  const { ctx } = await requireActor()
  const id = idParam((await params).assignmentId)
  const { level, attempt } = search.parse(await searchParams)
  const text = await readAssignment(ctx, id, level, 'quiz')
  if (!text.ok && text.error.kind === 'closed') redirect(`/read/${id}`)
  const shown = valueOrNotFound(text)
  const result = await readResult(ctx, id, {
    level: shown.level,
    ...(attempt === undefined ? {} : { number: attempt }),
  })
  if (!result.ok && result.error.kind === 'closed') redirect(`/read/${id}/quiz`)
  const view = valueOrNotFound(result)
  const panel = <ResultPanel view={view} timeZone={shown.timeZone} now={ctx.now()} />
  const crumb = (
    <Link href={`/read/${id}`} prefetch={false}>
      {shown.meta.title}
    </Link>
  )
  return (
    <ClientMessages areas={['quiz', 'reader']} timeZone={shown.timeZone}>
      {view.release.isReleased ? (
        <PageFrame width="full" crumb={crumb} end={<TextSettings />}>
          <div className={layout.split}>
            <QuizText
              text={textOf(shown)}
              explaining={await explainingOfRequest()}
              path={`/read/${id}/result`}
              evidence={paintedPlaces(view.release.items.flatMap(({ evidence }) => evidence))}
            />
            <div id="questions" className={layout.beside}>
              {panel}
            </div>
          </div>
        </PageFrame>
      ) : (
        <PageFrame width="narrow" crumb={crumb}>
          {panel}
        </PageFrame>
      )}
    </ClientMessages>
  )
}
