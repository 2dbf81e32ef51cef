'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { assertNever } from '#domain/assert-never.ts'
import { describeScoring } from '#domain/quiz/grade.ts'
import { emptyResponse } from '#domain/quiz/response.ts'
import { type QuestionBody, type QuizResponse, verdicts } from '#domain/quiz/schema.ts'
import { ChoiceList } from './choice-list.tsx'
import styles from './question-input.module.css'

type Props = {
  body: QuestionBody
  /** The answer shown; null for none. */
  value: QuizResponse | null
  /** `isTyping`: more characters may follow at once. */
  onChange: (response: QuizResponse, isTyping: boolean) => void
  /** Typing has ended: the field was left. */
  onLeave?: () => void
  /** Name of the form's field; unique in the page. */
  name: string
  disabled?: boolean
}

/** One question with its means of answering: native inputs, one name for all of them, usable without JavaScript. */
export function QuestionInput({ body, value, onChange, onLeave, name, disabled = false }: Props) {
  const t = useTranslations('quiz')
  const hintId = `${useId()}-hint`
  const hint = (
    <p id={hintId} className={styles.hint}>
      {t(`scoring.${describeScoring(body)}`)}
    </p>
  )
  if (body.type === 'number' || body.type === 'short-answer') {
    return <TypedAnswer {...{ body, value, onChange, onLeave, name, disabled, hint, hintId }} />
  }
  return (
    <fieldset className={styles.field} disabled={disabled} aria-describedby={hintId}>
      <legend className={styles.stem}>{body.stem}</legend>
      {hint}
      <Choices {...{ body, value, onChange, name }} />
      {isChosen(value) && !disabled ? (
        <Button kind="quiet" onClick={() => onChange(emptyResponse(body.type), false)}>
          {t('takeBack')}
        </Button>
      ) : null}
    </fieldset>
  )
}

type ChoiceBody = Exclude<QuestionBody, { type: 'number' | 'short-answer' }>

function Choices({ body, value, onChange, name }: Pick<Props, 'value' | 'onChange' | 'name'> & { body: ChoiceBody }) {
  const t = useTranslations('quiz')
  switch (body.type) {
    case 'single-choice':
      return (
        <ChoiceList
          kind="radio"
          name={name}
          options={body.options}
          chosen={value?.type === body.type && value.choice !== null ? [value.choice] : []}
          onChoose={(id) => onChange({ type: body.type, choice: id }, false)}
        />
      )
    case 'true-false-not-stated':
      return (
        <ChoiceList
          kind="radio"
          name={name}
          options={verdicts.map((verdict) => ({ id: verdict, text: t(`verdicts.${verdict}`) }))}
          chosen={value?.type === body.type && value.choice !== null ? [value.choice] : []}
          onChoose={(id) =>
            onChange({ type: body.type, choice: verdicts.find((verdict) => verdict === id) ?? null }, false)
          }
        />
      )
    case 'multiple-response': {
      const chosen = value?.type === body.type ? value.choices : []
      const toggled = (id: string) =>
        body.options.map((option) => option.id).filter((other) => (other === id) !== chosen.includes(other))
      return (
        <ChoiceList
          kind="checkbox"
          name={name}
          options={body.options}
          chosen={chosen}
          onChoose={(id) => onChange({ type: body.type, choices: toggled(id) }, false)}
        />
      )
    }
    case 'cloze':
    case 'ordering':
    case 'matching':
    case 'categories':
    case 'evidence':
    case 'repair':
    case 'free-text':
      return null
    default:
      return assertNever(body)
  }
}

type TypedProps = Omit<Props, 'body'> & {
  body: Extract<QuestionBody, { type: 'number' | 'short-answer' }>
  hint: React.ReactNode
  hintId: string
}

function TypedAnswer({ body, value, onChange, onLeave, name, disabled, hint, hintId }: TypedProps) {
  const t = useTranslations('quiz')
  const id = useId()
  const common = {
    id,
    name,
    disabled,
    value: value?.type === body.type ? value.text : '',
    'aria-describedby': hintId,
    onBlur: onLeave,
    autoComplete: 'off',
    className: styles.text,
    placeholder: t(body.type === 'number' ? 'numberPlaceholder' : 'textPlaceholder'),
  }
  return (
    <div className={styles.field}>
      <label className={styles.stem} htmlFor={id}>
        {body.stem}
      </label>
      {hint}
      {body.type === 'number' ? (
        <input
          {...common}
          inputMode="decimal"
          maxLength={100}
          onChange={(event) => onChange({ type: body.type, text: event.target.value }, true)}
        />
      ) : (
        <textarea
          {...common}
          rows={3}
          maxLength={5000}
          onChange={(event) => onChange({ type: body.type, text: event.target.value }, true)}
        />
      )}
    </div>
  )
}

function isChosen(value: QuizResponse | null): boolean {
  if (value === null) return false
  return 'choice' in value ? value.choice !== null : 'choices' in value && value.choices.length > 0
}
