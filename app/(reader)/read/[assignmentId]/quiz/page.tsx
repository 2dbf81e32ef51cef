import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { claimCtx } from '#app/_server/context.ts'
import { explainingOfRequest } from '#app/_server/explaining.ts'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { TextSettings } from '#app/_server/text-settings.tsx'
import { paintedPlaces } from '#components/quiz/evidence-links.ts'
import { HandInConfirm } from '#components/quiz/hand-in-confirm.tsx'
import { QuizBar } from '#components/quiz/quiz-bar.tsx'
import layout from '#components/quiz/quiz-layout.module.css'
import { QuizMessages } from '#components/quiz/quiz-messages.tsx'
import { QuizPanel } from '#components/quiz/quiz-panel.tsx'
import { QuizSessionProvider } from '#components/quiz/quiz-session.tsx'
import { QuizText } from '#components/quiz/quiz-text.tsx'
import { SavedNotice } from '#components/quiz/saved-notice.tsx'
import { StartQuiz } from '#components/quiz/start-quiz.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { PageFrame } from '#components/ui/page-frame.tsx'
import { readOpenQuizPage, readQuizPage } from '#db/access/quiz-page.ts'
import { readingLevelSchema } from '#domain/article/schema.ts'
import { translator } from '#messages/translator.ts'
import { handInForm, saveForm, startQuiz } from './actions.ts'

export const metadata: Metadata = { title: translator('quiz')('title') }

const search = z.object({
  level: readingLevelSchema.catch('standard'),
  question: z.coerce.number().int().min(1).catch(1),
  saved: z.enum(['saved', 'conflict', 'late', 'failed']).nullable().catch(null),
  'hand-in': z.literal('1').nullable().catch(null),
})

type Props = { params: Promise<{ assignmentId: string }>; searchParams: Promise<Record<string, string | string[]>> }

/** The quiz beside its text; before it begins, what to expect. */
export default async function QuizPage({ params, searchParams }: Props) {
  const id = idParam((await params).assignmentId)
  const { level, question, saved, 'hand-in': isHandingIn } = search.parse(await searchParams)
  const opened =
    (await readOpenQuizPage(await claimCtx(), id, level)) ?? (await readQuizPage((await requireActor()).ctx, id, level))
  // The reader's page says when a text opens, and it is where teachers see what students see.
  if (!opened.ok && (opened.error.kind === 'closed' || opened.error.kind === 'forbidden')) redirect(`/read/${id}`)
  const { view, text, timeZone } = valueOrNotFound(opened)
  const { attempt } = view
  const crumb = (
    <Link href={`/read/${id}`} prefetch={false}>
      {text.title}
    </Link>
  )
  if (attempt === null || isHandingIn) {
    return (
      <PageFrame width="narrow" crumb={crumb}>
        <ClientMessages areas={['quiz']} timeZone={timeZone}>
          <SavedNotice outcome={saved === 'saved' ? null : saved} />
          {attempt === null ? (
            <StartQuiz view={view} title={text.title} timeZone={timeZone} startQuiz={startQuiz} />
          ) : (
            <HandInConfirm assignmentId={id} attempt={attempt} handIn={handInForm} />
          )}
        </ClientMessages>
      </PageFrame>
    )
  }
  const first = Math.min(question, attempt.items.length)
  const proven = attempt.items.flatMap(({ checked }) => checked?.places ?? [])
  return (
    <QuizMessages timeZone={timeZone}>
      <QuizSessionProvider view={{ ...view, attempt }} first={first}>
        <PageFrame
          width="full"
          crumb={crumb}
          end={
            <>
              <TextSettings />
              <QuizBar />
            </>
          }
        >
          <h1 className={layout.hidden}>{view.quizTitle}</h1>
          <div className={layout.split}>
            <QuizText
              text={text}
              explaining={await explainingOfRequest()}
              path={`/read/${id}/quiz`}
              evidence={paintedPlaces(proven)}
            />
            <div id="questions" className={layout.beside}>
              <SavedNotice outcome={saved} />
              <QuizPanel saveForm={saveForm} />
            </div>
          </div>
        </PageFrame>
      </QuizSessionProvider>
    </QuizMessages>
  )
}
