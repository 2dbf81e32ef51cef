import type { SchoolRole } from '#domain/policy.ts'
import { translator } from '#messages/translator.ts'
import styles from './account-form.module.css'

type Props = {
  account: {
    displayName: string
    role: SchoolRole
    schoolName: string
    userName: string | null
    email: string | null
  }
}

/** Who one is at one's school, and by what one signs in. */
export function AccountFacts({ account }: Props) {
  const t = translator('account')
  return (
    <dl className={styles.facts}>
      <dt>{t('name')}</dt>
      <dd>
        {account.displayName}
        {account.role === 'student' ? <small>{t('nameHint')}</small> : null}
      </dd>
      <dt>{t('role')}</dt>
      <dd>{t(`roles.${account.role}`)}</dd>
      <dt>{t('school')}</dt>
      <dd>{account.schoolName}</dd>
      {account.userName === null ? null : (
        <>
          <dt>{t('userName')}</dt>
          <dd>{account.userName}</dd>
        </>
      )}
      {account.email === null ? null : (
        <>
          <dt>{t('email')}</dt>
          <dd>{account.email}</dd>
        </>
      )}
    </dl>
  )
}
