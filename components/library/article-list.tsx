'use client'

import Link from 'next/link'
import { type ReactNode, useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { takeFocus } from '#components/ui/browser-take-focus.ts'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import styles from './library.module.css'

export type ArticleEntry = {
  id: string
  title: string
  source: string | null
  /** The day it was brought in, in words. */
  added: string
  terms: number
  quizzes: number
  assignments: number
}

export type ArchiveState = FormState<{ articleId: string; title: string; isArchived: boolean }>
export type ArchiveAction = (before: ArchiveState, form: FormData) => Promise<ArchiveState>

type Props = { articles: readonly ArticleEntry[]; archived: readonly ArticleEntry[]; setArchived: ArchiveAction }

/** The teacher's articles; one can be taken off the shelf, and put back. */
export function ArticleList({ articles, archived, setArchived }: Props) {
  const t = useTranslations('library')
  const common = useTranslations('common')
  const [state, send] = useActionState(setArchived, idleForm())
  const changed = state.status === 'done' ? state.value : null
  return (
    <>
      <div role="status">
        {state.status === 'failed' ? <FailureNotice error={state.error} /> : null}
        {changed ? (
          // The row that had the focus is gone: it moves to what can be done now.
          <div key={`${changed.articleId} ${changed.isArchived}`} className={styles.undo} tabIndex={-1} ref={takeFocus}>
            <Notice kind="good">
              <ArchiveForm
                entry={{ id: changed.articleId, title: changed.title }}
                isArchived={!changed.isArchived}
                send={send}
              >
                <span>{t(changed.isArchived ? 'list.archived' : 'list.putBack', { title: changed.title })}</span>
                <SubmitButton kind="plain">{common('undo')}</SubmitButton>
              </ArchiveForm>
            </Notice>
          </div>
        ) : null}
      </div>
      {articles.length > 0 ? (
        <ul className={styles.list} aria-label={t('list.label')}>
          {articles.map((entry) => (
            <li key={entry.id}>
              <ArticleCard entry={entry} />
              <ArchiveForm entry={entry} isArchived send={send}>
                <SubmitButton kind="quiet" label={t('list.archiveOne', { title: entry.title })}>
                  {t('list.archive')}
                </SubmitButton>
              </ArchiveForm>
            </li>
          ))}
        </ul>
      ) : null}
      {archived.length > 0 ? (
        <details className={styles.archived}>
          <summary>{t('list.archivedTitle', { count: archived.length })}</summary>
          <ul className={styles.list}>
            {archived.map((entry) => (
              <li key={entry.id}>
                <ArticleCard entry={entry} />
                <ArchiveForm entry={entry} isArchived={false} send={send}>
                  <SubmitButton kind="quiet" label={t('list.takeBackOne', { title: entry.title })}>
                    {t('list.takeBack')}
                  </SubmitButton>
                </ArchiveForm>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function ArticleCard({ entry }: { entry: ArticleEntry }) {
  const t = useTranslations('library.list')
  return (
    <div className={styles.card}>
      <h2>
        <Link href={`/articles/${entry.id}`} prefetch={false} dir="auto">
          {entry.title}
        </Link>
      </h2>
      <p className={styles.meta}>
        <span>{entry.source === null ? t('noSource') : t('source', { source: entry.source })}</span>
        <span>{t('added', { day: entry.added })}</span>
      </p>
      <p className={styles.counts}>
        <span>{t('terms', { count: entry.terms })}</span>
        <span>{t('quizzes', { count: entry.quizzes })}</span>
        <span>{t('assignments', { count: entry.assignments })}</span>
      </p>
    </div>
  )
}

type ArchiveFormProps = {
  entry: { id: string; title: string }
  /** What it will be. */
  isArchived: boolean
  send: (form: FormData) => void
  children: ReactNode
}

function ArchiveForm({ entry, isArchived, send, children }: ArchiveFormProps) {
  return (
    <form action={send} className={styles.rowForm}>
      <input type="hidden" name="articleId" value={entry.id} />
      <input type="hidden" name="title" value={entry.title} />
      <input type="hidden" name="to" value={isArchived ? 'archive' : 'shelf'} />
      {children}
    </form>
  )
}
