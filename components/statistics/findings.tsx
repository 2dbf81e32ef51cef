import { assertNever } from '#domain/assert-never.ts'
import type { QuestionFinding } from '#domain/stats/findings.ts'
import type { QuestionStatistics } from '#domain/stats/quiz-statistics.ts'
import { translator } from '#messages/translator.ts'
import { choiceInWords } from './choice-in-words.ts'
import { percent } from './figure-text.tsx'
import styles from './statistics-page.module.css'

type Props = {
  findings: readonly QuestionFinding[]
  questions: readonly QuestionStatistics[]
  attempts: number
}

/** What to look at, in sentences; each leads to the answers of its question. */
export function Findings({ findings, questions, attempts }: Props) {
  const t = translator('statistics')
  if (findings.length === 0) return <p className={styles.soft}>{t('findings.none')}</p>
  return (
    <ul className={styles.findings}>
      {findings.map((finding) => {
        const question = questions.find(({ position }) => position === finding.position)
        return question ? (
          <li key={finding.position} data-kind={finding.kind}>
            {inWords(finding, question, attempts)}{' '}
            <a href={`#question-${finding.position}`}>{t('findings.show', { number: finding.position })}</a>
          </li>
        ) : null
      })}
    </ul>
  )
}

function inWords(finding: QuestionFinding, question: QuestionStatistics, attempts: number): string {
  const t = translator('statistics')
  const { position: number } = finding
  const textOf = (value: string) => choiceInWords(question.body, { kind: 'chosen', value })
  switch (finding.kind) {
    case 'against':
      return finding.isFirm ? t('findings.against', { number }) : t('findings.perhapsAgainst', { number, attempts })
    case 'wrong-preferred':
      return t('findings.wrongPreferred', { number, choice: textOf(finding.value), top: finding.top })
    case 'guessed': {
      const { facility, randomGuess } = finding
      return t('findings.guessed', { number, facility: percent(facility * 100), guess: percent(randomGuess * 100) })
    }
    case 'weak':
      return t('findings.weak', { number, index: percent(finding.index) })
    case 'too-easy':
      return t('findings.tooEasy', { number, facility: percent(finding.facility * 100) })
    case 'unchosen': {
      const choices = finding.values.map((value) => `“${textOf(value)}”`).join(', ')
      return t('findings.unchosen', { number, count: finding.values.length, choices })
    }
    default:
      return assertNever(finding)
  }
}
