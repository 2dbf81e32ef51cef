import { Fragment } from 'react'
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

/** What to look at, in sentences; each leads to the answers of its question. What is least urgent is told in one. */
export function Findings({ findings, questions, attempts }: Props) {
  const t = translator('statistics')
  if (findings.length === 0) return <p className={styles.soft}>{t('findings.none')}</p>
  const unchosen = findings.filter(({ kind }) => kind === 'unchosen')
  return (
    <ul className={styles.findings}>
      {findings.map((finding) => {
        const question = questions.find(({ position }) => position === finding.position)
        return question && finding.kind !== 'unchosen' ? (
          <li key={finding.position} data-kind={finding.kind}>
            {inWords(finding, question, attempts)}{' '}
            <a href={`#question-${finding.position}`}>{t('findings.show', { number: finding.position })}</a>
          </li>
        ) : null
      })}
      {unchosen.length > 0 ? (
        <li data-kind="unchosen">
          {t('findings.unchosen')}{' '}
          {unchosen.map(({ position }, index) => (
            <Fragment key={position}>
              {index > 0 ? ', ' : ''}
              <a href={`#question-${position}`}>{t('findings.question', { number: position })}</a>
            </Fragment>
          ))}
        </li>
      ) : null}
    </ul>
  )
}

type Told = Exclude<QuestionFinding, { kind: 'unchosen' }>

function inWords(finding: Told, question: QuestionStatistics, attempts: number): string {
  const t = translator('statistics')
  const { position: number } = finding
  switch (finding.kind) {
    case 'against':
      return finding.isFirm ? t('findings.against', { number }) : t('findings.perhapsAgainst', { number, attempts })
    case 'wrong-preferred': {
      const choice = choiceInWords(question.body, { kind: 'chosen', value: finding.value })
      return t('findings.wrongPreferred', { number, choice, top: finding.top })
    }
    case 'guessed': {
      const { facility, randomGuess } = finding
      return t('findings.guessed', { number, facility: percent(facility * 100), guess: percent(randomGuess * 100) })
    }
    case 'weak':
      return t('findings.weak', { number, index: percent(finding.index) })
    case 'too-easy':
      return t('findings.tooEasy', { number, facility: percent(finding.facility * 100) })
    default:
      return assertNever(finding)
  }
}
