/**
 * Decides how many questions a student will get and how many points they are worth, before any have been drawn. Questions
 * of one pool are worth the same, so that it is the same for everybody.
 */
import type { QuizSection } from './sections.ts'

/** What everybody gets; `section` counts from 1, 0 for none. Points have at most two decimals. */
export function drawnTotals(
  sections: readonly Pick<QuizSection, 'draw'>[],
  items: readonly { section: number; points: number }[],
): { questions: number; points: number } {
  const drawn = items.filter((item, index) => {
    const draw = sections[item.section - 1]?.draw ?? null
    const before = items.slice(0, index).filter(({ section }) => section === item.section)
    return draw === null || before.length < draw
  })
  const hundredths = drawn.reduce((sum, { points }) => sum + Math.round(points * 100), 0)
  return { questions: drawn.length, points: hundredths / 100 }
}
