import type { ComponentProps } from 'react'
import styles from './field.module.css'

type Common = {
  name: string
  label: string
  hint?: string | undefined
  /** What is wrong, in words; shown beside the field and read out with it. */
  error?: string | undefined
}

/** A labelled text input with its hint and its error. */
export function Field({ name, label, hint, error, ...rest }: Common & ComponentProps<'input'>) {
  const id = rest.id ?? `field-${name}`
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
      <input {...rest} {...described(id, hint, error)} id={id} name={name} className={styles.input} />
      <FieldError id={id} error={error} />
    </div>
  )
}

/** A labelled text area with its hint and its error. */
export function TextField({ name, label, hint, error, ...rest }: Common & ComponentProps<'textarea'>) {
  const id = rest.id ?? `field-${name}`
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
      <textarea {...rest} {...described(id, hint, error)} id={id} name={name} className={styles.input} />
      <FieldError id={id} error={error} />
    </div>
  )
}

/** A labelled choice from a list. */
export function SelectField({ name, label, hint, error, children, ...rest }: Common & ComponentProps<'select'>) {
  const id = rest.id ?? `field-${name}`
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
      <select {...rest} {...described(id, hint, error)} id={id} name={name} className={styles.input}>
        {children}
      </select>
      <FieldError id={id} error={error} />
    </div>
  )
}

function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error ? (
    <p id={`${id}-error`} className={styles.error}>
      {error}
    </p>
  ) : null
}

function described(id: string, hint: string | undefined, error: string | undefined) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined }
}
