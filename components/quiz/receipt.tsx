import { formatDateTime } from '#components/ui/format-time.ts'
import { Notice } from '#components/ui/notice.tsx'
import type { ResultView } from '#domain/quiz/view.ts'
import { translator } from '#messages/translator.ts'
import { PrintButton } from './print-button.tsx'
import styles from './result.module.css'

/** Proof of a hand-in: when, whether in time, and a code that can be copied by hand. */
export function Receipt({ view, timeZone }: { view: ResultView; timeZone: string }) {
  const t = translator('results')
  const { receipt } = view
  return (
    <section className={styles.receipt} aria-labelledby="receipt">
      <h2 id="receipt">{t('receipt')}</h2>
      <dl>
        <div>
          <dt>{t('handedIn')}</dt>
          <dd>
            {formatDateTime(new Date(receipt.submittedAt), timeZone)} ({receipt.isLate ? t('late') : t('inTime')})
          </dd>
        </div>
        <div>
          <dt>{t('answered')}</dt>
          <dd>{t('answeredOf', { answered: receipt.answered, questions: receipt.questions })}</dd>
        </div>
        <div>
          <dt>{t('code')}</dt>
          <dd>
            <code className={styles.code}>{receipt.code}</code>
          </dd>
        </div>
      </dl>
      <p className={styles.hint}>{t('codeHint')}</p>
      {receipt.keptAside > 0 ? <Notice kind="warn">{t('keptAside', { count: receipt.keptAside })}</Notice> : null}
      <PrintButton label={t('print')} />
    </section>
  )
}
