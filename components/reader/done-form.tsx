import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { translator } from '#messages/translator.ts'
import styles from './done-form.module.css'

/** For a reading without a quiz: the student says that it is done. */
export function DoneForm({ isDone, action }: { isDone: boolean; action: (form: FormData) => Promise<void> }) {
  const t = translator('reader')
  if (isDone)
    return (
      <div className={styles.done}>
        <Notice kind="good">{t('done.said')}</Notice>
      </div>
    )
  return (
    <form action={action} className={styles.done}>
      <SubmitButton>{t('done.button')}</SubmitButton>
      <span>{t('done.hint')}</span>
    </form>
  )
}
