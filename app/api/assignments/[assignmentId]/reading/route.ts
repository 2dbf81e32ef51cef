import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { saveReadingProgress } from '#db/access/reading.ts'
import { notFound } from '#domain/result.ts'

const body = z.object({ furthestBlockId: z.string().min(1).max(40) })

/** Remembers how far a student has read. */
export async function PUT(
  request: Request,
  { params }: { params: Promise<{ assignmentId: string }> },
): Promise<Response> {
  const id = z.uuid().safeParse((await params).assignmentId)
  return answerJsonBody(request, body, async (ctx, input) =>
    id.success ? saveReadingProgress(ctx, id.data, input) : notFound,
  )
}
