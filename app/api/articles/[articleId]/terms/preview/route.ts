import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { previewTerm } from '#db/access/glossary.ts'
import { termPlacesSchema } from '#domain/glossary/term-form.ts'
import { notFound } from '#domain/result.ts'

/** Every place where a term would appear; changes nothing. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ articleId: string }> },
): Promise<Response> {
  const articleId = z.uuid().safeParse((await params).articleId)
  return answerJsonBody(request, termPlacesSchema, async (ctx, term) =>
    articleId.success ? previewTerm(ctx, articleId.data, term) : notFound,
  )
}
