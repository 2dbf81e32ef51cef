'use client'

import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { assertNever } from '#domain/assert-never.ts'
import { describeScoring, isAnswered } from '#domain/quiz/grade.ts'
import { emptyResponse } from '#domain/quiz/response.ts'
import { type QuestionBody, type QuizResponse, verdicts } from '#domain/quiz/schema.ts'
import { ChoiceList } from './choice-list.tsx'
import { CitedField } from './inputs/cited-field.tsx'
import { ClozeInput } from './inputs/cloze-input.tsx'
import { EvidenceInput } from './inputs/evidence-input.tsx'
import { FreeTextInput } from './inputs/free-text-input.tsx'
import type { BodyOf } from './inputs/input-props.ts'
import { OrderingInput } from './inputs/ordering-input.tsx'
import { PairsInput } from './inputs/pairs-input.tsx'
import { RepairInput } from './inputs/repair-input.tsx'
import { useAfterword } from './inputs/use-afterword.tsx'
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

/** One question with its means of answering: native inputs wherever there are, usable without JavaScript. */
export function QuestionInput({ disabled = false, ...props }: Props) {
  const { body, value, onChange } = props
  const t = useTranslations('quiz')
  const hintId = `${useId()}-hint`
  const { say, afterword } = useAfterword()
  const hint = (
    <p id={hintId} className={styles.hint}>
      {t(`scoring.${describeScoring(body)}`)}
    </p>
  )
  const cited = <CitedField {...{ body, value, onChange, disabled }} />
  if (body.type === 'number' || body.type === 'short-answer') {
    return (
      <>
        <TypedAnswer {...{ ...props, body, disabled, hint, hintId }} />
        {cited}
      </>
    )
  }
  return (
    <fieldset className={styles.field} disabled={disabled} aria-describedby={hintId}>
      <legend className={styles.stem}>{body.stem}</legend>
      {hint}
      <Answer {...{ ...props, body, disabled }} />
      {hasTakeBack(body.type) && isAnswered(value) && !disabled ? (
        <Button
          kind="quiet"
          onClick={() => {
            onChange(emptyAnswer(body, value), false)
            say(t('takenBack'))
          }}
        >
          {t('takeBack')}
        </Button>
      ) : null}
      {afterword}
      {cited}
    </fieldset>
  )
}

type AnswerProps = Omit<Props, 'body'> & {
  body: Exclude<QuestionBody, { type: 'number' | 'short-answer' }>
  disabled: boolean
}

function Answer({ body, value, ...rest }: AnswerProps) {
  switch (body.type) {
    case 'single-choice':
    case 'true-false-not-stated':
    case 'multiple-response':
      return <Choices {...{ body, value, ...rest }} />
    case 'cloze':
      return <ClozeInput {...{ body, value: value?.type === body.type ? value : null, ...rest }} />
    case 'ordering':
      return <OrderingInput {...{ body, value: value?.type === body.type ? value : null, ...rest }} />
    case 'matching':
      return (
        <PairsInput
          {...{ ...rest, body, value: value?.type === body.type ? value : null }}
          onChange={(pairs) => rest.onChange({ ...cites(value), type: body.type, pairs }, false)}
        />
      )
    case 'categories':
      return (
        <PairsInput
          {...{ ...rest, body, value: value?.type === body.type ? value : null }}
          onChange={(pairs) => rest.onChange({ ...cites(value), type: body.type, pairs }, false)}
        />
      )
    case 'evidence':
      return <EvidenceInput {...{ body, value: value?.type === body.type ? value : null, ...rest }} />
    case 'repair':
      return <RepairInput {...{ body, value: value?.type === body.type ? value : null, ...rest }} />
    case 'free-text':
      return <FreeTextInput {...{ body, value: value?.type === body.type ? value : null, ...rest }} />
    default:
      return assertNever(body)
  }
}

type ChoicesProps = Omit<AnswerProps, 'body' | 'disabled'> & {
  body: BodyOf<'single-choice'> | BodyOf<'true-false-not-stated'> | BodyOf<'multiple-response'>
}

function Choices({ body, value, onChange, name }: ChoicesProps) {
  const t = useTranslations('quiz')
  switch (body.type) {
    case 'single-choice':
      return (
        <ChoiceList
          kind="radio"
          name={name}
          options={body.options}
          chosen={value?.type === body.type && value.choice !== null ? [value.choice] : []}
          onChoose={(id) => onChange({ ...cites(value), type: body.type, choice: id }, false)}
        />
      )
    case 'true-false-not-stated':
      return (
        <ChoiceList
          kind="radio"
          name={name}
          options={verdicts.map((verdict) => ({ id: verdict, text: t(`verdicts.${verdict}`) }))}
          chosen={value?.type === body.type && value.choice !== null ? [value.choice] : []}
          onChoose={(id) => {
            const choice = verdicts.find((verdict) => verdict === id) ?? null
            onChange({ ...cites(value), type: body.type, choice }, false)
          }}
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
          onChoose={(id) => onChange({ ...cites(value), type: body.type, choices: toggled(id) }, false)}
        />
      )
    }
    default:
      return assertNever(body)
  }
}

type TypedProps = Omit<Props, 'body'> & {
  body: BodyOf<'number'> | BodyOf<'short-answer'>
  hint: ReactNode
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
  const change = (text: string) => onChange({ ...cites(value), type: body.type, text }, true)
  return (
    <div className={styles.field}>
      <label className={styles.stem} htmlFor={id}>
        {body.stem}
      </label>
      {hint}
      {body.type === 'number' ? (
        <input {...common} inputMode="decimal" maxLength={100} onChange={(event) => change(event.target.value)} />
      ) : (
        <textarea {...common} rows={3} maxLength={5000} onChange={(event) => change(event.target.value)} />
      )}
    </div>
  )
}

/** What is cited stays when the answer changes. */
function cites(value: QuizResponse | null): Pick<QuizResponse, 'cited'> {
  return value?.cited === undefined ? {} : { cited: value.cited }
}

function emptyAnswer(body: QuestionBody, value: QuizResponse | null): QuizResponse {
  return { ...emptyResponse(body.type), ...cites(value) }
}

/** Typed answers are taken back by emptying the field, marked passages one by one. */
function hasTakeBack(type: QuestionBody['type']): boolean {
  return !['number', 'short-answer', 'repair', 'free-text', 'evidence'].includes(type)
}
