'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Field, SelectField, TextField } from '#components/ui/field.tsx'
import type { DraftQuestion } from '#domain/quiz/draft.ts'
import { verdicts } from '#domain/quiz/schema.ts'
import styles from './quiz-editor.module.css'

type Props = { question: DraftQuestion; change: (changed: Partial<DraftQuestion>) => void }
type Note = { feedback: string; misconception: string | null }

/** The fields that belong to the question's own type. */
export function QuestionFields({ question, change }: Props) {
  switch (question.type) {
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
    case 'ordering':
    case 'matching':
    case 'categories':
    case 'evidence':
    case 'repair':
    case 'free-text':
      return null
  }
}

function OptionFields({ question, change }: Props) {
  const t = useTranslations('editor')
  const isSingle = question.type === 'single-choice'
  const setOption = (index: number, changed: Partial<DraftQuestion['options'][number]>) =>
    change({ options: question.options.map((option, at) => (at === index ? { ...option, ...changed } : option)) })
  const setRight = (id: string, isRight: boolean) => {
    if (isSingle) return change({ correctOptions: [id] })
    change({
      correctOptions: isRight
        ? [...question.correctOptions, id]
        : question.correctOptions.filter((other) => other !== id),
    })
  }
  return (
    <fieldset className={styles.group}>
      <legend>{t('options')}</legend>
      {question.options.map((option, index) => {
        const letter = letterOf(index)
        const isRight = question.correctOptions.includes(option.id)
        return (
          <div key={option.id} className={styles.option} data-right={isRight}>
            <div className={styles.optionRow}>
              <Field
                id={`${question.id}-option-${option.id}`}
                name={`option-${option.id}`}
                label={t('optionText', { letter })}
                value={option.text}
                onChange={(event) => setOption(index, { text: event.target.value })}
              />
              <label className={styles.right}>
                <input
                  type={isSingle ? 'radio' : 'checkbox'}
                  name={`right-${question.id}`}
                  checked={isRight}
                  onChange={(event) => setRight(option.id, event.target.checked)}
                />
                {t('isRight')}
              </label>
              <Button
                kind="quiet"
                aria-label={t('removeOption', { letter })}
                onClick={() => change({ options: question.options.filter((other) => other.id !== option.id) })}
              >
                ✕
              </Button>
            </div>
            <NoteFields
              idPrefix={`${question.id}-${option.id}`}
              note={option}
              change={(changed) => setOption(index, changed)}
            />
          </div>
        )
      })}
      <Button
        onClick={() =>
          change({
            options: [
              ...question.options,
              { id: freeId(question), text: '', feedback: '', misconception: null, fraction: null },
            ],
          })
        }
      >
        {t('addOption')}
      </Button>
      {isSingle ? null : (
        <SelectField
          id={`${question.id}-scoring`}
          name="scoring"
          label={t('scoring')}
          value={question.scoring}
          onChange={(event) =>
            change({ scoring: event.target.value === 'all-or-nothing' ? 'all-or-nothing' : 'right-minus-wrong' })
          }
        >
          <option value="right-minus-wrong">{t('scorings.right-minus-wrong')}</option>
          <option value="all-or-nothing">{t('scorings.all-or-nothing')}</option>
        </SelectField>
      )}
    </fieldset>
  )
}

function letterOf(index: number): string {
  return String.fromCharCode(65 + (index % 26))
}

/** An option id that the question has never shown, so that feedback cannot land on another option. */
function freeId(question: DraftQuestion): string {
  const used = new Set(question.options.map((option) => option.id))
  for (let index = 0; ; index += 1) {
    const id = index < 26 ? String.fromCharCode(97 + index) : `o${index}`
    if (!used.has(id) && !question.correctOptions.includes(id)) return id
  }
}

function VerdictFields({ question, change }: Props) {
  const t = useTranslations('editor')
  return (
    <fieldset className={styles.group}>
      <legend>{t('verdict')}</legend>
      {verdicts.map((verdict) => (
        <div key={verdict} className={styles.option} data-right={question.verdict === verdict}>
          <label className={styles.right}>
            <input
              type="radio"
              name={`verdict-${question.id}`}
              checked={question.verdict === verdict}
              onChange={() => change({ verdict })}
            />
            {t(`verdicts.${verdict}`)}
          </label>
          <NoteFields
            idPrefix={`${question.id}-${verdict}`}
            note={question.verdictNotes[verdict]}
            change={(changed) =>
              change({
                verdictNotes: {
                  ...question.verdictNotes,
                  [verdict]: { ...question.verdictNotes[verdict], ...changed },
                },
              })
            }
          />
        </div>
      ))}
    </fieldset>
  )
}

