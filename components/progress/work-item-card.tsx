import type { ComponentProps } from 'react'
import { QuestionResult } from '#components/quiz/question-result.tsx'
import { formatShortDateTime } from '#components/ui/format-time.ts'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import type { Block } from '#domain/article/schema.ts'
import { positionInBlocks } from '#domain/article/text-stream.ts'
import { grade } from '#domain/quiz/grade.ts'
import { everything } from '#domain/quiz/release-rules.ts'
import { responseInWords } from '#domain/quiz/response-in-words.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import { revealParts } from '#domain/quiz/reveal-parts.ts'
import type { QuizResponse } from '#domain/quiz/schema.ts'
import type { WorkItem } from '#domain/quiz/work-item.ts'
import { translator } from '#messages/translator.ts'
import { MarkForm } from './mark-form.tsx'
import styles from './student-page.module.css'

type Props = {
  item: WorkItem
  blocks: readonly Block[]
  assignmentId: string
  timeZone: string
  /** Null while the attempt is not handed in. */
  mark: ComponentProps<typeof MarkForm>['action'] | null
}

/** One answer of a student as the teacher sees it: result, misconceptions, what was kept besides, and the mark. */
export function WorkItemCard({ item, blocks, assignmentId, timeZone, mark }: Props) {
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
      const blockId = positionInBlocks(blocks, span.start)?.blockId ?? ''
      return { href: `/read/${assignmentId}#b-${blockId}`, quote: span.quote, paragraph: numbers.get(blockId) ?? null }
    })
  return (
    <section
      id={`question-${item.position}`}
      className={styles.item}
      aria-label={t('questionNumber', { number: item.position })}
    >
      <h3>{t('questionNumber', { number: item.position })}</h3>
      <QuestionResult
        body={body}
        response={response}
        reveal={revealParts(reveal, everything)}
        mark={{
          state: score?.state ?? reveal.state,
          points: score?.points ?? null,
          comment: score?.comment ?? null,
          isByHand: score?.kind === 'manual',
        }}
        maxPoints={item.points}
        evidence={evidence}
        misconceptions={grade(graded.body, graded.key, response).misconceptions}
      />
      {item.others.length > 0 ? (
        <details>
          <summary>{t('conflicts', { count: item.others.length })}</summary>
          <ul>
            {item.others.map(({ seq, response: other, disposition, receivedAt }) => (
              <li key={seq}>
                {inWords(other)} ({t(`disposition.${disposition === 'late' ? 'late' : 'conflict'}`)},{' '}
                {formatShortDateTime(receivedAt, timeZone)})
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {mark ? <MarkForm action={mark} position={item.position} maxPoints={item.points} score={score} /> : null}
    </section>
  )
}
