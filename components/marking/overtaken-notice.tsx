'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { ReloadLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { GivenMark } from '#domain/quiz/mark.ts'
import styles from './marking.module.css'

type Props = {
  theirs: GivenMark
  /** What the marker was about to save. */
  mine: { points: string; comment: string }
  /** Shows the answer anew, with the other mark. */
  here: string
}

/**
 * Another has marked the same answer: both marks, and the choice between them. Stands inside the form of the mark, and
 * `keepMine` names the mark that it then takes the place of.
 */
export function OvertakenNotice({ theirs, mine, here }: Props) {
  const t = useTranslations('marking')
  const format = useFormatter()
  const pointsText = (text: string) => {
    const count = Number(text.replace(',', '.'))
    return t('pointsAlone', { points: format.number(count, { maximumFractionDigits: 6 }), count })
  }
  return (
    <Notice kind="bad">
      <p>
        <strong>{theirs.by === null ? t('overtaken.bySomebody') : t('overtaken.by', { name: theirs.by })}</strong>
      </p>
      <dl className={styles.both}>
        <div>
          <dt>{t('overtaken.theirs')}</dt>
          <dd>{pointsText(theirs.points)}</dd>
          {theirs.comment === null ? null : <dd dir="auto">{theirs.comment}</dd>}
        </div>
        <div>
          <dt>{t('overtaken.mine')}</dt>
          <dd>{mine.points === '' ? t('overtaken.byRubric') : pointsText(mine.points)}</dd>
          {mine.comment === '' ? null : <dd dir="auto">{mine.comment}</dd>}
        </div>
      </dl>
      <div className={styles.buttons}>
        <SubmitButton kind="primary" name="keepMine" value={theirs.runId}>
          {t('overtaken.keepMine')}
        </SubmitButton>
        <ReloadLink href={here}>{t('overtaken.keepTheirs')}</ReloadLink>
      </div>
    </Notice>
  )
}
