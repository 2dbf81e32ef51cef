import type { Metadata } from 'next'
import { z } from 'zod'
import { explainingOfRequest } from '#app/_server/explaining.ts'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { OwnWords } from '#components/words/own-words.tsx'
import { listOwnWords } from '#db/access/own-words.ts'
import { languagesOf } from '#domain/glossary/explanation.ts'
import { wordOrders } from '#domain/glossary/own-words.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('words')('title') }

const search = z.object({
  q: z.string().max(200).catch(''),
  text: z.uuid().nullable().catch(null),
  order: z.enum(wordOrders).catch('newest'),
})

/** Every word somebody has looked up, across texts, with the sentence in which it was met. */
export default async function WordsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>
}) {
  const { ctx, actor } = await requireActor()
  const { q, text, order } = search.parse(await searchParams)
  const words = valueOrNotFound(await listOwnWords(ctx))
  return (
    <SignedInFrame actor={actor} here="/words" width="text">
      <OwnWords
        words={words}
        filter={{ search: q, assignmentId: text, order }}
        languages={languagesOf(await explainingOfRequest())}
      />
    </SignedInFrame>
  )
}
