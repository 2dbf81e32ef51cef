import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { formatMoment } from '#components/ui/format-moment.ts'
import { Notice } from '#components/ui/notice.tsx'
import { resultParts } from '#domain/quiz/release-rules.ts'
import type { QuizView } from '#domain/quiz/view.ts'
import { translator } from '#messages/translator.ts'
import { StartForm } from './start-form.tsx'
import styles from './start-quiz.module.css'

type Props = {
  view: QuizView
  /** Title of the text. */
  title: string
  timeZone: string
  startQuiz: Parameters<typeof StartForm>[0]['action']
}

/** What to expect, before the quiz begins: how much, how long, by when, and when results come. */
export function StartQuiz({ view, title, timeZone, startQuiz }: Props) {
  const t = translator('quiz')
  const moment = (iso: string) => formatMoment(new Date(iso), timeZone, new Date(view.serverNow))
  const { start } = view
  return (
    <>
      <h1>{view.quizTitle}</h1>
      <p>{t('quizOn', { title })}</p>
      <Card>
        <p className={styles.lead}>{t('start.what', { questions: view.questions, points: view.points })}</p>
        <p>{t('start.saved')}</p>
        <dl className={styles.facts}>
          <Fact term={t('start.limitTitle')}>{limitLine(view)}</Fact>
          <Fact term={t('start.dueTitle')}>{view.dueAt === null ? t('start.noDue') : moment(view.dueAt)}</Fact>
          {view.closeAt === null ? null : <Fact term={t('start.closeTitle')}>{moment(view.closeAt)}</Fact>}
          <Fact term={t('start.attemptsTitle')}>{attemptsLine(view)}</Fact>
          {view.timeLimitMinutes === null && view.closeAt === null ? null : (
            <Fact term={t('start.endTitle')}>{t('start.end', { seconds: view.graceSeconds })}</Fact>
          )}
          <Fact term={t('start.resultsTitle')}>{releaseLines(view, moment).join(' ')}</Fact>
        </dl>
        {view.isPaused ? <Notice>{t('start.paused')}</Notice> : null}
        {start === 'possible' ? (
          <StartForm action={startQuiz} assignmentId={view.assignmentId} isAgain={view.attemptsUsed > 0} />
        ) : (
          <Notice kind="warn">{t(`start.refused.${start}`)}</Notice>
        )}
        <p className={styles.links}>
          {view.hasResult ? (
            <ButtonLink href={`/read/${view.assignmentId}/result`}>{t('start.seeResult')}</ButtonLink>
          ) : null}
          <ButtonLink href={`/read/${view.assignmentId}`}>{t('start.toText')}</ButtonLink>
        </p>
      </Card>
    </>
  )
}

function limitLine({ timeLimitMinutes: minutes, isOwnTimeLimit }: QuizView): string {
  const t = translator('quiz')
  if (minutes === null) return t('start.noLimit')
  return t(isOwnTimeLimit ? 'start.ownLimit' : 'start.limit', { minutes })
}

/** How many there are, and where there are several which counts. */
function attemptsLine({ attemptsUsed: used, attemptsAllowed: allowed, countingRule }: QuizView): string {
  const t = translator('quiz')
  if (allowed === 1 && used === 0) return t('start.oneAttempt')
  return `${t('start.attempts', { used, allowed })} ${t(`start.counting.${countingRule}`)}`
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** When each part of the result comes; in one sentence where the three come together. */
function releaseLines({ release, dueAt }: QuizView, moment: (iso: string) => string): string[] {
  const t = translator('quiz')
  const isOne = resultParts.every((part) => release[part] === release.score)
  return (isOne ? (['all'] as const) : resultParts).map((name) => {
    const rule = release[name === 'all' ? 'score' : name]
    const part = t(`start.parts.${name}`)
    if (rule !== 'after-due') return t(`start.results.${rule}`, { part })
    return dueAt === null
      ? t('start.results.after-due-undated', { part })
      : t('start.results.after-due', { part, when: moment(dueAt) })
  })
}
