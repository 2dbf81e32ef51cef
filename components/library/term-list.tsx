'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { takeFocus } from '#components/ui/browser-take-focus.ts'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { languageName } from '#domain/glossary/languages.ts'
import type { GlossaryTerm } from '#domain/glossary/schema.ts'
import type { TermListAction, TermListState } from './term-state.ts'
import styles from './terms.module.css'

export type TermEntry = GlossaryTerm & {
  /** In how many places of the text it stands. */
  places: number
}

type Props = { articleId: string; terms: readonly TermEntry[]; change: TermListAction }

/** The terms of an article by headword: to edit, and to delete with a way back. */
export function TermList({ articleId, terms, change }: Props) {
  const t = useTranslations('library.terms')
  const common = useTranslations('common')
  const [state, send] = useActionState(change, idleForm())
  return (
    <section id="terms" className={styles.listSection} aria-labelledby="terms-title">
      <h2 id="terms-title">{t('list', { count: terms.length })}</h2>
      <div role="status">
        {state.status === 'failed' ? <FailureNotice error={state.error} /> : null}
        {state.status === 'done' ? (
          <Changed key={`${state.value.kind} ${state.value.entryId}`} state={state} send={send} />
        ) : null}
      </div>
      {terms.length === 0 ? <p className={styles.hint}>{t('listEmpty')}</p> : null}
      <ul className={styles.list}>
        {terms.map((term) => (
          <li key={term.id} id={`term-${term.id}`}>
            <h3 dir="auto">{term.headword}</h3>
            {term.aliases.length > 0 ? (
              <p className={styles.hint} dir="auto">
                {t('forms', { forms: term.aliases.join(', ') })}
              </p>
            ) : null}
            <p dir="auto">{term.definition}</p>
            {term.longer === null && term.translations.length === 0 ? null : (
              <p className={styles.hint}>
                {[
                  ...(term.longer === null ? [] : [t('hasLonger')]),
                  ...term.translations.map(({ lang }) => languageName(lang)),
                ].join(' · ')}
              </p>
            )}
            <div className={styles.row}>
              <span className={styles.hint}>{t('occurs', { count: term.places })}</span>
              <Link
                href={`/articles/${articleId}/terms?entry=${term.id}#term-form`}
                prefetch={false}
                aria-label={t('editOne', { headword: term.headword })}
              >
                {common('edit')}
              </Link>
              <form action={send}>
                <input type="hidden" name="intent" value="remove" />
                <input type="hidden" name="entryId" value={term.id} />
                <input type="hidden" name="headword" value={term.headword} />
                <SubmitButton kind="quiet" label={t('removeOne', { headword: term.headword })}>
                  {common('delete')}
                </SubmitButton>
              </form>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Changed({
  state,
  send,
}: {
  state: Extract<TermListState, { status: 'done' }>
  send: (form: FormData) => void
}) {
  const t = useTranslations('library.terms')
  const common = useTranslations('common')
  const { kind, entryId, headword } = state.value
  return (
    // The entry that had the focus is gone: it moves to what can be done now.
    <div tabIndex={-1} ref={takeFocus}>
      <Notice kind="good">
        <form action={send} className={styles.row}>
          <span>{t(kind, { headword })}</span>
          {kind === 'removed' ? (
            <>
              <input type="hidden" name="intent" value="restore" />
              <input type="hidden" name="entryId" value={entryId} />
              <input type="hidden" name="headword" value={headword} />
              <SubmitButton kind="plain">{common('undo')}</SubmitButton>
            </>
          ) : null}
        </form>
      </Notice>
    </div>
  )
}
