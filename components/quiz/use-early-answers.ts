'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'
import { type FormAnswer, readFormAnswers } from '#domain/quiz/form-answers.ts'
import { isAnswered } from '#domain/quiz/grade.ts'
import type { QuizSession } from './quiz-session.tsx'

/**
 * Takes in what was answered before the page was alive: it stands only in the form's fields. They are read once, before
 * anything is rendered over them, and an empty field never takes an answer back.
 */
export function useEarlyAnswers(form: { current: HTMLFormElement | null }, { live, view }: QuizSession): void {
  const early = useRef<FormAnswer[] | null>(null)
  const { items } = view.attempt

  // The fields are the only witness of what happened before hydration.
  useLayoutEffect(() => {
    if (early.current !== null || form.current === null) return
    const data = new FormData(form.current)
    const given = readFormAnswers(items, (field) => data.getAll(field).map(String))
    early.current = given.filter(({ response }) => isAnswered(response))
  }, [form, items])

  // They can be saved only once the queue is there.
  useEffect(() => {
    if (live === null || early.current === null) return
    for (const { position, response } of early.current) live.queue.answer(position, response, false)
    early.current = []
  }, [live])
}
