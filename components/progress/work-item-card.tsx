import type { ComponentProps } from 'react'
import { ForTeachers } from '#components/quiz/answered/answer-voice.tsx'
import { QuestionResult } from '#components/quiz/question-result.tsx'
import { blockOfSpan } from '#domain/anchoring/block-of-span.ts'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import type { Block } from '#domain/article/schema.ts'
import { grade } from '#domain/quiz/grade.ts'
import { everything } from '#domain/quiz/release-rules.ts'
import { responseInWords } from '#domain/quiz/response-in-words.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import { revealParts } from '#domain/quiz/reveal-parts.ts'
import type { QuizResponse } from '#domain/quiz/schema.ts'
import type { WorkItem } from '#domain/quiz/work-item.ts'
import { translator } from '#messages/translator.ts'
import { KeptAnswers } from './kept-answers.tsx'
import { MarkForm } from './mark-form.tsx'
import styles from './student-page.module.css'

type Props = {
  item: WorkItem
  blocks: readonly Block[]
  assignmentId: string
  timeZone: string
  /** Null while the attempt is not handed in. */
  mark: ComponentProps<typeof MarkForm>['action'] | null
  /** Lets another of the kept answers count; null while the attempt is not handed in. */
  letCount: ComponentProps<typeof KeptAnswers>['letCount']
}

/** One answer of a student as the teacher sees it: result, misconceptions, what was kept besides, and the mark. */
export function WorkItemCard({ item, blocks, assignmentId, timeZone, mark, letCount }: Props) {
  const t = translator('progress')
  const quiz = translator('quiz')
  const { body, key, response, score } = item
  const graded = item.corrected ?? { body, key }
  const reveal = revealQuestion(graded.body, graded.key, response)
  const numbers = paragraphNumbers(blocks)
  const inWords = (other: QuizResponse) =>
    responseInWords(body, other, (verdict) => quiz(`verdicts.${verdict}`)).join(', ') || '–'
  const evidence = [...reveal.evidence, ...reveal.rightSpans]
    .filter((span) => span.level === 'standard')
    .map((span) => {
      const blockId = blockOfSpan(blocks, span)?.blockId ?? null
      if (blockId === null) return { href: null, quote: span.quote, paragraph: null }
      return { href: `/read/${assignmentId}#b-${blockId}`, quote: span.quote, paragraph: numbers.get(blockId) ?? null }
    })
  return (
    <section
      id={`question-${item.quizPosition}`}
      className={styles.item}
      aria-label={t('questionNumber', { number: item.quizPosition })}
    >
      <h3>
        {item.position === item.quizPosition
          ? t('questionNumber', { number: item.quizPosition })
          : t('questionTheirs', { number: item.quizPosition, position: item.position })}
      </h3>
      <ForTeachers>
        <QuestionResult
          body={body}
          response={response}
          reveal={revealParts(reveal, everything)}
          mark={{
            state: score?.state ?? reveal.state,
            points: score?.points ?? null,
            comment: score?.comment ?? null,
            isByHand: score?.kind === 'manual' && score.state !== 'waits',
            levels: score?.levels ?? null,
          }}
          maxPoints={item.points}
          evidence={evidence}
          misconceptions={grade(graded.body, graded.key, response).misconceptions}
        />
      </ForTeachers>
      <KeptAnswers kept={item.others} timeZone={timeZone} inWords={inWords} letCount={letCount} />
      {mark ? <MarkForm action={mark} position={item.position} maxPoints={item.points} score={score} /> : null}
    </section>
  )
}
