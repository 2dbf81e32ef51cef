import type { TextView } from '#domain/article/reader-view.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import { findLook, lookKeyOf, madeLook, rememberedLook, type ShownText, type TextLook } from './text-look.ts'
import { withActor } from './with-actor.ts'

/** What stands beside a quiz. */
export type QuizLook = Pick<TextView, 'title' | 'level' | 'html' | 'terms'>

/** The look of a text whose row the statement of the quiz's page has just shown to this actor. */
export async function quizLook(ctx: Ctx, text: ShownText, wanted: ReadingLevel): Promise<Result<QuizLook>> {
  const key = lookKeyOf(ctx.actor?.schoolId ?? '', text, wanted)
  if (key === null) return notFound
  const known = rememberedLook(key)
  if (known !== null) return ok(besideQuiz(key.level, known))
  const found = await withActor(ctx, async (tx) => ok(await findLook(tx, key, text.articleId)))
  if (!found.ok) return found
  const look = await madeLook(ctx, key, found.value)
  return look.ok ? ok(besideQuiz(key.level, look.value)) : look
}

function besideQuiz(level: ReadingLevel, { meta, html, figures }: TextLook): QuizLook {
  return { title: meta.title, level, html, terms: figures.terms }
}
