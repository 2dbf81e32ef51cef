/**
 * Decides how a quiz is divided: into sections that may speak of one passage and may be pools of which each student gets a
 * few. A question without section stands before all of them.
 */
import { z } from 'zod'

export const quizSectionSchema = z.object({
  id: z.string().min(1).max(40),
  title: z.string().trim().max(300),
  /** The part of the text it speaks of, from one block to another; null for the whole. */
  passage: z.object({ fromBlockId: z.string().max(100), toBlockId: z.string().max(100) }).nullable(),
  /** How many of its questions each student gets; null for all. */
  draw: z.number().int().min(1).max(100).nullable(),
  /** Whether each student gets them in an order of their own. */
  isShuffled: z.boolean(),
})
export type QuizSection = z.infer<typeof quizSectionSchema>

/** A section as it is being written: kept whatever is typed. */
export const draftSectionSchema = quizSectionSchema.extend({
  title: z.string().max(300),
  draw: z.number().int().min(0).max(1000).nullable(),
})

/** The number of a section, from 1; 0 for none, and for one that the quiz does not have. */
export function sectionNumber(sections: readonly Pick<QuizSection, 'id'>[], sectionId: string | null): number {
  return sections.findIndex(({ id }) => id === sectionId) + 1
}

/** Sections in a text with these blocks: one whose passage begins or ends at a block that is gone speaks of the whole. */
export function withoutLostPassages<S extends Pick<QuizSection, 'passage'>>(
  sections: readonly S[],
  blockIds: ReadonlySet<string>,
): { sections: S[]; isChanged: boolean } {
  const isLost = ({ passage }: S) =>
    passage !== null && !(blockIds.has(passage.fromBlockId) && blockIds.has(passage.toBlockId))
  return {
    sections: sections.map((section) => (isLost(section) ? { ...section, passage: null } : section)),
    isChanged: sections.some(isLost),
  }
}

type Draft = {
  sections: readonly QuizSection[]
  questions: readonly { sectionId: string | null; points: number }[]
}

/**
 * What stands between a draft's sections and publication; `field` is a path inside the draft. A section that draws some of
 * its questions must give all of them the same points, or students would sit quizzes of different worth.
 */
export function sectionFaults({ sections, questions }: Draft): { field: string; message: string }[] {
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
