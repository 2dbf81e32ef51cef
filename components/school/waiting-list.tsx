import { ActionForm } from '#components/ui/action-form.tsx'
import type { FormState } from '#components/ui/form-state.ts'
import { formatMoment } from '#components/ui/format-moment.ts'
import { translator } from '#messages/translator.ts'
import styles from './school-page.module.css'

type Props = {
  invitations: readonly { id: string; kind: 'teacher' | 'admin'; email: string | null; expiresAt: Date }[]
  now: Date
  withdraw: (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
}

/** Invitations that nobody has taken up yet. */
export function WaitingList({ invitations, now, withdraw }: Props) {
  const t = translator('admin')
  return (
    <ul className={styles.list}>
      {invitations.map(({ id, kind, email, expiresAt }) => (
        <li key={id} className={styles.row}>
          <div className={styles.who}>
            <strong>{email ?? t('anybody')}</strong>
            <div className={styles.soft}>
              {t('waiting', { role: t(`roles.${kind}`), date: formatMoment(expiresAt, 'UTC', now) })}
            </div>
          </div>
          <ActionForm
            action={withdraw}
            hidden={{ invitationId: id }}
            label={t('withdrawFor', { name: email ?? t('anybody') })}
          >
            {t('withdraw')}
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}
