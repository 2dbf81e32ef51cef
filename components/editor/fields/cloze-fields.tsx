'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Field, SelectField, TextField } from '#components/ui/field.tsx'
import type { DraftQuestion } from '#domain/quiz/draft.ts'
import { emptyGap, gapsMarkedIn } from '#domain/quiz/questions/cloze.ts'
import styles from '../quiz-editor.module.css'
import { CheckField } from './check-field.tsx'
import { changedAt, type FieldProps, freshId, withoutAt } from './field-props.ts'
import { LinesField } from './lines-field.tsx'
import { NoteFields } from './note-fields.tsx'
import { NumberInput } from './number-input.tsx'
import { WrongForms } from './wrong-forms.tsx'

type Gap = DraftQuestion['gaps'][number]

/** A text with gaps: select words of it, and they become a gap. */
export function ClozeFields({ question, change }: FieldProps) {
  const t = useTranslations('editor')
  const text = useRef<HTMLDivElement>(null)
  const { clozeText, gaps } = question
  const marked = gapsMarkedIn(clozeText)

  function makeGap() {
    const area = text.current?.querySelector('textarea')
    if (!area) return
    const { selectionStart: start, selectionEnd: end } = area
    const words = clozeText.slice(start, end).trim()
    const id = freshId('g', [...marked, ...gaps.map((gap) => gap.id)])
    change({
      clozeText: `${clozeText.slice(0, start)}[[${id}]]${clozeText.slice(end)}`,
      gaps: [...gaps, { ...emptyGap(id), accepted: [words] }],
    })
  }
  return (
    <>
      <div ref={text}>
        <TextField
          id={`${question.id}-cloze`}
          name="clozeText"
          label={t('clozeText')}
          hint={t('clozeHint')}
          rows={5}
          value={clozeText}
          onChange={(event) => change({ clozeText: event.target.value })}
        />
        {/* Pressing the mouse on a button would take the selection away. */}
        <Button onMouseDown={(event) => event.preventDefault()} onClick={makeGap}>
          {t('makeGap')}
        </Button>
      </div>
      {gaps.map((gap, index) => (
        <GapFields
          key={gap.id}
          gap={gap}
          idPrefix={`${question.id}-${gap.id}`}
          isMarked={marked.includes(gap.id)}
          change={(changed) => change({ gaps: changedAt(gaps, index, changed) })}
          remove={() =>
            change({
              gaps: withoutAt(gaps, index),
              clozeText: clozeText.replace(`[[${gap.id}]]`, gap.accepted[0] ?? ''),
            })
          }
        />
      ))}
    </>
  )
}

type GapProps = {
  gap: Gap
  idPrefix: string
  isMarked: boolean
  change: (changed: Partial<Gap>) => void
  remove: () => void
}

function GapFields({ gap, idPrefix, isMarked, change, remove }: GapProps) {
  const t = useTranslations('editor')
  return (
    <fieldset className={styles.option}>
      <legend>{t('gap', { id: gap.id })}</legend>
      {isMarked ? null : <p className={styles.hint}>{t('gapUnmarked', { id: gap.id })}</p>}
      <div className={styles.pair}>
        <SelectField
          id={`${idPrefix}-kind`}
          name="kind"
          label={t('gapKind')}
          value={gap.kind}
          onChange={(event) => change(event.target.value === 'chosen' ? chosenFrom(gap) : { kind: 'typed' })}
        >
          <option value="typed">{t('gapKinds.typed')}</option>
          <option value="chosen">{t('gapKinds.chosen')}</option>
        </SelectField>
        <NumberInput
          id={`${idPrefix}-weight`}
          label={t('gapWeight')}
          value={gap.weight}
          change={(weight) => change({ weight: weight ?? 0 })}
        />
        <Button kind="quiet" onClick={remove}>
          {t('removeGap', { id: gap.id })}
        </Button>
      </div>
      {gap.kind === 'typed' ? (
        <>
          <LinesField
            id={`${idPrefix}-accepted`}
            label={t('accepted')}
            hint={t('acceptedHint')}
            lines={gap.accepted}
            change={(accepted) => change({ accepted })}
          />
          <CheckField
            label={t('caseMatters')}
            isOn={gap.caseMatters}
            change={(caseMatters) => change({ caseMatters })}
          />
          <CheckField
            label={t('accentsMatter')}
            isOn={gap.accentsMatter}
            change={(accentsMatter) => change({ accentsMatter })}
          />
          <WrongForms idPrefix={idPrefix} forms={gap.wrong} change={(wrong) => change({ wrong })} />
        </>
      ) : (
        <GapOptions gap={gap} idPrefix={idPrefix} change={change} />
      )}
    </fieldset>
  )
}

function GapOptions({ gap, idPrefix, change }: Pick<GapProps, 'gap' | 'idPrefix' | 'change'>) {
  const t = useTranslations('editor')
  const { options } = gap
  return (
    <>
      {options.map((option, index) => (
        <div key={option.id} className={styles.option} data-right={gap.correct === option.id}>
          <div className={styles.optionRow}>
            <Field
              id={`${idPrefix}-${option.id}`}
              name="option"
              label={t('optionText', { letter: String.fromCharCode(65 + (index % 26)) })}
              value={option.text}
              onChange={(event) => change({ options: changedAt(options, index, { text: event.target.value }) })}
            />
            <label className={styles.right}>
              <input
                type="radio"
                name={`right-${idPrefix}`}
                checked={gap.correct === option.id}
                onChange={() => change({ correct: option.id })}
              />
              {t('isRight')}
            </label>
            <Button
              kind="quiet"
              aria-label={t('removeOption', { letter: String.fromCharCode(65 + (index % 26)) })}
              onClick={() => change({ options: withoutAt(options, index) })}
            >
              ✕
            </Button>
          </div>
          <NoteFields
            idPrefix={`${idPrefix}-${option.id}`}
            note={option}
            change={(changed) => change({ options: changedAt(options, index, changed) })}
          />
        </div>
      ))}
      <Button onClick={() => change({ options: [...options, newGapOption(gap)] })}>{t('addOption')}</Button>
    </>
  )
}

function newGapOption({ id, options, correct }: Gap, text = ''): Gap['options'][number] {
  const used = [...options.map((option) => option.id), correct]
  return { id: freshId(`${id}-o`, used), text, feedback: '', misconception: null }
}

/** A typed gap becomes a chosen one: what was accepted is the right option. */
function chosenFrom(gap: Gap): Partial<Gap> {
  if (gap.options.length > 0) return { kind: 'chosen' }
  const right = newGapOption(gap, gap.accepted[0] ?? '')
  const wrong = newGapOption({ ...gap, options: [right] })
  return { kind: 'chosen', options: [right, wrong], correct: right.id }
}
