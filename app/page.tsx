import type { Metadata } from 'next'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { StudentHome } from '#components/home/student-home.tsx'
import { TeacherHome } from '#components/home/teacher-home.tsx'
import { readHome } from '#db/access/home.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('home')('title') }

export default async function HomePage() {
  const { ctx, actor } = await requireActor()
  const home = valueOrNotFound(await readHome(ctx))
  return (
    <SignedInFrame actor={actor} here="/" width={home.kind === 'student' ? 'text' : 'wide'}>
      {home.kind === 'student' ? (
        <StudentHome classes={home.classes} tasks={home.tasks} now={ctx.now()} />
      ) : (
        <TeacherHome classes={home.classes} articles={home.articles} isAdmin={home.isAdmin} now={ctx.now()} />
      )}
    </SignedInFrame>
  )
}
