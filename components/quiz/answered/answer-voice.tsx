'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { useTranslations } from 'use-intl'

const Voice = createContext<'student' | 'teacher'>('student')

/** Everything inside speaks of an answer to a teacher, who did not give it. */
export function ForTeachers({ children }: { children: ReactNode }) {
  return <Voice value="teacher">{children}</Voice>
}

/** The words that differ by whether the reader gave the answer. */
export function useAnswerWords() {
  const t = useTranslations('quiz')
  const isTeacher = useContext(Voice) === 'teacher'
  return {
    passages: isTeacher ? t('teacher.passages') : t('marks.yours'),
    waits: isTeacher ? t('teacher.waits') : t('states.waits'),
    markedByHand: isTeacher ? t('teacher.markedByHand') : t('markedByHand'),
    comment: isTeacher ? t('teacher.comment') : t('teacherSays'),
  }
}
