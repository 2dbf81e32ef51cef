'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import type { InputProps } from './input-props.ts'
import styles from './inputs.module.css'
import { useAfterword } from './use-afterword.tsx'

/** The faulty sentence, to be mended where it stands. */
export function RepairInput({ body, value, onChange, onLeave, name, disabled }: InputProps<'repair'>) {
  const t = useTranslations('quiz')
  const id = useId()
  const { say, afterword } = useAfterword()
  const text = value?.text ?? ''
  const isTouched = text !== ''
  return (
    <div className={styles.repair}>
      <p>
        <span className={styles.small}>{t('repair.faulty')}</span>
        <q dir="auto">{body.sentence}</q>
      </p>
      <label className={styles.small} htmlFor={id}>
        {t('repair.mended')}
      </label>
      <textarea
        id={id}
        name={name}
        disabled={disabled}
        value={text === '' ? body.sentence : text}
        rows={3}
        maxLength={5000}
        autoComplete="off"
        spellCheck={false}
        className={styles.area}
        onChange={({ target }) =>
          onChange({ ...value, type: 'repair', text: target.value === body.sentence ? '' : target.value }, true)
        }
        onBlur={onLeave}
      />
      {isTouched && !disabled ? (
        <Button
          kind="quiet"
          onClick={() => {
            onChange({ ...value, type: 'repair', text: '' }, false)
            say(t('repair.isBack'))
          }}
        >
          {t('repair.back')}
        </Button>
      ) : null}
      {afterword}
    </div>
  )
}
