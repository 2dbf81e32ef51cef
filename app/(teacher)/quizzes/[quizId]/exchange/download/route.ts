import { z } from 'zod'
import { requestCtx } from '#app/_server/context.ts'
import { statusOf } from '#app/_server/route.ts'
import { readQuizEditor } from '#db/access/quizzes.ts'
import { type ExchangeFormat, exchangeFormats, printItems } from '#domain/exchange/convert.ts'
import { itemsOfQuiz } from '#domain/exchange/quiz-exchange.ts'
import { checkDraft } from '#domain/quiz/draft.ts'
import { notFound } from '#domain/result.ts'
import { exchangeWords } from '../exchange-words.ts'

const files = {
  gift: { type: 'text/plain; charset=utf-8', name: 'questions.gift' },
  'moodle-xml': { type: 'application/xml; charset=utf-8', name: 'questions.xml' },
  csv: { type: 'text/csv; charset=utf-8', name: 'questions.csv' },
  json: { type: 'application/json; charset=utf-8', name: 'questions.json' },
} as const satisfies Record<ExchangeFormat, { type: string; name: string }>

/** The whole questions of a quiz as a file, for its owner; `?format=` names the format, GIFT without it. */
export async function GET(request: Request, { params }: { params: Promise<{ quizId: string }> }): Promise<Response> {
  const quizId = z.uuid().safeParse((await params).quizId)
  const result = quizId.success ? await readQuizEditor(await requestCtx(), quizId.data) : notFound
  if (!result.ok) return Response.json({ error: result.error }, { status: statusOf(result.error) })
  const wanted = new URL(request.url).searchParams.get('format')
  const format = exchangeFormats.find((known) => known === wanted) ?? 'gift'
  const { draft, levels } = result.value
  const blocks = levels.find(({ level }) => level === 'standard')?.blocks ?? []
  const { text } = await printItems(format, itemsOfQuiz(draft.title, blocks, checkDraft(draft)), exchangeWords())
  return new Response(text, {
    headers: {
      'content-type': files[format].type,
      'content-disposition': `attachment; filename="${files[format].name}"`,
      'cache-control': 'no-store',
    },
  })
}
