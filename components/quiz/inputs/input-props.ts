import type { QuestionBody, QuizResponse } from '#domain/quiz/schema.ts'

export type BodyOf<Type extends QuestionBody['type']> = Extract<QuestionBody, { type: Type }>
export type ResponseOf<Type extends QuizResponse['type']> = Extract<QuizResponse, { type: Type }>

/** What the means of answering of one type are given. */
export type InputProps<Type extends QuestionBody['type']> = {
  body: BodyOf<Type>
  /** The answer shown; null for none. */
  value: ResponseOf<Type> | null
  /** `isTyping`: more characters may follow at once. */
  onChange: (response: ResponseOf<Type>, isTyping: boolean) => void
  /** Typing has ended: the field was left. */
  onLeave?: (() => void) | undefined
  /** Name of the form's field; unique in the page. Parts are named `<name>.<id>`. */
  name: string
  disabled: boolean
}
