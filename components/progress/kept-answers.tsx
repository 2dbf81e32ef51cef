import { ActionForm } from '#components/ui/action-form.tsx'
import { formatShortDateTime } from '#components/ui/format-time.ts'
import type { KeptAnswer } from '#domain/quiz/work-item.ts'
import { translator } from '#messages/translator.ts'
import styles from './student-page.module.css'

type Props = {
  kept: readonly KeptAnswer[]
  timeZone: string
  /** An answer in words. */
  inWords: (answer: KeptAnswer['response']) => string
  /** Lets one count, by its sequence; null while the attempt is not handed in. */
  letCount: ((seq: number) => Parameters<typeof ActionForm>[0]['action']) | null
}

/** What is kept beside the answer that counts: the teacher decides. */
export function KeptAnswers({ kept, timeZone, inWords, letCount }: Props) {
  const t = translator('progress')
  if (kept.length === 0) return null
  return (
    <details className={styles.kept} open={kept.some(({ isCounting }) => !isCounting)}>
      <summary>{t('conflicts', { count: kept.length })}</summary>
      <p className={styles.soft}>{letCount === null ? t('keptLater') : t('keptHint')}</p>
      <ul>
        {kept.map(({ seq, response, disposition, receivedAt, isCounting }) => (
          <li key={seq}>
            <span>
              {inWords(response)}{' '}
              <span className={styles.soft}>
                ({t(`disposition.${disposition === 'superseded' ? 'conflict' : disposition}`)},{' '}
                {formatShortDateTime(receivedAt, timeZone)})
              </span>
            </span>
            {isCounting ? <span className={styles.soft}>{t('countsNow')}</span> : null}
            {letCount === null || isCounting ? null : (
              <ActionForm action={letCount(seq)} hidden={{}} label={t('letCountLabel', { answer: inWords(response) })}>
                {t('letCount')}
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
