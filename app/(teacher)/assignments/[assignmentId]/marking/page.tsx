import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { explainingOfRequest } from '#app/_server/explaining.ts'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { AnswerPage } from '#components/marking/answer-page.tsx'
import { QueuePage } from '#components/marking/queue-page.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { PageFrame } from '#components/ui/page-frame.tsx'
import { readMarkingItem } from '#db/access/marking-item.ts'
import { listPhrases } from '#db/access/marking-phrases.ts'
import { type MarkingQueueView, readMarkingQueue } from '#db/access/marking-queue.ts'
import { readAssignment } from '#db/access/reading.ts'
import { closeOverdueAttempts } from '#db/access/system/close-overdue-attempts.ts'
import type { Ctx } from '#db/ctx.ts'
import { readingLevelSchema } from '#domain/article/schema.ts'
import { neighboursOf, queueChoiceSchema } from '#domain/quiz/marking-queue.ts'
import { translator } from '#messages/translator.ts'
import { changePhrases, submitMarking } from './actions.ts'

export const metadata: Metadata = { title: translator('marking')('title') }

const search = queueChoiceSchema.extend({
  /** The answer shown: attempt and position, with a stop between. */
  at: z
    .string()
    .regex(/^[0-9a-f-]{36}\.\d{1,3}$/i)
    .optional()
    .catch(undefined),
  level: readingLevelSchema.optional().catch(undefined),
})

type Props = { params: Promise<{ assignmentId: string }>; searchParams: Promise<Record<string, string | string[]>> }

/** What waits for marking; or one answer of it beside the text. */
export default async function MarkingPage({ params, searchParams }: Props) {
  const { ctx, actor } = await requireActor()
  const assignmentId = idParam((await params).assignmentId)
  const choice = search.parse(await searchParams)
  await closeOverdueAttempts(ctx, assignmentId)
  const queue = valueOrNotFound(await readMarkingQueue(ctx, assignmentId, choice))
  if (choice.at !== undefined) return answerPage(ctx, assignmentId, queue, { ...choice, at: choice.at })
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      crumb={
        <Link href={`/classes/${queue.classId}`} prefetch={false}>
          {queue.className}
        </Link>
      }
    >
      <QueuePage assignmentId={assignmentId} choice={choice} queue={queue} />
    </SignedInFrame>
  )
}

async function answerPage(
  ctx: Ctx,
  assignmentId: string,
  queue: MarkingQueueView,
  { at, level, ...choice }: z.output<typeof search> & { at: string },
) {
  const [id = '', number = ''] = at.split('.')
  const place = { attemptId: idParam(id), position: Number(number) }
  const item = valueOrNotFound(await readMarkingItem(ctx, assignmentId, place, level))
  const text = valueOrNotFound(await readAssignment(ctx, assignmentId, item.level, 'quiz'))
  const phrases = valueOrNotFound(await listPhrases(ctx))
  const neighbours = neighboursOf(queue, place)
  const own = queue.all.find(({ attemptId, position }) => attemptId === place.attemptId && position === place.position)
  if (own === undefined) notFound()
  const { nextWaiting } = neighbours
  const next = nextWaiting && { attemptId: nextWaiting.attemptId, position: nextWaiting.position }
  const path = { assignmentId, ...place, choice, next }
  return (
    <ClientMessages areas={['marking', 'quiz', 'reader']} timeZone={queue.timeZone}>
      <PageFrame
        width="full"
        crumb={
          <Link href={`/assignments/${assignmentId}/progress`} prefetch={false}>
            {queue.className} › {queue.title}
          </Link>
        }
      >
        <AnswerPage
          assignmentId={assignmentId}
          choice={choice}
          queue={queue}
          neighbours={neighbours}
          entry={own}
          item={item}
          text={text}
          explaining={await explainingOfRequest()}
          phrases={phrases}
          action={submitMarking.bind(null, path)}
          phraseAction={changePhrases.bind(null, assignmentId)}
        />
      </PageFrame>
    </ClientMessages>
  )
}
