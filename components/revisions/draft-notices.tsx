'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import styles from './article-editor.module.css'
import { loadAnew } from './browser-kept-draft.ts'
import type { useArticleDraft } from './use-article-draft.ts'

/** Whether everything is kept, and what to do where another window was faster or something was left behind. */
export function DraftNotices({ writing }: { writing: ReturnType<typeof useArticleDraft> }) {
  const t = useTranslations('revisions')
  const { state, left, settle, goOnWithMine, takeTheirs } = writing
  return (
    <div className={styles.notices}>
      <p className={styles.status} data-kind={state.kind} role="status">
        <SaveWords writing={writing} />
      </p>
      {state.kind === 'conflict' ? (
        <Notice kind="bad">
          <p>{t('conflict.hint')}</p>
          <p className={styles.choices}>
            <Button onClick={() => void goOnWithMine()}>{t('conflict.mine')}</Button>
            <Button onClick={() => takeTheirs(loadAnew)}>{t('conflict.theirs')}</Button>
          </p>
        </Notice>
      ) : null}
      {left.map((kept) => (
        <Notice key={kept.key} kind="warn">
          <p>{t('kept.text')}</p>
          <p className={styles.choices}>
            <Button onClick={() => settle(kept, true)}>{t('kept.use')}</Button>
            <Button onClick={() => settle(kept, false)}>{t('kept.drop')}</Button>
          </p>
        </Notice>
      ))}
    </div>
  )
}

function SaveWords({ writing: { state, version } }: { writing: ReturnType<typeof useArticleDraft> }) {
  const t = useTranslations('revisions')
  const common = useTranslations('common')
  if (state.kind === 'saved' && version === 0) return t('edit.nothing')
  if (state.kind !== 'failed') return t(`status.${state.kind}`)
  const reason = state.status === 401 ? common('failure.unauthenticated') : common('failure.offline')
  return t('status.failed', { reason })
}
