import { exceptTerm } from '#db/access/gloss-exceptions.ts'
import { previewTerm } from '#db/access/glossary.ts'
import { readAssignment } from '#db/access/reading.ts'
import type { Ctx } from '#db/ctx.ts'
import { expectOk } from './quiz-class.ts'
import type { makeRevisedClass } from './revised-class.ts'

type Class = Awaited<ReturnType<typeof makeRevisedClass>>

/** The one term of the class's text. */
export function lampOf({ article }: Class): string {
  return article.entryIds[0] ?? ''
}

/** The words of the text that are places of a term, with the paragraph of each. */
export async function placesSeen(ctx: Ctx, assignmentId: string): Promise<string[]> {
  const { html } = expectOk(await readAssignment(ctx, assignmentId, 'standard'))
  return html
    .split(/(?=<p id)/)
    .flatMap((block) =>
      [...block.matchAll(/data-term="[^"]*"[^>]*>([^<]*)</g)].map(
        (hit) => `${/id="b-(\w+)/.exec(block)?.[1]} ${hit[1]}`,
      ),
    )
}

/** Says "not here" of one place, by its paragraph. */
export async function notHere(of: Class, blockId: string) {
  const places = expectOk(
    await previewTerm(of.ctx.owner, of.article.articleId, { entryId: lampOf(of), headword: 'lamp', aliases: [] }),
  )
  const place = places.find((one) => one.blockId === blockId)
  if (!place) throw new Error(`The term is not in ${blockId}`)
  const { level, start, end, words: quote } = place
  return exceptTerm(of.ctx.owner, of.article.articleId, { entryId: lampOf(of), span: { level, start, end, quote } })
}
