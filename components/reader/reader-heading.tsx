import { formatMoment } from '#components/ui/format-moment.ts'
import { formatDay } from '#components/ui/format-time.ts'
import { Notice } from '#components/ui/notice.tsx'
import type { ReaderView } from '#domain/article/reader-view.ts'
import { translator } from '#messages/translator.ts'
import styles from './reader-heading.module.css'

/** Title, length, times, the place where one was, and the reading levels. */
export function ReaderHeading({ view, now }: { view: ReaderView; now: Date }) {
  const t = translator('reader')
  const { meta, timeZone, paragraphs, minutes, dueAt, closeAt, reading, levels } = view
  const kicker =
    minutes.quick === minutes.slow
      ? t('kicker', { paragraphs, minutes: minutes.quick })
      : t('kickerRange', { paragraphs, quick: minutes.quick, slow: minutes.slow })
  const told = (at: string, ahead: 'due' | 'closes', past: 'wasDue' | 'closed') => {
    const moment = new Date(at)
    return t(moment > now ? ahead : past, { time: formatMoment(moment, timeZone, now) })
  }
  const facts = [
    dueAt === null ? t('noDue') : told(dueAt, 'due', 'wasDue'),
    ...(closeAt === null ? [] : [told(closeAt, 'closes', 'closed')]),
  ]
  return (
    <header className={styles.heading}>
      {view.classRole === 'student' ? null : (
        <Notice>
          {t('preview')} <a href={`/assignments/${view.assignmentId}/progress`}>{t('progress')}</a>
        </Notice>
      )}
      <p className={styles.kicker}>{kicker}</p>
      <h1 dir="auto">{meta.title}</h1>
      <Origin view={view} />
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        {reading?.furthestParagraph ? (
          <li>
            <a href={`#b-${reading.furthestBlockId}`}>{t('resume', { number: reading.furthestParagraph })}</a>
          </li>
        ) : null}
        <li>
          <a href={`/read/${view.assignmentId}/print${view.level === 'plain' ? '?level=plain' : ''}`}>{t('print')}</a>
        </li>
      </ul>
      {levels.length > 1 ? <LevelLinks view={view} /> : null}
      <HowTo />
    </header>
  )
}

function Origin({ view: { meta } }: { view: ReaderView }) {
  const t = translator('reader')
  const parts = [
    meta.byline === null ? null : t('byline', { names: meta.byline }),
    meta.source === null ? null : t('source', { source: meta.source }),
    meta.pageDate === null ? null : t('pageDate', { date: formatDay(meta.pageDate) }),
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : <p className={styles.origin}>{parts.join(' · ')}</p>
}

/** Plain links: they work without JavaScript, which only adds the paragraph one is at. */
function LevelLinks({ view }: { view: ReaderView }) {
  const t = translator('reader')
  return (
    <nav className={styles.levels} aria-label={t('levels.label')}>
      {view.levels.map((level) => (
        <a
          key={level}
          href={level === 'standard' ? `/read/${view.assignmentId}` : `/read/${view.assignmentId}?level=${level}`}
          data-level-link={level}
          aria-current={level === view.level ? 'true' : undefined}
        >
          {t(`levels.${level}`)}
        </a>
      ))}
    </nav>
  )
}

function HowTo() {
  const t = translator('reader')
  return (
    <details className={styles.howTo}>
      <summary>{t('howTo.title')}</summary>
      <ul>
        {(['mouse', 'keyboard', 'caret', 'terms', 'storage'] as const).map((key) => (
          <li key={key}>{t(`howTo.${key}`)}</li>
        ))}
      </ul>
    </details>
  )
}
