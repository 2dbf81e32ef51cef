import Link from 'next/link'
import { ButtonLink } from '#components/ui/button.tsx'
import { formatMoment } from '#components/ui/format-moment.ts'
import { formatPoints } from '#components/ui/format-time.ts'
import { Notice } from '#components/ui/notice.tsx'
import { resultParts } from '#domain/quiz/release-rules.ts'
import { type AttemptTotals, addMarks } from '#domain/quiz/score.ts'
import type { ComingParts, ResultItemView, ResultView } from '#domain/quiz/view.ts'
import { locale } from '#messages/locale.ts'
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
                <Correction item={item} />
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
      <p className={styles.hint}>
        {view.counting === null
          ? t(`countingRule.${view.countingRule}`)
          : t('counting', { number: view.counting, rule: t(`countingRule.${view.countingRule}`) })}
      </p>
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
  return (
    <>
      {release.isReleased && release.totals !== null ? <Points totals={release.totals} /> : null}
      {release.isReleased && release.totals !== null ? <Regraded release={release} /> : null}
      {release.isReleased ? null : (
        <Notice>
          <strong>{t('notReleased')}</strong>
        </Notice>
      )}
      <Coming comes={release.comes} timeZone={timeZone} now={now} />
    </>
  )
}

function Points({ totals: { total, max, waiting } }: { totals: AttemptTotals }) {
  const t = translator('results')
  return (
    <section aria-label={t('score')}>
      <p className={styles.score}>{t('scoreOf', { total: formatPoints(total), max: formatPoints(max) })}</p>
      {waiting > 0 ? <p className={styles.hint}>{t('waiting', { count: waiting })}</p> : null}
    </section>
  )
}

/** That a question was corrected after it was answered, and what that did to the points. */
function Correction({ item: { correction, mark } }: { item: ResultItemView }) {
  const t = translator('results')
  if (correction === null) return null
  const { pointsBefore } = correction
  return (
    <p className={styles.hint}>
      {pointsBefore === null
        ? t('corrected')
        : t('correctedPoints', { before: formatPoints(pointsBefore), after: formatPoints(mark?.points ?? 0) })}
    </p>
  )
}

/** The whole score before questions were corrected, where that changed it. */
function Regraded({ release }: { release: Extract<ResultView['release'], { isReleased: true }> }) {
  const t = translator('results')
  const { totals, items } = release
  const isChanged = items.some(({ correction }) => correction !== null && correction.pointsBefore !== null)
  if (totals === null || !isChanged) return null
  const before = addMarks(
    items.map(({ mark, correction, maxPoints }) => {
      const points = correction?.pointsBefore ?? mark?.points ?? null
      return { fraction: points === null ? null : points / maxPoints, points: maxPoints }
    }),
  )
  return <Notice>{t('regraded', { before: formatPoints(before.total), after: formatPoints(totals.total) })}</Notice>
}

/** What is still to come, and when; nothing once everything is out. Parts that come together are told in one line. */
function Coming({ comes, timeZone, now }: { comes: ComingParts } & Omit<Props, 'view'>) {
  const t = translator('results')
  const byTime = new Map<string, string[]>()
  for (const part of resultParts) {
    const planned = comes[part]
    if (planned.isOut) continue
    const when = planned.at ?? ''
    byTime.set(when, [...(byTime.get(when) ?? []), t(`parts.${part}`)])
  }
  if (byTime.size === 0) return null
  return (
    <section aria-label={t('stillToCome')}>
      <ul className={styles.coming}>
        {[...byTime].map(([when, parts]) => (
          <li key={when}>
            {when === ''
              ? t('comesByHand', { parts: list(parts) })
              : t('comesAt', { parts: list(parts), when: formatMoment(new Date(when), timeZone, now) })}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "Points, right answers and explanations", with a capital at its beginning. */
function list(parts: readonly string[]): string {
  const text = new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts)
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}
