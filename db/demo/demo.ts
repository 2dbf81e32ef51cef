import { demoArticles } from './articles.ts'
import { demoAssignments } from './assignments.ts'
import { demoClasses, demoSchoolName, demoStaff, demoStudents, demoTeacher, solberg } from './classes.ts'
import type { DemoClass } from './types.ts'

/** Class codes that stand in the README's and the start script's words. */
const codes: Record<DemoClass['key'], string> = { 'world-affairs': 'WAFF10BP', science: 'SC9APNTA' }

/** The whole demo: who is there, what they read, and what they have done so far. */
export const demo = {
  schoolName: demoSchoolName,
  /** Who owns the articles and quizzes; "look around as a teacher" signs in as her. */
  author: demoTeacher,
  administrator: solberg,
  staff: demoStaff,
  students: demoStudents,
  articles: demoArticles,
  classes: demoClasses.map((klass) => ({ ...klass, code: codes[klass.key] })),
  assignments: demoAssignments,
}
