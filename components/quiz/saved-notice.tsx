import { Notice } from '#components/ui/notice.tsx'
import { translator } from '#messages/translator.ts'

/** Says what became of a form that was sent without JavaScript. */
export function SavedNotice({ outcome }: { outcome: 'saved' | 'conflict' | 'late' | 'failed' | null }) {
  const t = translator('quiz')
  switch (outcome) {
    case null:
      return null
    case 'saved':
      return <Notice kind="good">{t('savedNotice')}</Notice>
    case 'conflict':
      return <Notice kind="warn">{t('conflictNotice')}</Notice>
    case 'late':
      return <Notice kind="warn">{t('lateNotice')}</Notice>
    case 'failed':
      return <Notice kind="bad">{t('saveFailed')}</Notice>
  }
}
