import { z } from 'zod'
import { systemCtx } from '#app/_server/context.ts'
import { answerClaimedJsonBody } from '#app/_server/route.ts'
import { saveResponses } from '#db/access/attempts.ts'
import { saveResponsesSchema } from '#domain/quiz/schema.ts'
import { notFound } from '#domain/result.ts'

/** Stores answers. What decides whether they are in time is when the request arrived, not when it was worked on. */
export async function PUT(request: Request, { params }: { params: Promise<{ attemptId: string }> }): Promise<Response> {
  const receivedAt = (await systemCtx()).now()
  const id = z.uuid().safeParse((await params).attemptId)
  return answerClaimedJsonBody(request, saveResponsesSchema, async (ctx, { events }) =>
    id.success ? saveResponses(ctx, id.data, events, receivedAt) : notFound,
  )
}
