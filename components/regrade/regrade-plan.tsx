import type { ComponentProps } from 'react'
import { ActionForm } from '#components/ui/action-form.tsx'
import { formatPoints } from '#components/ui/format-time.ts'
import type { CorrectedQuestion, RegradePlan as Plan } from '#domain/quiz/regrade-view.ts'
import { translator } from '#messages/translator.ts'
import styles from './regrade.module.css'

type Props = { assignmentId: string; plan: Plan; action: ComponentProps<typeof ActionForm>['action'] }

/** Who would gain and who would lose, before anything is done. */
export function RegradePlan({ assignmentId, plan, action }: Props) {
  const t = translator('regrade')
  const { version, isApplied, up, down, unchanged, kept, underWay, questions } = plan
  const canApply = !isApplied && questions.some(({ misfit }) => misfit === null)
  return (
    <section>
      <h2>{t(isApplied ? 'applied' : 'preview', { number: version.number })}</h2>
      {isApplied ? null : (
        <div className={styles.summary}>
          <p className={styles.counts}>{t('counts', { up, down, unchanged })}</p>
          <p className={styles.soft}>{t('countsOf', { count: plan.attempts.length })}</p>
          {kept > 0 ? <p>{t('kept', { count: kept })}</p> : null}
          {underWay > 0 ? <p>{t('underWay', { count: underWay })}</p> : null}
          {canApply ? (
            <>
              <ActionForm action={action} hidden={{ assignmentId, quizVersionId: version.id }} kind="primary">
                {t('apply')}
              </ActionForm>
              <p className={styles.soft}>
                {t('nothingStored')} {t('applyHint')}
              </p>
            </>
          ) : null}
        </div>
      )}
      <h3>{t('questions')}</h3>
      {questions.length === 0 ? <p className={styles.soft}>{t('noQuestions')}</p> : null}
      <ul className={styles.questions}>
        {questions.map((question) => (
          <Question key={question.quizPosition} question={question} isApplied={isApplied} />
        ))}
      </ul>
      {isApplied ? null : <Points plan={plan} />}
    </section>
  )
}

function Question({ question, isApplied }: { question: CorrectedQuestion; isApplied: boolean }) {
  const t = translator('regrade')
  const { quizPosition, stem, misfit, isReworded, effect } = question
  return (
    <li data-misfit={misfit !== null}>
      <strong>{t('question', { number: quizPosition })}</strong>
      <p className={styles.stem} dir="auto">
        {stem}
      </p>
      {misfit !== null ? (
        <p className={styles.misfit}>{t(`misfit.${misfit}`)}</p>
      ) : isApplied ? null : (
        <p>
          {t('effect', effect)}
          {effect.kept > 0 ? ` · ${t('effectKept', { count: effect.kept })}` : ''}
          {effect.waits > 0 ? ` · ${t('effectWaits', { count: effect.waits })}` : ''}
        </p>
      )}
      {isReworded && misfit === null ? <p className={styles.soft}>{t('reworded')}</p> : null}
    </li>
  )
}

/** The points of each attempt before and after; those that stay stand folded below. */
function Points({ plan: { attempts } }: { plan: Plan }) {
  const t = translator('regrade')
  const changed = attempts.filter(({ before, after }) => before !== after)
  const same = attempts.filter(({ before, after }) => before === after)
  return (
    <>
      <h3>{t('students')}</h3>
      {attempts.length === 0 ? <p className={styles.soft}>{t('noAttempts')}</p> : null}
      {changed.length > 0 ? <PointsTable attempts={changed} /> : null}
      {same.length > 0 ? (
        <details>
          <summary>{t('unchangedRows', { count: same.length })}</summary>
          <PointsTable attempts={same} />
        </details>
      ) : null}
    </>
  )
}

function PointsTable({ attempts }: { attempts: Plan['attempts'] }) {
  const t = translator('regrade')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.wrap} tabIndex={0} aria-label={t('students')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('student')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
            <th scope="col">{t('change')}</th>
          </tr>
        </thead>
        <tbody>
          {attempts.map(({ name, number, isOnlyOne, before, after }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two students may bear one name, and the list does not move
            <tr key={`${index} ${name} ${number}`}>
              <th scope="row">{isOnlyOne ? name : t('attempt', { name, number })}</th>
              <td>{formatPoints(before)}</td>
              <td>{formatPoints(after)}</td>
              <td data-change={after > before ? 'up' : after < before ? 'down' : 'same'}>
                {changeText(after - before)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function changeText(difference: number): string {
  const t = translator('regrade')
  if (difference === 0) return t('same')
  return difference > 0
    ? t('up', { points: formatPoints(difference) })
    : t('down', { points: formatPoints(-difference) })
}
