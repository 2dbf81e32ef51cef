import { z } from 'zod'
import { answerJson } from '#app/_server/route.ts'
import { readOwnClock } from '#db/access/own-clock.ts'
import { notFound } from '#domain/result.ts'

/** What a quiz that is being taken asks now and then: whether its end has moved. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ attemptId: string }> },
): Promise<Response> {
  const id = z.uuid().safeParse((await params).attemptId)
  return answerJson(async (ctx) => (id.success ? readOwnClock(ctx, id.data) : notFound))
}
