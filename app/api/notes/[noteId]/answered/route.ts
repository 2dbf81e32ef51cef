import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { setAnswered } from '#db/access/answered-questions.ts'
import { notFound } from '#domain/result.ts'

const answeredSchema = z.object({ isAnswered: z.boolean() })

/** Says of a question that it is answered, or is not after all. */
export async function PUT(request: Request, { params }: { params: Promise<{ noteId: string }> }): Promise<Response> {
  const id = z.uuid().safeParse((await params).noteId)
  return answerJsonBody(request, answeredSchema, async (ctx, { isAnswered }) =>
    id.success ? setAnswered(ctx, id.data, isAnswered) : notFound,
  )
}
