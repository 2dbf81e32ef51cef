'use client'

import { type ComponentProps, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import styles from './password-field.module.css'

/** A password that can be shown while it is typed. */
export function PasswordField(props: Omit<ComponentProps<typeof Field>, 'type'>) {
  const t = useTranslations('account')
  const [isShown, setShown] = useState(false)
  return (
    <div className={styles.wrap}>
      <Field {...props} type={isShown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" />
      <div className={styles.toggle}>
        <Button kind="quiet" onClick={() => setShown(!isShown)}>
          {isShown ? t('hidePassword') : t('showPassword')}
        </Button>
      </div>
    </div>
  )
}
