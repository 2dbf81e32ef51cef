import { formatMoment } from '#components/ui/format-moment.ts'
import type { AssignmentView } from '#domain/assignment/assignment-view.ts'
import { type ReleaseRules, resultParts } from '#domain/quiz/release-rules.ts'
import { translator } from '#messages/translator.ts'
import styles from './assignments.module.css'

type Props = { view: AssignmentView; rules: ReleaseRules; now: Date }

/** Who sees what of the results, and from when, in sentences. */
export function ReleasePlan({ view, rules, now }: Props) {
  const t = translator('assignments')
  const { releasedAt, dueAt, timeZone, students } = view
  if (releasedAt !== null) return <p>{t('plan.all')}</p>
  const isOne = resultParts.every((part) => rules[part] === rules.score)
  const others = students.filter(({ override }) => (override?.dueAt ?? null) !== null).length
  const isByDue = resultParts.some((part) => rules[part] === 'after-due')
  return (
    <ul className={styles.plan}>
      {(isOne ? (['all'] as const) : resultParts).map((name) => {
        const rule = rules[name === 'all' ? 'score' : name]
        const part = t(`plan.parts.${name}`)
        const isOut = rule === 'after-due' && dueAt !== null && dueAt <= now
        if (rule !== 'after-due') return <li key={name}>{t(`plan.${rule}`, { part })}</li>
        if (dueAt === null) return <li key={name}>{t('plan.after-hand-in', { part })}</li>
        const when = formatMoment(dueAt, timeZone, now)
        return <li key={name}>{t(isOut ? 'plan.is-out' : 'plan.after-due', { part, when })}</li>
      })}
      {isByDue && others > 0 ? <li>{t('plan.otherDue', { count: others })}</li> : null}
    </ul>
  )
}
