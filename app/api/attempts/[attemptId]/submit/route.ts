import { z } from 'zod'
import { answerClaimedJsonBody } from '#app/_server/route.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import { submitSchema } from '#domain/quiz/schema.ts'
import { notFound } from '#domain/result.ts'

/** Hands an attempt in; asked again, it answers with the same receipt. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ attemptId: string }> },
): Promise<Response> {
  const id = z.uuid().safeParse((await params).attemptId)
  return answerClaimedJsonBody(request, submitSchema, async (ctx, { lastSeqs }) =>
    id.success ? submitAttempt(ctx, id.data, lastSeqs) : notFound,
  )
}
