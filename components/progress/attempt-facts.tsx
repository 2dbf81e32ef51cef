import Link from 'next/link'
import { formatMoment } from '#components/ui/format-moment.ts'
import { formatDateTime, formatPoints } from '#components/ui/format-time.ts'
import { Notice } from '#components/ui/notice.tsx'
import type { CountingRule } from '#domain/quiz/attempt-rules.ts'
import type { AttemptTotals } from '#domain/quiz/score.ts'
import { translator } from '#messages/translator.ts'
import styles from './student-page.module.css'

type Attempt = {
  number: number
  submittedAt: Date | null
  reopenedUntil: Date | null
  isLate: boolean
  isCounting: boolean
  receipts: readonly { round: number; submittedAt: Date; isLate: boolean; receiptCode: string }[]
}

/** A student's attempts, where there are several; which counts is said in words. */
export function AttemptLinks(props: { attempts: readonly Attempt[]; shown: number; rule: CountingRule }) {
  const t = translator('progress')
  const { attempts, shown, rule } = props
  if (attempts.length < 2) return null
  return (
    <nav aria-label={t('attempts')}>
      <p className={styles.soft}>{t(`countingHint.${rule}`)}</p>
      <ul className={styles.attempts}>
        {attempts.map(({ number, isCounting, submittedAt }) => (
          <li key={number}>
            <Link href={`?attempt=${number}`} prefetch={false} aria-current={number === shown ? 'page' : undefined}>
              {t('attemptNumber', { number })}
            </Link>{' '}
            {isCounting ? <span className={styles.soft}>{t('attemptCounts')}</span> : null}
            {submittedAt === null ? <span className={styles.soft}>{t('stages.under-way')}</span> : null}
          </li>
        ))}
      </ul>
    </nav>
  )
}

type HandInProps = { attempt: Attempt; totals: AttemptTotals; timeZone: string; now: Date }

/** Where an attempt stands, with every receipt there has been. */
export function HandInState({ attempt, totals, timeZone, now }: HandInProps) {
  const t = translator('progress')
  const { submittedAt, reopenedUntil, receipts } = attempt
  const last = receipts.at(-1)
  const former = submittedAt === null ? receipts : receipts.slice(0, -1)
  return (
    <>
      {submittedAt === null ? (
        <Notice kind="warn">
          {reopenedUntil === null
            ? t('notHandedIn')
            : t('reopen.isOpen', { moment: formatMoment(reopenedUntil, timeZone, now) })}
        </Notice>
      ) : (
        <p>
          {t('handedInAt', { when: formatDateTime(submittedAt, timeZone) })}
          {attempt.isLate ? ` · ${t('late')}` : ''} ·{' '}
          {t('total', { total: formatPoints(totals.total), max: formatPoints(totals.max) })}
          {last ? ` · ${t('receipt', { code: last.receiptCode })}` : ''}
        </p>
      )}
      {former.length === 0 ? null : (
        <details className={styles.kept}>
          <summary>{t('receipts', { count: former.length })}</summary>
          <ul>
            {former.map((receipt) => (
              <li key={receipt.round}>
                {t('handedInAt', { when: formatDateTime(receipt.submittedAt, timeZone) })}
                {receipt.isLate ? ` · ${t('late')}` : ''} · {t('receipt', { code: receipt.receiptCode })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