function NumberFields({ question, change }: Props) {
  const t = useTranslations('editor')
  return (
    <>
      <div className={styles.pair}>
        <Field
          id={`${question.id}-number`}
          name="number"
          label={t('number')}
          inputMode="decimal"
          value={question.number}
          onChange={(event) => change({ number: event.target.value })}
        />
        <Field
          id={`${question.id}-tolerance`}
          name="tolerance"
          label={t('tolerance')}
          hint={t('toleranceHint')}
          inputMode="decimal"
          value={question.tolerance}
          onChange={(event) => change({ tolerance: event.target.value })}
        />
      </div>
      <WrongForms question={question} change={change} />
    </>
  )
}

function ShortAnswerFields({ question, change }: Props) {
  const t = useTranslations('editor')
  return (
    <>
      <TextField
        id={`${question.id}-accepted`}
        name="accepted"
        label={t('accepted')}
        hint={t('acceptedHint')}
        rows={3}
        value={question.accepted.join('\n')}
        onChange={(event) => change({ accepted: event.target.value.split('\n') })}
      />
      <WrongForms question={question} change={change} />
      <SelectField
        id={`${question.id}-unmatched`}
        name="unmatched"
        label={t('unmatched')}
        value={question.unmatched}
        onChange={(event) => change({ unmatched: event.target.value === 'teacher' ? 'teacher' : 'wrong' })}
      >
        <option value="wrong">{t('unmatcheds.wrong')}</option>
        <option value="teacher">{t('unmatcheds.teacher')}</option>
      </SelectField>
    </>
  )
}

function WrongForms({ question, change }: Props) {
  const t = useTranslations('editor')
  const setForm = (index: number, changed: Partial<DraftQuestion['wrong'][number]>) =>
    change({ wrong: question.wrong.map((form, at) => (at === index ? { ...form, ...changed } : form)) })
  return (
    <fieldset className={styles.group}>
      <legend>{t('wrongForms')}</legend>
      {question.wrong.map((form, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the forms have no identity but their place
        <div key={index} className={styles.option}>
          <div className={styles.optionRow}>
            <Field
              id={`${question.id}-wrong-${index}`}
              name={`wrong-${index}`}
              label={t('wrongForm', { number: index + 1 })}
              value={form.text}
              onChange={(event) => setForm(index, { text: event.target.value })}
            />
            <Button
              kind="quiet"
              aria-label={t('removeWrongForm', { number: index + 1 })}
              onClick={() => change({ wrong: question.wrong.filter((_, at) => at !== index) })}
            >
              ✕
            </Button>
          </div>
          <NoteFields
            idPrefix={`${question.id}-wrong-${index}`}
            note={form}
            change={(changed) => setForm(index, changed)}
          />
        </div>
      ))}
      <Button onClick={() => change({ wrong: [...question.wrong, { text: '', feedback: '', misconception: null }] })}>
        {t('addWrongForm')}
      </Button>
    </fieldset>
  )
}

function NoteFields({
  idPrefix,
  note,
  change,
}: {
  idPrefix: string
  note: Note
  change: (changed: Partial<Note>) => void
}) {
  const t = useTranslations('editor')
  return (
    <details className={styles.note}>
      <summary>{t('feedbackAndMisconception')}</summary>
      <TextField
        id={`${idPrefix}-feedback`}
        name="feedback"
        label={t('feedback')}
        rows={2}
        value={note.feedback}
        onChange={(event) => change({ feedback: event.target.value })}
      />
      <Field
        id={`${idPrefix}-misconception`}
        name="misconception"
        label={t('misconception')}
        hint={t('misconceptionHint')}
        list="misconceptions"
        value={note.misconception ?? ''}
        onChange={(event) => change({ misconception: event.target.value === '' ? null : event.target.value })}
      />
    </details>
  )
}
