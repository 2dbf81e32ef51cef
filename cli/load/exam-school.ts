import { startAttempt } from '#db/access/system/start-attempt.ts'
import type { Db } from '#db/client.ts'
import { type Factories, type MadeUser, makeFactories } from '#db/factories.ts'
import * as t from '#db/schema/tables.ts'
import { testQuestions } from '#db/test-content.ts'
import type { Block } from '#domain/article/schema.ts'
import { now } from '../open-context.ts'
import { signInCookie } from '../sign-in-cookie.ts'
import type { Place } from './load-job.ts'
import { answerTo, seededDevice } from './requests.ts'

/** How many rows are inserted by one statement, and how many students begin at once. */
const rowsAtOnce = 500
const atOnce = 8
const questions = 10

export type Exam = { assignmentId: string; students: MadeUser[] }

/** A school that sits examinations on one text of 600 words with 20 explained terms, and a quiz of ten questions on it. */
export class ExamSchool {
  private constructor(
    private readonly make: Factories,
    private readonly secret: string,
    private readonly teacher: MadeUser,
    private readonly article: Awaited<ReturnType<Factories['article']>>,
    private readonly quiz: Awaited<ReturnType<Factories['quiz']>>,
  ) {}

  static async open(db: Db, secret: string): Promise<ExamSchool> {
    const make = makeFactories(db, now)
    const schoolId = await make.school({ name: 'Bench school' })
    const teacher = await make.user({ schoolId, role: 'teacher' })
    const article = await make.article({ owner: teacher, levels: { standard: textOf(600) }, terms: terms(20) })
    const ten = [1, 2].flatMap(() => testQuestions(make.system.newId))
    const quiz = await make.quiz({ owner: teacher, article, questions: ten })
    return new ExamSchool(make, secret, teacher, article, quiz)
  }

  /** A class of its own whose students may take the quiz. */
  async exam(size: number): Promise<Exam> {
    const { make, teacher, article, quiz } = this
    const students = await this.students(size)
    const classId = await make.classOf({ teacher, students })
    const assignmentId = await make.assignment({ teacher, classId, article, quiz, dueAt: null, timeLimitMinutes: 600 })
    return { assignmentId, students }
  }

  /** A class that has begun; with `isAnswered` every question has an answer. */
  async begunExam(size: number, { isAnswered }: { isAnswered: boolean }): Promise<Place[]> {
    const { assignmentId, students } = await this.exam(size)
    const places: Place[] = []
    for (const group of chunks(students, atOnce)) {
      places.push(...(await Promise.all(group.map((student) => this.begin(student, assignmentId)))))
    }
    if (isAnswered) await this.answerAll(places)
    return places
  }

  /** What a request of this student must carry. */
  async cookieOf(student: MadeUser): Promise<string> {
    const { actor } = await this.make.ctxFor(student)
    if (actor === null) throw new Error('A student of the bench is nobody')
    const { schoolId, userId, sessionId } = actor
    return signInCookie({ schoolId, userId, sessionId }, this.secret)
  }

  private async begin(student: MadeUser, assignmentId: string): Promise<Place> {
    const ctx = await this.make.ctxFor(student)
    const started = await startAttempt(ctx, assignmentId)
    if (!started.ok || ctx.actor === null) throw new Error('A student of the bench could not begin')
    const { schoolId, userId, sessionId } = ctx.actor
    const claim = { schoolId, userId, sessionId }
    return { cookie: await signInCookie(claim, this.secret), claim, assignmentId, attemptId: started.value.attemptId }
  }

  private async answerAll(places: readonly Place[]): Promise<void> {
    const at = now()
    const rows = places.flatMap(({ attemptId }, place) =>
      Array.from({ length: questions }, (_, index) => ({
        schoolId: this.teacher.schoolId,
        attemptId,
        position: index + 1,
        seq: 1,
        clientEventId: this.make.system.newId(),
        device: seededDevice,
        clientSeq: index + 1,
        baseSeq: 0,
        payload: answerTo(index + 1, place),
        receivedAt: at,
        storedAt: at,
        disposition: 'current' as const,
      })),
    )
    for (const some of chunks(rows, rowsAtOnce)) {
      await this.make.insert((tx) => tx.insert(t.responseEvents).values(some))
    }
  }

  private async students(size: number): Promise<MadeUser[]> {
    const made: MadeUser[] = []
    for (const indexes of chunks(
      Array.from({ length: size }, (_, index) => index),
      atOnce,
    )) {
      const { schoolId } = this.teacher
      made.push(...(await Promise.all(indexes.map(() => this.make.user({ schoolId })))))
    }
    return made
  }
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}

const wordList =
  'the a keeper lamp harbour light storm door morning night ship rope coast sea wind said found cold open stood'.split(
    ' ',
  )

function textOf(words: number): Block[] {
  const perBlock = 60
  return Array.from({ length: words / perBlock }, (_, block) => ({
    id: `p${block}`,
    type: 'paragraph' as const,
    text: `${Array.from({ length: perBlock }, (_, index) => wordList[(block * 7 + index * 3) % wordList.length]).join(' ')} term${block} and term${block + 10}.`,
    marks: [],
  }))
}

function terms(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    headword: `term${index}`,
    aliases: [],
    definition: `What the text means by the word with the number ${index}, in one sentence of an ordinary length.`,
  }))
}
