import { ActionForm } from '#components/ui/action-form.tsx'
import type { FormState } from '#components/ui/form-state.ts'
import { formatMoment } from '#components/ui/format-moment.ts'
import { translator } from '#messages/translator.ts'
import { ResetLinkForm } from './link-form.tsx'
import type { OneTimeLinkView } from './one-time-link.tsx'
import styles from './school-page.module.css'

type Person = {
  userId: string
  displayName: string
  role: 'admin' | 'teacher'
  email: string | null
  disabledAt: Date | null
  hasPassword: boolean
}

type Props = {
  staff: readonly Person[]
  /** Whoever looks: nobody disables themselves. */
  ownId: string
  now: Date
  resetLink: (before: FormState<OneTimeLinkView>, form: FormData) => Promise<FormState<OneTimeLinkView>>
  setDisabled: (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
}

/** Everybody who teaches or administers, the state of their account, and what can be done about it. */
export function StaffList({ staff, ownId, now, resetLink, setDisabled }: Props) {
  const t = translator('admin')
  return (
    <ul className={styles.list}>
      {staff.map((person) => (
        <li key={person.userId} className={styles.row}>
          <div className={styles.who}>
            <strong>{person.displayName}</strong>
            {person.userId === ownId ? <span className={styles.soft}> ({t('you')})</span> : null}
            <div className={styles.soft}>
              {t(`roles.${person.role}`)} · {person.email ?? t('noEmail')}
            </div>
            <State person={person} now={now} />
          </div>
          {person.userId === ownId ? null : (
            <div className={styles.deeds}>
              {person.disabledAt === null ? (
                <ResetLinkForm
                  action={resetLink}
                  userId={person.userId}
                  label={t('resetLinkFor', { name: person.displayName })}
                >
                  {t('resetLink')}
                </ResetLinkForm>
              ) : null}
              <ActionForm
                action={setDisabled}
                hidden={{ userId: person.userId, isDisabled: String(person.disabledAt === null) }}
                kind={person.disabledAt === null ? 'danger' : 'plain'}
                label={t(person.disabledAt === null ? 'disableFor' : 'enableFor', { name: person.displayName })}
              >
                {t(person.disabledAt === null ? 'disable' : 'enable')}
              </ActionForm>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function State({ person, now }: { person: Person; now: Date }) {
  const t = translator('admin')
  if (person.disabledAt !== null) {
    return (
      <div className={styles.state}>{t('states.disabled', { date: formatMoment(person.disabledAt, 'UTC', now) })}</div>
    )
  }
  return person.hasPassword ? null : <div className={styles.state}>{t('states.no-password')}</div>
}
