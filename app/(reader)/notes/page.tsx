import type { Metadata } from 'next'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { OwnNotes } from '#components/notes/own-notes.tsx'
import { findOwnNotes } from '#db/access/own-notes.ts'
import { noteFilterOf } from '#domain/notes/note-filter.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('notes')('title') }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** All one's own notes, by text, or those that the address asks for; each leads back to its passage. */
export default async function NotesPage({ searchParams }: Props) {
  const { ctx, actor } = await requireActor()
  const filter = noteFilterOf(await searchParams)
  const found = valueOrNotFound(await findOwnNotes(ctx, filter))
  return (
    <SignedInFrame actor={actor} here="/notes" width="text">
      <OwnNotes {...found} filter={filter} isStudent={actor.role === 'student'} />
    </SignedInFrame>
  )
}
