import { classProgress } from '#db/access/progress.ts'
import type { Db } from '#db/client.ts'
import { type Factories, type MadeUser, makeFactories } from '#db/factories.ts'
import * as t from '#db/schema/tables.ts'
import { testQuestions } from '#db/test-content.ts'
import { gradeAttempt } from '#domain/quiz/score.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import { progressReport } from '#domain/stats/progress-report.ts'
import { measure } from '../measure.ts'
import { now } from '../open-context.ts'
import type { BenchResult } from './bench.ts'

/** A class's progress page, from the queries to its figures, for classes of 5, 35 and 140 who have all handed in. */
export async function benchProgress(db: Db): Promise<BenchResult> {
  const make = makeFactories(db, now)
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const ctx = await make.ctxFor(teacher)
  const rows: { students: number; questions: number; medianMs: number; p95Ms: number }[] = []
  for (const students of [5, 35, 140]) {
    const { assignmentId, questions } = await handedInClass(make, teacher, students)
    const timing = await measure(20, async () => {
      const progress = await classProgress(ctx, assignmentId)
      if (!progress.ok) throw new Error('The bench was refused its own class')
      return progressReport(progress.value)
    })
    rows.push({ students, questions, ...timing })
  }
  const timeOf = (students: number) => rows.find((row) => row.students === students)?.medianMs ?? 0
  return {
    rows,
    ratios: {
      '35 to 5 students': round(timeOf(35) / timeOf(5)),
      '140 to 35 students': round(timeOf(140) / timeOf(35)),
    },
  }
}

async function handedInClass(make: Factories, teacher: MadeUser, size: number) {
  const { schoolId } = teacher
  const students: MadeUser[] = []
  for (let index = 0; index < size; index += 1)
    students.push(await make.user({ schoolId, displayName: `Student ${index}` }))
  const classId = await make.classOf({ teacher, students })
  const article = await make.article({ owner: teacher })
  const questions = [1, 2, 3].flatMap(() => testQuestions(make.system.newId)).slice(0, 12)
  const quiz = await make.quiz({ owner: teacher, article, questions })
  const assignmentId = await make.assignment({ teacher, classId, article, quiz })
  const at = make.system.now()
  const items = questions.map((question, index) => ({
    position: index + 1,
    ...splitQuestion(question),
    response: null,
  }))
  const graded = gradeAttempt(items).items
  await make.insert(async (tx) => {
    for (const { userId } of students) {
      const [attemptId, runId] = [make.system.newId(), make.system.newId()]
      await tx.insert(t.attempts).values({
        schoolId,
        id: attemptId,
        assignmentId,
        studentId: userId,
        number: 1,
        quizVersionId: quiz.quizVersionId,
        startedAt: at,
        submittedAt: at,
      })
      await tx.insert(t.attemptItems).values(
        items.map(({ position, points }) => ({
          schoolId,
          attemptId,
          position,
          quizPosition: position,
          questionVersionId: quiz.questionVersionIds[position - 1] ?? '',
          points: points.toFixed(2),
          optionOrder: [],
        })),
      )
      await tx.insert(t.gradingRuns).values({ schoolId, id: runId, attemptId, kind: 'machine', createdAt: at })
      await tx.insert(t.scores).values(
        graded.map(({ position, state, fraction, chosen, misconceptions }) => ({
          schoolId,
          runId,
          attemptId,
          position,
          state,
          fraction,
          points: null,
          chosen,
          misconceptions,
        })),
      )
    }
  })
  return { assignmentId, questions: questions.length }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
