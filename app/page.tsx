import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor } from '#app/_server/require-actor.ts'

export default async function HomePage() {
  const { actor } = await requireActor()
  return (
    <SignedInFrame actor={actor} here="/">
      <h1>{actor.role}</h1>
    </SignedInFrame>
  )
}
