import { ActionForm } from '#components/ui/action-form.tsx'
import { Card } from '#components/ui/card.tsx'
import type { FormState } from '#components/ui/form-state.ts'
import { showJoinCode } from '#domain/class/join-code.ts'
import { translator } from '#messages/translator.ts'
import styles from './classes.module.css'
import { CopyCode } from './copy-code.tsx'
import { LargeCode } from './large-code.tsx'

type Action = (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
type Props = {
  classId: string
  className: string
  code: string
  joinOpen: boolean
  /** Where people join, as they type it. */
  address: string
  setOpen: Action
  rotate: Action
}

/** The class code: to copy, to show on the wall, to close, to exchange. */
export function JoinCodeCard({ classId, className, code, joinOpen, address, setOpen, rotate }: Props) {
  const t = translator('classes')
  const shown = showJoinCode(code)
  return (
    <Card aria-labelledby="join-code">
      <h2 id="join-code">{t('code')}</h2>
      <CopyCode code={shown} />
      <p>{joinOpen ? t('codeOpen') : t('codeClosed')}</p>
      <div className={styles.actions}>
        {joinOpen ? <LargeCode code={shown} className={className} address={address} /> : null}
        <ActionForm action={setOpen} hidden={{ classId, isOpen: joinOpen ? 'no' : 'yes' }}>
          {joinOpen ? t('codeClose') : t('codeOpenAgain')}
        </ActionForm>
      </div>
      <details className={styles.details}>
        <summary>{t('codeRotate')}</summary>
        <p>{t('codeRotateHint')}</p>
        <ActionForm action={rotate} hidden={{ classId }}>
          {t('codeRotate')}
        </ActionForm>
      </details>
    </Card>
  )
}
