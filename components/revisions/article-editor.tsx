'use client'

import { type ComponentProps, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ActionForm } from '#components/ui/action-form.tsx'
import { Button, ReloadLink } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { type ArticleDraft, checkDraft } from '#domain/article/revision/draft.ts'
import { rowNames } from '#domain/article/revision/row-names.ts'
import styles from './article-editor.module.css'
import { DraftNotices } from './draft-notices.tsx'
import { RowEditor } from './row-editor.tsx'
import { useArticleDraft } from './use-article-draft.ts'
import { useRowActs } from './use-row-acts.ts'

type Props = {
  articleId: string
  /** Under which this browser keeps what the server does not have yet. */
  keepPrefix: string
  first: { draft: ArticleDraft; version: number; baseRevisionId: string }
  discard: ComponentProps<typeof ActionForm>['action']
}

/** Writes the next revision of an article: its fields, and its paragraphs with the plain text beside them. */
export function ArticleEditor({ articleId, keepPrefix, first, discard }: Props) {
  const t = useTranslations('revisions')
  const writing = useArticleDraft(articleId, keepPrefix, first)
  const { draft, state, version } = writing
  const { acts, said, say } = useRowActs(draft, writing.change)
  const [hasPlain, setHasPlain] = useState(first.draft.rows.some(({ plain }) => plain !== null))
  const { faults } = checkDraft(draft)
  const names = rowNames(draft.rows)
  const nameAt = (index: number) => {
    const { kind, number } = names[index] ?? { kind: 'paragraph' as const, number: index + 1 }
    return t(`edit.names.${kind}`, { number })
  }
  const isReady = faults.length === 0 && state.kind === 'saved' && version > 0
  return (
    <div className={styles.editor} data-plain={hasPlain}>
      <div className={styles.bar}>
        <DraftNotices writing={writing} />
        <Button
          disabled={!writing.canUndo}
          onClick={() => {
            writing.undo()
            say(t('edit.said.undone'))
          }}
        >
          {t('edit.undo')}
        </Button>
        {isReady ? (
          // Coming back, the browser shows this window as it was left, and not as the server once wrote it.
          <ReloadLink kind="primary" href={`/articles/${articleId}/edit/review`}>
            {t('edit.review')}
          </ReloadLink>
        ) : (
          <Button kind="primary" disabled>
            {t('edit.review')}
          </Button>
        )}
      </div>
      <MetaFields draft={draft} change={writing.change} />
      <section aria-labelledby="paragraphs-title">
        <h2 id="paragraphs-title">{t('edit.paragraphs')}</h2>
        <p className={styles.soft}>{t('edit.keys')}</p>
        <p className={styles.plainSwitch}>
          <Button aria-pressed={hasPlain} onClick={() => setHasPlain(!hasPlain)}>
            {hasPlain ? t('edit.hidePlain') : t('edit.showPlain')}
          </Button>
          {hasPlain ? <span className={styles.soft}>{t('edit.plainHint')}</span> : null}
        </p>
        <Button kind="quiet" onClick={() => acts.insert(null)}>
          {t('edit.insertFirst')}
        </Button>
        <ol className={styles.rows}>
          {draft.rows.map((row, index) => (
            <RowEditor
              key={row.id}
              row={row}
              name={nameAt(index)}
              sign={names[index]?.kind === 'paragraph' ? String(names[index]?.number) : '§'}
              isFirst={index === 0}
              isLast={index === draft.rows.length - 1}
              hasPlain={hasPlain}
              acts={acts}
            />
          ))}
        </ol>
      </section>
      <Faults faults={faults} nameOf={(rowId) => nameAt(draft.rows.findIndex(({ id }) => id === rowId))} />
      {version > 0 ? (
        <ActionForm action={discard} hidden={{ articleId, version: String(version) }} kind="danger">
          {t('edit.discard')}
        </ActionForm>
      ) : null}
      <p role="status" className={styles.said}>
        {said}
      </p>
    </div>
  )
}

const metaFields = ['title', 'dateline', 'byline', 'credit', 'source', 'pageDate'] as const

function MetaFields({ draft, change }: { draft: ArticleDraft; change: (next: ArticleDraft, field: string) => void }) {
  const t = useTranslations('revisions.edit')
  return (
    <section aria-labelledby="meta-title">
      <h2 id="meta-title">{t('meta')}</h2>
      <div className={styles.meta}>
        {metaFields.map((field) => (
          <Field
            key={field}
            name={field}
            label={t(`fields.${field}`)}
            maxLength={500}
            dir="auto"
            value={draft.meta[field]}
            onChange={(event) => change({ ...draft, meta: { ...draft.meta, [field]: event.target.value } }, field)}
          />
        ))}
      </div>
    </section>
  )
}

const knownFaults = [
  'title-wrong',
  'dateline-wrong',
  'byline-wrong',
  'credit-wrong',
  'source-wrong',
  'pageDate-wrong',
  'text-empty',
  'text-has-lines',
] as const

type FaultsProps = Pick<ReturnType<typeof checkDraft>, 'faults'> & { nameOf: (rowId: string) => string }

function Faults({ faults, nameOf }: FaultsProps) {
  const t = useTranslations('revisions.edit')
  if (faults.length === 0) return null
  const said = (message: string) => t(`faults.${knownFaults.find((known) => known === message) ?? 'other'}`)
  return (
    <section aria-labelledby="faults-title">
      <h2 id="faults-title">{t('faults.title')}</h2>
      <ul>
        {faults.map(({ rowId, field, message }) => (
          <li key={`${rowId} ${field} ${message}`}>
            {rowId === null
              ? said(message)
              : t('faults.inParagraph', {
                  name: nameOf(rowId),
                  fault: said(message),
                })}
          </li>
        ))}
      </ul>
    </section>
  )
}
