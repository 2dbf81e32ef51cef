/**
 * Decides how a quiz is parted into sections, each perhaps on a passage of the text, and what makes a section that draws
 * some of its questions unfair: questions of unequal worth, or fewer than it draws. Source: question pools of Moodle and
 * Canvas.
 */
import { z } from 'zod'

export const sectionSchema = z.object({
  id: z.string().min(1).max(40),
  title: z.string().max(300),
  /** The blocks it is about, both included; null for the whole text. */
  passage: z.object({ fromBlockId: z.string().max(40), toBlockId: z.string().max(40) }).nullable(),
  /** How many of its questions each student gets, as in "4 of these 9"; null for all. */
  draw: z.number().int().min(0).max(1000).nullable(),
  /** Whether each student gets its questions in an order of their own. */
  isShuffled: z.boolean(),
})
export type QuizSection = z.infer<typeof sectionSchema>

export const sectionsSchema = z.array(sectionSchema).max(50)

type Draft = {
  sections: readonly QuizSection[]
  questions: readonly { sectionId: string | null; points: number }[]
}

/** What stands between a draft's sections and publication; `field` is a path inside the draft. */
export function structureFaults({ sections, questions }: Draft): { field: string; message: string }[] {
  const faults: { field: string; message: string }[] = []
  const ids = sections.map(({ id }) => id)
  if (new Set(ids).size < ids.length) faults.push({ field: 'sections', message: 'ids-alike' })
  for (const [index, { id, draw }] of sections.entries()) {
    if (draw === null) continue
    const own = questions.filter(({ sectionId }) => sectionId === id)
    const tell = (message: string) => faults.push({ field: `sections.${index}.draw`, message })
    if (draw < 1) tell('pool-draws-none')
    if (draw > own.length) tell('pool-too-small')
    if (own.some(({ points }) => points !== own[0]?.points)) tell('pool-points-differ')
  }
  return faults
}
