import type { Factories } from '#db/factories.ts'
import { testBlocks, testQuestions } from '#db/test-content.ts'
import type { Block } from '#domain/article/schema.ts'
import type { Question } from '#domain/quiz/schema.ts'

/** The test text with one more paragraph. */
export function withWords(words: string): Block[] {
  return [...testBlocks(), { id: 'p4', type: 'paragraph', text: `It said ${words}.`, marks: [] }]
}

/** The test questions with another word in place of their keys' mark. */
export function questionsMarked(make: Factories, mark: string): Question[] {
  const questions: Question[] = JSON.parse(JSON.stringify(testQuestions(make.system.newId)).replaceAll('KEY-', mark))
  return questions
}
