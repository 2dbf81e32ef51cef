'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { ChosenLevels } from '#domain/quiz/mark.ts'
import type { Criterion } from '#domain/quiz/questions/free-text.ts'
import styles from './marking.module.css'

type Props = {
  rubric: readonly Criterion[]
  chosen: ChosenLevels
  /** Place of the criterion that the number keys speak of; null where they do nothing. */
  current: number | null
  choose: (place: number, levelId: string) => void
  setCurrent: (place: number) => void
}

/** The levels of each criterion, to be chosen with the pointer, the arrows or a number key. */
export function RubricFields({ rubric, chosen, current, choose, setCurrent }: Props) {
  const t = useTranslations('marking')
  const format = useFormatter()
  return (
    <div className={styles.rubric}>
      {rubric.map(({ id, title, levels }, place) => (
        <fieldset key={id} data-criterion={place} data-current={current === place} onFocus={() => setCurrent(place)}>
          <legend dir="auto">{title}</legend>
          {inOrder(levels).map((level, index) => (
            <label key={level.id}>
              <input
                type="radio"
                name={`level-${id}`}
                value={level.id}
                checked={chosen[id] === level.id}
                onChange={() => choose(place, level.id)}
              />
              <span className={styles.levelKey} aria-hidden="true">
                {index + 1}
              </span>
              <span className={styles.levelText} dir="auto">
                {level.text}
              </span>
              <span className={styles.levelPoints}>
                {t('pointsAlone', {
                  points: format.number(level.points, { maximumFractionDigits: 2 }),
                  count: level.points,
                })}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  )
}

/** As they are shown, and as the number keys count them: the best first. */
export function inOrder(levels: Criterion['levels']): Criterion['levels'] {
  return [...levels].sort((a, b) => b.points - a.points)
}
