import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { saveQuizDraft } from '#db/access/quizzes.ts'
import { quizDraftSchema } from '#domain/quiz/draft.ts'
import { notFound } from '#domain/result.ts'

const body = z.object({ draft: quizDraftSchema, version: z.number().int().min(1) })

/** Keeps a draft while it is being written. */
export async function PUT(request: Request, { params }: { params: Promise<{ quizId: string }> }): Promise<Response> {
  const quizId = z.uuid().safeParse((await params).quizId)
  return answerJsonBody(request, body, async (ctx, input) =>
    quizId.success ? saveQuizDraft(ctx, quizId.data, input) : notFound,
  )
}
