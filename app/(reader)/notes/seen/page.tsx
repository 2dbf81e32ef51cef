import type { Metadata } from 'next'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor } from '#app/_server/require-actor.ts'
import { WhatTeachersSee } from '#components/notes/what-teachers-see.tsx'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('notes')('seen.title') }

/** What of a student's reading reaches their teachers, in their words. */
export default async function SeenPage() {
  const { actor } = await requireActor()
  return (
    <SignedInFrame actor={actor} here="/notes" width="text">
      <WhatTeachersSee />
    </SignedInFrame>
  )
}
