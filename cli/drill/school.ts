import { startAttempt } from '#db/access/system/start-attempt.ts'
import type { Db } from '#db/client.ts'
import { type Factories, type MadeUser, makeFactories } from '#db/factories.ts'
import { now } from '../open-context.ts'
import { signInCookie } from '../sign-in-cookie.ts'
import { examItems } from './exam.ts'
import type { ExamItem } from './exam-item.ts'

/** How many students are made at once. */
const atOnce = 8

export type DrillSchool = {
  schoolId: string
  items: readonly ExamItem[]
  /** Everybody has begun: an attempt and the cookie of its student. */
  places: { attemptId: string; cookie: string }[]
}

/** A school of its own with one class, whose students have all opened the same quiz. */
export async function makeDrillSchool(db: Db, students: number, secret: string): Promise<DrillSchool> {
  const make = makeFactories(db, now)
  const schoolId = await make.school({ name: 'Drill school' })
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const members = await inTurns(students, () => make.user({ schoolId }))
  const classId = await make.classOf({ teacher, students: members })
  const article = await make.article({ owner: teacher })
  const items = examItems(make.system.newId)
  const quiz = await make.quiz({ owner: teacher, article, questions: items.map((item) => item.question) })
  const assignmentId = await make.assignment({ teacher, classId, article, quiz, dueAt: null })
  const places = await inTurns(members.length, (index) => takePlace(make, members[index], assignmentId, secret))
  return { schoolId, items, places }
}

async function takePlace(make: Factories, student: MadeUser | undefined, assignmentId: string, secret: string) {
  if (student === undefined) throw new Error('There are fewer students than places')
  const ctx = await make.ctxFor(student)
  const started = await startAttempt(ctx, assignmentId)
  if (!started.ok || ctx.actor === null) throw new Error('A student of the drill could not begin')
  const { schoolId, userId, sessionId } = ctx.actor
  return { attemptId: started.value.attemptId, cookie: await signInCookie({ schoolId, userId, sessionId }, secret) }
}

async function inTurns<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let from = 0; from < count; from += atOnce) {
    const indexes = Array.from({ length: Math.min(atOnce, count - from) }, (_, offset) => from + offset)
    made.push(...(await Promise.all(indexes.map(work))))
  }
  return made
}
