import { ActionForm } from '#components/ui/action-form.tsx'
import type { FormState } from '#components/ui/form-state.ts'
import { formatShortDateTime } from '#components/ui/format-time.ts'
import type { DoneRegrade, RegradePreview } from '#domain/quiz/regrade-view.ts'
import { translator } from '#messages/translator.ts'
import styles from './regrade.module.css'

type Props = {
  assignmentId: string
  preview: Pick<RegradePreview, 'done' | 'timeZone'>
  action: (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
}

/** Every regrade that was done, the newest first, each with the way to take it back. */
export function DoneRegrades({ assignmentId, preview: { done, timeZone }, action }: Props) {
  const t = translator('regrade')
  if (done.length === 0) return null
  return (
    <section>
      <h2>{t('done')}</h2>
      <ul className={styles.done}>
        {done.map((regrade) => (
          <li key={regrade.id} data-undone={regrade.undone !== null}>
            <span>
              {t('doneBy', {
                number: regrade.number,
                name: regrade.by,
                when: formatShortDateTime(regrade.at, timeZone),
              })}
              {regrade.undone === null ? null : ` · ${undoneText(regrade.undone, timeZone)}`}
            </span>
            {regrade.undone === null ? (
              <ActionForm
                action={action}
                hidden={{ assignmentId, regradeId: regrade.id }}
                label={t('undoOne', { number: regrade.number })}
              >
                {t('undo')}
              </ActionForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function undoneText({ by, at }: NonNullable<DoneRegrade['undone']>, timeZone: string): string {
  const t = translator('regrade')
  const when = formatShortDateTime(at, timeZone)
  return by === null ? t('undone', { when }) : t('undoneBy', { name: by, when })
}
