'use client'

import { assertNever } from '#domain/assert-never.ts'
import { ClozeFields } from './fields/cloze-fields.tsx'
import type { FieldProps, TextProps } from './fields/field-props.ts'
import { FreeTextFields } from './fields/free-text-fields.tsx'
import { OptionFields } from './fields/option-fields.tsx'
import { OrderFields } from './fields/order-fields.tsx'
import { PairFields } from './fields/pair-fields.tsx'
import { PassageFields } from './fields/passage-fields.tsx'
import { NumberFields, RepairFields, ShortAnswerFields } from './fields/typed-fields.tsx'
import { VerdictFields } from './fields/verdict-fields.tsx'

/** The fields that belong to the question's own type. */
export function QuestionFields({ question, change, ...text }: FieldProps & TextProps) {
  const { type } = question
  switch (type) {
    case 'single-choice':
    case 'multiple-response':
      return <OptionFields question={question} change={change} />
    case 'true-false-not-stated':
      return <VerdictFields question={question} change={change} />
    case 'number':
      return <NumberFields question={question} change={change} />
    case 'short-answer':
      return <ShortAnswerFields question={question} change={change} />
    case 'cloze':
      return <ClozeFields question={question} change={change} />
    case 'ordering':
      return <OrderFields question={question} change={change} />
    case 'matching':
    case 'categories':
      return <PairFields question={question} change={change} />
    case 'evidence':
      return <PassageFields question={question} change={change} {...text} />
    case 'repair':
      return <RepairFields question={question} change={change} />
    case 'free-text':
      return <FreeTextFields question={question} change={change} />
    default:
      return assertNever(type)
  }
}
