import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { ClassNotes } from '#components/notes/class-notes.tsx'
import { listClassNotes } from '#db/access/class-notes.ts'
import { classNoteFilterOf } from '#domain/notes/class-note-filter.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('notes')('class.title') }

type Props = {
  params: Promise<{ assignmentId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What the students of a class shared with their teacher on one text, or what of it the address asks for. */
export default async function ClassNotesPage({ params, searchParams }: Props) {
  const { ctx, actor } = await requireActor()
  const assignmentId = idParam((await params).assignmentId)
  const filter = classNoteFilterOf(await searchParams)
  const { classId, className, ...listed } = valueOrNotFound(await listClassNotes(ctx, assignmentId, filter))
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      width="text"
      crumb={
        <Link href={`/classes/${classId}`} prefetch={false}>
          {className}
        </Link>
      }
    >
      <ClassNotes {...listed} assignmentId={assignmentId} filter={filter} />
    </SignedInFrame>
  )
}
