import { Notice } from '#components/ui/notice.tsx'
import { chanceBound, enoughAttempts, isFewAttempts } from '#domain/stats/chance.ts'
import { questionFindings } from '#domain/stats/findings.ts'
import type { QuizStatistics } from '#domain/stats/quiz-statistics.ts'
import { scoreBins } from '#domain/stats/score-bins.ts'
import { translator } from '#messages/translator.ts'
import { FigureTerms } from './figure-terms.tsx'
import { Findings } from './findings.tsx'
import { QuestionAnswers } from './question-answers.tsx'
import { QuestionMap } from './question-map.tsx'
import { QuestionTable } from './question-table.tsx'
import { ScoreDistribution } from './score-distribution.tsx'
import styles from './statistics-page.module.css'
import { TestInWords } from './test-in-words.tsx'

/** Everything a quiz's figures say: words first, then pictures, then the tables behind them. */
export function QuizFigures({ statistics }: { statistics: QuizStatistics }) {
  const t = translator('statistics')
  const { attempts, test, totals, questions } = statistics
  const bound = chanceBound(attempts).value
  const findings = questionFindings(statistics, bound)
  const toOpen = new Set(findings.flatMap(({ kind, position }) => (urgent.has(kind) ? [position] : [])))
  return (
    <div className={styles.sheet}>
      <LeftOut statistics={statistics} />
      {attempts === 0 ? null : (
        <>
          {isFewAttempts(attempts) ? (
            <Notice>
              {t('few', { attempts, enough: enoughAttempts, bound: bound === null ? 'none' : Math.round(bound) })}
            </Notice>
          ) : null}
          <TestInWords test={test} />
          <section>
            <h2>{t('findings.title')}</h2>
            <Findings findings={findings} questions={questions} attempts={attempts} />
          </section>
          <div className={styles.plots}>
            <section>
              <h2>{t('distribution.title')}</h2>
              <ScoreDistribution bins={scoreBins(totals, test.max)} mean={test.mean.value ?? 0} max={test.max} />
            </section>
            <section>
              <h2>{t('map.title')}</h2>
              <QuestionMap questions={questions} bound={bound} />
            </section>
          </div>
          <section>
            <h2>{t('questions.title')}</h2>
            <QuestionTable questions={questions} />
            <FigureTerms />
          </section>
          <section>
            <h2>{t('answers.title')}</h2>
            <p className={styles.soft}>{groupsInWords(statistics)}</p>
            {questions.map((question) => (
              <QuestionAnswers key={question.position} question={question} isOpen={toOpen.has(question.position)} />
            ))}
          </section>
        </>
      )}
    </div>
  )
}

/** Findings whose question the teacher will want to see at once. */
const urgent: ReadonlySet<string> = new Set(['against', 'wrong-preferred', 'guessed'])

/** What has no part in the figures, and why. */
function LeftOut({ statistics }: { statistics: QuizStatistics }) {
  const t = translator('statistics')
  const { attempts, waitingAttempts, unmarked } = statistics
  return (
    <>
      {attempts + waitingAttempts === 0 && unmarked.length === 0 ? <p className={styles.soft}>{t('nobody')}</p> : null}
      {unmarked.length > 0 ? (
        <Notice kind="warn">{t('unmarked', { count: unmarked.length, numbers: unmarked.join(', ') })}</Notice>
      ) : null}
      {waitingAttempts > 0 ? <Notice kind="warn">{t('waiting', { count: waitingAttempts })}</Notice> : null}
    </>
  )
}

function groupsInWords({ groups, groupsMissing }: QuizStatistics): string {
  const t = translator('statistics')
  if (groups === null) return t('answers.noGroups', { reason: t(`missing.${groupsMissing ?? 'groups-overlap'}`) })
  return t('answers.groups', groups.sizes)
}
