import Link from 'next/link'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import type { FormState } from '#components/ui/form-state.ts'
import { formatShortDateTime } from '#components/ui/format-time.ts'
import { translator } from '#messages/translator.ts'
import styles from './library.module.css'
import { NewQuizForm } from './new-quiz-form.tsx'

export type ArticlePlaces = {
  id: string
  /** Only its owner changes an article. */
  isOwner: boolean
  revisionNumber: number
  meta: { title: string }
  quizzes: { id: string; title: string; publishedNumber: number | null }[]
  assignments: { id: string; className: string; dueAt: Date | null; timeZone: string; isWithdrawn: boolean }[]
}

type Props = {
  article: ArticlePlaces
  /** How many terms are explained. */
  terms: number
  /** How many of the owner's notes stand in the margin. */
  editorNotes: number
  createQuiz: (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
}

/** What belongs to an article: its terms, its quizzes, and where it is read. */
export function ArticleAside({ article, terms, editorNotes, createQuiz }: Props) {
  const t = translator('library')
  return (
    <aside className={styles.aside}>
      <TextCard article={article} />
      <Card>
        <h2>{t('article.terms')}</h2>
        <p>{t('article.termCount', { count: terms })}</p>
        {article.isOwner ? (
          <ButtonLink href={`/articles/${article.id}/terms`}>{t('article.explain')}</ButtonLink>
        ) : null}
      </Card>
      {article.isOwner ? <EditorNotesCard articleId={article.id} count={editorNotes} /> : null}
      <Card>
        <h2>{t('article.quizzes')}</h2>
        <QuizList article={article} />
        {article.isOwner ? <NewQuizForm action={createQuiz} title={article.meta.title} /> : null}
      </Card>
      <Card>
        <h2>{t('article.assigned')}</h2>
        <AssignmentList assignments={article.assignments} />
        <ButtonLink href="/classes">{t('article.assign')}</ButtonLink>
      </Card>
    </aside>
  )
}

function EditorNotesCard({ articleId, count }: { articleId: string; count: number }) {
  const t = translator('editorNotes')
  return (
    <Card>
      <h2>{t('title')}</h2>
      <p>{t('aside', { count })}</p>
      <ButtonLink href={`/articles/${articleId}/notes`}>{t('link')}</ButtonLink>
    </Card>
  )
}

function TextCard({ article: { id, isOwner, revisionNumber } }: { article: ArticlePlaces }) {
  const t = translator('revisions')
  return (
    <Card>
      <h2>{t('aside.title')}</h2>
      <p>{t('aside.revision', { number: revisionNumber })}</p>
      {isOwner ? <ButtonLink href={`/articles/${id}/edit`}>{t('aside.edit')}</ButtonLink> : null}{' '}
      <ButtonLink href={`/articles/${id}/revisions`}>{t('aside.history')}</ButtonLink>
    </Card>
  )
}

function QuizList({ article }: { article: ArticlePlaces }) {
  const t = translator('library')
  if (article.quizzes.length === 0) return <p>{t('article.noQuiz')}</p>
  return (
    <ul>
      {article.quizzes.map(({ id, title, publishedNumber }) => (
        <li key={id}>
          {article.isOwner ? (
            <Link href={`/quizzes/${id}`} prefetch={false} dir="auto">
              {title}
            </Link>
          ) : (
            <span dir="auto">{title}</span>
          )}
          <span className={styles.soft}>
            {publishedNumber === null ? t('article.notPublished') : t('article.published', { number: publishedNumber })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function AssignmentList({ assignments }: Pick<ArticlePlaces, 'assignments'>) {
  const t = translator('library')
  if (assignments.length === 0) return <p>{t('article.notAssigned')}</p>
  return (
    <ul>
      {assignments.map(({ id, className, dueAt, timeZone, isWithdrawn }) => (
        <li key={id}>
          <Link href={`/assignments/${id}/progress`} prefetch={false}>
            {className}
          </Link>
          <span className={styles.soft}>
            {dueAt === null ? t('article.noDue') : t('article.due', { when: formatShortDateTime(dueAt, timeZone) })}
            {isWithdrawn ? `, ${t('article.withdrawn')}` : null}
          </span>
        </li>
      ))}
    </ul>
  )
}
