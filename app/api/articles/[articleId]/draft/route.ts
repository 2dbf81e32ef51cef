import { z } from 'zod'
import { answerJson, answerJsonBody } from '#app/_server/route.ts'
import { readArticleEditor, saveArticleDraft } from '#db/access/article-drafts.ts'
import { articleDraftSchema } from '#domain/article/revision/draft.ts'
import { notFound, ok } from '#domain/result.ts'

type Params = { params: Promise<{ articleId: string }> }

const body = z.object({
  draft: articleDraftSchema,
  version: z.number().int().min(0),
  baseRevisionId: z.uuid(),
})

/** What a window that was overtaken must know to go on: which draft and which text are the newest. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const id = z.uuid().safeParse((await params).articleId)
  return answerJson(async (ctx) => {
    const read = id.success ? await readArticleEditor(ctx, id.data) : notFound
    return read.ok ? ok({ version: read.value.version, baseRevisionId: read.value.base.id }) : read
  })
}

/** Keeps a draft while it is being written. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const id = z.uuid().safeParse((await params).articleId)
  return answerJsonBody(request, body, async (ctx, input) =>
    id.success ? saveArticleDraft(ctx, id.data, input) : notFound,
  )
}
