'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { FirstSignIns } from '#domain/class/class-view.ts'
import { showJoinCode } from '#domain/class/join-code.ts'
import styles from './sign-in-slips.module.css'

/** One slip for each student with all that the first sign-in asks for; on paper they are cut apart. */
export function SignInSlips({ signIns, address }: { signIns: FirstSignIns; address: string }) {
  const t = useTranslations('classes')
  const { className, code, students } = signIns
  return (
    <>
      <div data-print="no">
        <Notice kind="good">{t('add.once')}</Notice>
        <p>
          <Button kind="primary" onClick={() => window.print()}>
            {t('add.print')}
          </Button>
        </p>
      </div>
      <ul className={styles.slips}>
        {students.map(({ displayName, userName, password }) => (
          <li key={userName} className={styles.slip}>
            <p className={styles.name}>{displayName}</p>
            <p className={styles.class}>{className}</p>
            <dl>
              <dt>{t('slip.address')}</dt>
              <dd>{address}</dd>
              <dt>{t('slip.code')}</dt>
              <dd>{code === null ? '–' : showJoinCode(code)}</dd>
              <dt>{t('slip.userName')}</dt>
              <dd>{userName}</dd>
              <dt>{t('slip.password')}</dt>
              <dd className={styles.password}>{password}</dd>
            </dl>
            <p className={styles.hint}>{t('slip.hint')}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
