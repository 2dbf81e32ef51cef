import { insertQuizVersion } from '#db/access/insert-quiz-version.ts'
import { applyRegrade } from '#db/access/system/regrade.ts'
import type { Factories, MadeArticle, MadeQuiz, MadeUser } from '#db/factories.ts'
import type { Question } from '#domain/quiz/schema.ts'

type Given = { owner: MadeUser; article: MadeArticle; quiz: MadeQuiz; questions: readonly Question[] }

/** Publishes the quiz with another right answer to its first question, and gives the version's id. */
export async function publishCorrected(make: Factories, given: Given, correct: 'a' | 'b'): Promise<string> {
  const { owner, article, quiz } = given
  const questions = given.questions.map((question) =>
    question.type === 'single-choice'
      ? { ...question, correct, explanation: `${question.explanation} (${correct})` }
      : question,
  )
  const version = {
    schoolId: owner.schoolId,
    userId: owner.userId,
    quizId: quiz.quizId,
    title: 'A corrected quiz',
    revisionId: article.revisionId,
    questions,
    sections: [],
    sectionOf: new Map(),
  }
  return (await make.insert((tx) => insertQuizVersion(tx, make.system, version))).quizVersionId
}

/** Corrects a quiz and regrades an assignment by it. */
export async function regradeByCorrected(make: Factories, given: Given, assignmentId: string): Promise<string> {
  const quizVersionId = await publishCorrected(make, given, 'b')
  const applied = await applyRegrade(await make.ctxFor(given.owner), { assignmentId, quizVersionId })
  if (!applied.ok) throw new Error(`A regrade was refused: ${JSON.stringify(applied.error)}`)
  return applied.value.regradeId
}
