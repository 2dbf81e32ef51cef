import Link from 'next/link'
import { ButtonLink } from '#components/ui/button.tsx'
import { formatMoment } from '#components/ui/format-moment.ts'
import { formatPoints } from '#components/ui/format-time.ts'
import { Notice } from '#components/ui/notice.tsx'
import type { ResultView } from '#domain/quiz/view.ts'
import { translator } from '#messages/translator.ts'
import { evidenceLinks } from './evidence-links.ts'
import { QuestionResult } from './question-result.tsx'
import { Receipt } from './receipt.tsx'
import styles from './result.module.css'

type Props = { view: ResultView; timeZone: string; now: Date }

/** What a student learns after handing in: the receipt, and what has been released. */
export function ResultPanel({ view, timeZone, now }: Props) {
  const t = translator('results')
  const path = `/read/${view.assignmentId}`
  return (
    <div className={styles.panel}>
      <h1>{t('resultOf', { title: view.quizTitle })}</h1>
      {view.attempts.length > 1 ? <Attempts view={view} /> : null}
      <Score release={view.release} timeZone={timeZone} now={now} />
      {view.teacherComment === null ? null : (
        <section className={styles.comment}>
          <h2>
            {view.teacherComment.author === null
              ? t('comment')
              : t('commentBy', { author: view.teacherComment.author })}
          </h2>
          <p>{view.teacherComment.body}</p>
        </section>
      )}
      {view.release.isReleased ? (
        <section>
          <h2>{t('questions')}</h2>
          <ol className={styles.questions}>
            {view.release.items.map((item) => (
              <li key={item.position}>
                <h3>{t('question', { position: item.position })}</h3>
                <QuestionResult {...item} evidence={evidenceLinks(item.evidence)} />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <Receipt view={view} timeZone={timeZone} />
      <p className={styles.links}>
        {view.mayStartAgain ? <ButtonLink href={`${path}/quiz`}>{t('again')}</ButtonLink> : null}
        <ButtonLink href={path}>{t('toText')}</ButtonLink>
        <ButtonLink href="/">{t('home')}</ButtonLink>
      </p>
    </div>
  )
}

function Attempts({ view }: { view: ResultView }) {
  const t = translator('results')
  return (
    <nav aria-label={t('attempts')}>
      <ul className={styles.attempts}>
        {view.attempts.map((number) => (
          <li key={number}>
            <Link
              href={`?attempt=${number}`}
              prefetch={false}
              aria-current={number === view.number ? 'page' : undefined}
            >
              {t('attempt', { number })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Score({ release, timeZone, now }: { release: ResultView['release'] } & Omit<Props, 'view'>) {
  const t = translator('results')
  if (!release.isReleased) {
    return (
      <Notice>
        <strong>{t('notReleased')}</strong>
        <p>
          {release.releaseAt === null
            ? t('releasedLater')
            : t('releasedAt', { when: formatMoment(new Date(release.releaseAt), timeZone, now) })}
        </p>
      </Notice>
    )
  }
  if (release.totals === null) return <Notice>{t('scoreLater')}</Notice>
  const { total, max, waiting } = release.totals
  return (
    <section aria-label={t('score')}>
      <p className={styles.score}>{t('scoreOf', { total: formatPoints(total), max: formatPoints(max) })}</p>
      {waiting > 0 ? <p className={styles.hint}>{t('waiting', { count: waiting })}</p> : null}
    </section>
  )
}
