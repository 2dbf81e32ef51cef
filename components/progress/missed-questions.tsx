import Link from 'next/link'
import { blockOfSpan } from '#domain/anchoring/block-of-span.ts'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import type { Block } from '#domain/article/schema.ts'
import { chosenInWords } from '#domain/quiz/chosen-in-words.ts'
import type { QuestionBody, QuestionKey } from '#domain/quiz/schema.ts'
import type { QuestionFigures } from '#domain/stats/most-missed.ts'
import { translator } from '#messages/translator.ts'
import styles from './progress-page.module.css'

type Props = {
  assignmentId: string
  missed: readonly QuestionFigures[]
  questions: readonly { position: number; body: QuestionBody; key: QuestionKey }[]
  blocks: readonly Block[]
}

/** How many questions are told; the matrix shows the rest. */
const told = 4

/** The questions the class missed most, the wrong answer chosen most, and what lies behind it. */
export function MissedQuestions({ assignmentId, missed, questions, blocks }: Props) {
  const t = translator('progress')
  const verdicts = translator('editor')
  const numbers = paragraphNumbers(blocks)
  if (missed.length === 0) return <p className={styles.soft}>{t('missedNone')}</p>
  return missed.slice(0, told).map((figures) => {
    const question = questions.find((candidate) => candidate.position === figures.position)
    if (!question) return null
    const { topWrong } = figures
    const passages = paragraphsOf(question.key, blocks, numbers)
    return (
      <article key={figures.position} className={styles.missed}>
        <h3>
          {t('missedHead', { number: figures.position })}: {question.body.stem}
        </h3>
        <p>{t('missedCount', { wrong: figures.wrong, answered: figures.answered, partly: figures.partly })}</p>
        {topWrong ? (
          <>
            <p>
              {t('topWrong', {
                count: topWrong.count,
                choice: chosenInWords(question.body, topWrong.chosen, (verdict) => verdicts(`verdicts.${verdict}`)),
              })}
            </p>
            <p className={styles.soft}>
              {topWrong.misconception ? t('misconception', { name: topWrong.misconception }) : t('noMisconception')}
            </p>
          </>
        ) : null}
        <p className={styles.links}>
          {passages.map(({ blockId, number }) => (
            <Link key={blockId} href={`/read/${assignmentId}#b-${blockId}`} prefetch={false}>
              {t('showPassage', { number })}
            </Link>
          ))}
        </p>
      </article>
    )
  })
}

function paragraphsOf(
  key: QuestionKey,
  blocks: readonly Block[],
  numbers: ReadonlyMap<string, number>,
): { blockId: string; number: number }[] {
  const found = new Map<string, number>()
  for (const span of key.evidence) {
    if (span.level !== 'standard') continue
    const blockId = blockOfSpan(blocks, span)?.blockId
    const number = blockId === undefined ? undefined : numbers.get(blockId)
    if (blockId !== undefined && number !== undefined) found.set(blockId, number)
  }
  return [...found].map(([blockId, number]) => ({ blockId, number }))
}
