import type { ReactNode } from 'react'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import type { TaughtClass } from '#domain/assignment/teacher-task.ts'
import { translator } from '#messages/translator.ts'
import styles from './home.module.css'

type Props = { classes: readonly TaughtClass[]; articles: number }

/** What a teacher does first: an article, a class, an assignment. What is done already is ticked. */
export function FirstSteps({ classes, articles }: Props) {
  const t = translator('home')
  const [first] = classes
  const isReady = articles > 0 && first !== undefined
  return (
    <Card aria-labelledby="first-steps">
      <h2 id="first-steps">{t('teacher.beginTitle')}</h2>
      <p className={styles.soft}>{t('teacher.begin')}</p>
      <ol className={styles.steps}>
        <Step
          title={t('teacher.stepArticle')}
          isDone={articles > 0}
          text={articles > 0 ? t('teacher.stepArticleDone', { count: articles }) : t('teacher.stepArticleText')}
        >
          <ButtonLink kind={articles === 0 ? 'primary' : 'plain'} href="/articles/new">
            {t('teacher.stepArticle')}
          </ButtonLink>
        </Step>
        <Step title={t('teacher.stepClass')} isDone={first !== undefined} text={t('teacher.stepClassText')}>
          <ButtonLink kind={articles > 0 && first === undefined ? 'primary' : 'plain'} href="/classes/new">
            {t('teacher.stepClass')}
          </ButtonLink>
        </Step>
        <Step title={t('teacher.stepAssign')} isDone={false} text={t('teacher.stepAssignText')}>
          {isReady ? (
            <ButtonLink kind="primary" href={`/classes/${first.id}/assign`}>
              {t('teacher.stepAssign')}
            </ButtonLink>
          ) : null}
        </Step>
      </ol>
    </Card>
  )
}

function Step({
  title,
  text,
  isDone,
  children,
}: {
  title: string
  text: string
  isDone: boolean
  children: ReactNode
}) {
  const t = translator('home')
  return (
    <li data-done={isDone}>
      <h3>
        {title} {isDone ? <span className={styles.tick}>✓ {t('teacher.stepDone')}</span> : null}
      </h3>
      <p>{text}</p>
      {children}
    </li>
  )
}
