import type { Question } from '#domain/quiz/schema.ts'
import type { SystemCtx } from './ctx.ts'
import type { DemoArticle } from './demo/types.ts'
import type { MadeArticle, MadeQuiz, MadeUser } from './factories.ts'

/** What has been made of an assignment before its progress is written. */
export type SeededAssignment = {
  schoolId: string
  assignmentId: string
  article: DemoArticle
  made: MadeArticle
  quiz: MadeQuiz | null
  questions: readonly Question[]
  dueAt: Date
  /** User name or e-mail address → account. */
  people: ReadonlyMap<string, MadeUser>
}

/** The id of somebody whom the demo names. */
export function personOf({ people }: SeededAssignment, name: string): string {
  const person = people.get(name)
  if (!person) throw new Error(`The demo names somebody it does not have: ${name}`)
  return person.userId
}

export function minutesAgo(ctx: SystemCtx, minutes: number): Date {
  return new Date(ctx.now().getTime() - minutes * 60_000)
}
