import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { recordLookup } from '#db/access/lookups.ts'
import { readingLevelSchema } from '#domain/article/schema.ts'
import { notFound } from '#domain/result.ts'

const body = z.object({ entryId: z.uuid(), level: readingLevelSchema, at: z.number().int().min(0).nullable() })

/** Keeps that a student looked a term up. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ assignmentId: string }> },
): Promise<Response> {
  const id = z.uuid().safeParse((await params).assignmentId)
  return answerJsonBody(request, body, async (ctx, lookup) =>
    id.success ? recordLookup(ctx, id.data, lookup) : notFound,
  )
}
