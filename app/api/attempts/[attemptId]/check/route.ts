import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { checkAnswer } from '#db/access/system/check-answer.ts'
import { checkAnswerSchema } from '#domain/quiz/schema.ts'
import { notFound } from '#domain/result.ts'

/** Under the rule "at once": makes one answer final and shows its result. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ attemptId: string }> },
): Promise<Response> {
  const id = z.uuid().safeParse((await params).attemptId)
  return answerJsonBody(request, checkAnswerSchema, async (ctx, input) =>
    id.success ? checkAnswer(ctx, id.data, input) : notFound,
  )
}
