/**
 * Decides in which figures a teacher is told how their classes stand. The stages are those of `domain/stats/class-progress.ts`, where
 * every student stands in exactly one.
 */

/** How a class stands with an assignment; each student of the class is counted once, save `waiting`. */
export type TeacherTask = {
  assignmentId: string
  title: string
  hasQuiz: boolean
  openAt: Date
  dueAt: Date | null
  closeAt: Date | null
  /** Has not opened the article. */
  notStarted: number
  /** Has opened the article and not gone further. */
  reading: number
  /** Has given a first answer in the quiz. */
  underWay: number
  /** Has handed in; for a reading alone: has said that it is done. */
  finished: number
  /** Handed-in answers that wait for marking. */
  waiting: number
}

export type TaughtClass = { id: string; name: string; timeZone: string; students: number; tasks: TeacherTask[] }

export type TeacherHome = {
  classes: TaughtClass[]
  /** How many articles the actor has brought in: what to do first depends on it. */
  articles: number
}
