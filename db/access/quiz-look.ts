import type { TextView } from '#domain/article/reader-view.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import type { ToldQuizPage } from './quiz-page-told.ts'
import { describeReading, readText } from './read-text.ts'
import { keepRendering, type RenderingKey } from './system/renderings.ts'
import { withActor } from './with-actor.ts'

/** What a text looks like, and its terms: the same for everybody who may see it. */
export type QuizLook = Pick<TextView, 'title' | 'level' | 'html' | 'terms'>

/** How many looks a process remembers. */
const mostRemembered = 100
const remembered = new Map<string, QuizLook>()

type LookedAt = Pick<ToldQuizPage, 'revisionId' | 'articleId' | 'plainLevel' | 'levels' | 'glossaryVersion'>

/**
 * The look of a text whose row the database has just shown to this actor. A revision never changes, nor does a glossary under
 * one number: what was read once under their names is remembered, and a new number is another name.
 */
export async function quizLook(ctx: Ctx, text: LookedAt, wanted: ReadingLevel): Promise<Result<QuizLook>> {
  const { revisionId, glossaryVersion, levels, plainLevel } = text
  const level = wanted === 'plain' && plainLevel && levels.includes('plain') ? 'plain' : 'standard'
  const schoolId = ctx.actor?.schoolId ?? ''
  const known = remembered.get(nameOf({ schoolId, revisionId, level, glossaryVersion }))
  return known === undefined ? readLook(ctx, text, level) : ok(known)
}

async function readLook(ctx: Ctx, text: LookedAt, level: ReadingLevel): Promise<Result<QuizLook>> {
  const read = await withActor(ctx, async (tx, actor) => {
    const found = await readText(tx, actor, text, level)
    return found === null ? notFound : ok(found)
  })
  if (!read.ok) return read
  const { key, html } = read.value
  const made = html === null ? await keepRendering(ctx, key, read.value) : ok(html)
  if (!made.ok) return made
  const { meta, terms, level: shown } = describeReading(read.value)
  const look = { title: meta.title, level: shown, html: made.value, terms }
  remember(key, look)
  return ok(look)
}

function nameOf({ schoolId, revisionId, level, glossaryVersion }: RenderingKey): string {
  return `${schoolId} ${revisionId} ${level} ${glossaryVersion}`
}

/** The oldest makes room. */
function remember(key: RenderingKey, look: QuizLook): void {
  const [oldest] = remembered.keys()
  if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest)
  remembered.set(nameOf(key), look)
}
