import { assertNever } from '#domain/assert-never.ts'
import { gatherFindings, type QuestionFinding } from '#domain/stats/findings.ts'
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

/** What to look at: one sentence for each kind of finding, and the questions it is true of, which lead to their answers. */
export function Findings({ findings, questions, attempts }: Props) {
  const t = translator('statistics')
  if (findings.length === 0) return <p className={styles.soft}>{t('findings.none')}</p>
  return (
    <ul className={styles.findings}>
      {gatherFindings(findings).map(({ telling, findings: own }) => (
        <li key={telling} data-kind={telling}>
          <p>{t(`findings.${telling}`, { count: own.length, attempts })}</p>
          <ul>
            {own.map((finding) => (
              <li key={finding.position}>
                <a href={`#question-${finding.position}`}>{t('findings.question', { number: finding.position })}</a>{' '}
                {detail(finding, questions)}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** What is said of this question alone; empty where its kind says everything. */
function detail(finding: QuestionFinding, questions: readonly QuestionStatistics[]): string {
  const t = translator('statistics')
  switch (finding.kind) {
    case 'against':
    case 'unchosen':
      return ''
    case 'wrong-preferred': {
      const question = questions.find(({ position }) => position === finding.position)
      if (question === undefined) return ''
      const choice = choiceInWords(question.body, { kind: 'chosen', value: finding.value })
      return t('findings.details.wrong-preferred', { choice, top: finding.top })
    }
    case 'guessed': {
      const { facility, randomGuess } = finding
      return t('findings.details.guessed', { facility: percent(facility * 100), guess: percent(randomGuess * 100) })
    }
    case 'weak':
      return t('findings.details.weak', { index: percent(finding.index) })
    case 'too-easy':
      return t('findings.details.too-easy', { facility: percent(finding.facility * 100) })
    default:
      return assertNever(finding)
  }
}
