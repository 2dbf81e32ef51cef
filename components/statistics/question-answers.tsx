import type { QuestionStatistics } from '#domain/stats/quiz-statistics.ts'
import { translator } from '#messages/translator.ts'
import { choiceInWords } from './choice-in-words.ts'
import { FigureText, percent } from './figure-text.tsx'
import styles from './statistics-page.module.css'

/** How many answers are told that are neither options nor right; a question may draw hundreds of wrong numbers. */
const told = 12

/** One question, opening to the answers given to it. */
export function QuestionAnswers({ question, isOpen }: { question: QuestionStatistics; isOpen: boolean }) {
  const t = translator('statistics')
  const { position, body, figures, choices } = question
  return (
    <details id={`question-${position}`} className={styles.answers} open={isOpen}>
      <summary>
        <span className={styles.number}>{position}</span>
        <span>{body.stem}</span>
      </summary>
      {choices.length === 0 ? <p className={styles.soft}>{t('answers.notApart')}</p> : <Choices question={question} />}
      <p className={styles.soft}>
        {t('answers.facility', {
          facility: figures.facility.value === null ? '–' : percent(figures.facility.value * 100),
          guess: percent(question.randomGuess * 100),
        })}{' '}
        {figures.discriminationIndex.value === null
          ? t('answers.noIndex', { reason: t(`missing.${figures.discriminationIndex.missing}`) })
          : t('answers.index', { index: percent(figures.discriminationIndex.value) })}
      </p>
    </details>
  )
}

function Choices({ question }: { question: QuestionStatistics }) {
  const t = translator('statistics')
  const { position, figures, choices } = question
  const shown = choices.filter(({ isRight, count }, index) => isRight || count === 0 || index < told)
  const attempts = figures.attempts
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.inner} aria-label={t('answers.of', { number: position })} tabIndex={0}>
      <table className={styles.choices}>
        <thead>
          <tr>
            <th scope="col">{t('answers.answer')}</th>
            {(['count', 'top', 'middle', 'bottom', 'pointBiserial'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`answers.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.choice.kind === 'chosen' ? `= ${one.choice.value}` : one.choice.kind}>
              <th scope="row">
                {one.isRight ? <span className={styles.right}>{t('answers.right')}</span> : null}
                {choiceInWords(question.body, one.choice)}
                {one.misconception === null ? null : (
                  <small>{t('answers.misconception', { name: one.misconception })}</small>
                )}
                <Bar share={attempts === 0 ? 0 : one.count / attempts} />
              </th>
              <td>
                {one.count}
                {attempts === 0 ? null : <small> {percent((100 * one.count) / attempts)}</small>}
              </td>
              {(['top', 'middle', 'bottom'] as const).map((group) => (
                <td key={group}>{one.groups === null ? <NoGroup /> : one.groups[group]}</td>
              ))}
              <td>
                <FigureText figure={one.pointBiserial} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < choices.length ? (
        <p className={styles.soft}>{t('answers.more', { count: choices.length - shown.length })}</p>
      ) : null}
    </section>
  )
}

function NoGroup() {
  const t = translator('statistics')
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className={styles.visuallyHidden}>{t('answers.noGroup')}</span>
    </>
  )
}

/** The share of the attempts, for the eye; the number stands beside it. */
function Bar({ share }: { share: number }) {
  return (
    <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width={100 * share} height="4" />
    </svg>
  )
}
