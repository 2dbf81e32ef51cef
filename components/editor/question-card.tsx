'use client'

import { type ComponentProps, useState } from 'react'
import { useTranslations } from 'use-intl'
import { takeFocus } from '#components/ui/browser-take-focus.ts'
import { Button } from '#components/ui/button.tsx'
import { Field, SelectField, TextField } from '#components/ui/field.tsx'
import type { DraftQuestion, QuizDraft } from '#domain/quiz/draft.ts'
import { questionTypes } from '#domain/quiz/schema.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import { CitationFields } from './fields/passage-fields.tsx'
import { QuestionFields } from './question-fields.tsx'
import styles from './quiz-editor.module.css'

type Props = {
  question: DraftQuestion
  /** From 1. */
  number: number
  isLast: boolean
  /** Has just been added: its fields stand open, and its text is written next. */
  isFresh: boolean
  levels: ComponentProps<typeof EvidenceFields>['levels']
  readSelection: ComponentProps<typeof EvidenceFields>['readSelection']
  sections: QuizDraft['sections']
  change: (changed: Partial<DraftQuestion>) => void
  move: (by: -1 | 1) => void
  duplicate: () => void
  remove: () => void
}

/** One question as it is being written. */
export function QuestionCard({
  question,
  number,
  isLast,
  isFresh,
  levels,
  readSelection,
  sections,
  change,
  move,
  duplicate,
  remove,
}: Props) {
  const t = useTranslations('editor')
  const [isOpen, setOpen] = useState(isFresh)
  return (
    <section className={styles.card} id={`question-${question.id}`} aria-labelledby={`title-${question.id}`}>
      <header>
        <h3 id={`title-${question.id}`}>{t('question', { number })}</h3>
        <Button
          kind="quiet"
          aria-expanded={isOpen}
          aria-controls={`fields-${question.id}`}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t('fold') : t('open')}
        </Button>
        <Button kind="quiet" aria-label={t('moveUp', { number })} disabled={number === 1} onClick={() => move(-1)}>
          ↑
        </Button>
        <Button kind="quiet" aria-label={t('moveDown', { number })} disabled={isLast} onClick={() => move(1)}>
          ↓
        </Button>
        <Button kind="quiet" aria-label={t('duplicate', { number })} onClick={duplicate}>
          {t('copy')}
        </Button>
        <Button kind="quiet" aria-label={t('remove', { number })} onClick={remove}>
          ✕
        </Button>
      </header>
      {isOpen ? null : (
        <p className={styles.summary}>
          {t('summary', { type: t(`types.${question.type}`), points: question.points, stem: question.stem })}
        </p>
      )}
      <div id={`fields-${question.id}`} hidden={!isOpen}>
        {isOpen ? (
          <>
            <div className={styles.pair}>
              <SelectField
                id={`${question.id}-type`}
                name="type"
                label={t('type')}
                value={question.type}
                onChange={(event) =>
                  change({ type: questionTypes.find((type) => type === event.target.value) ?? question.type })
                }
              >
                {questionTypes.map((type) => (
                  <option key={type} value={type}>
                    {t(`types.${type}`)}
                  </option>
                ))}
              </SelectField>
              <Field
                id={`${question.id}-points`}
                name="points"
                label={t('points')}
                type="number"
                min={0}
                max={100}
                step={0.5}
                value={String(question.points)}
                onChange={(event) => change({ points: Number(event.target.value) || 0 })}
              />
              {sections.length === 0 ? null : (
                <SelectField
                  id={`${question.id}-section`}
                  name="section"
                  label={t('inSection')}
                  value={question.sectionId ?? ''}
                  onChange={(event) => change({ sectionId: event.target.value || null })}
                >
                  <option value="">{t('noSection')}</option>
                  {sections.map(({ id, title }, index) => (
                    <option key={id} value={id}>
                      {title === '' ? t('section', { number: index + 1 }) : title}
                    </option>
                  ))}
                </SelectField>
              )}
            </div>
            <TextField
              id={`${question.id}-stem`}
              ref={isFresh ? takeFocus : undefined}
              name="stem"
              label={question.type === 'true-false-not-stated' ? t('stemStatement') : t('stem')}
              rows={2}
              value={question.stem}
              onChange={(event) => change({ stem: event.target.value })}
            />
            <QuestionFields question={question} change={change} levels={levels} readSelection={readSelection} />
            <EvidenceFields
              legend={t('evidence')}
              hint={t('evidenceHint')}
              evidence={question.evidence}
              levels={levels}
              readSelection={readSelection}
              change={(evidence) => change({ evidence })}
            />
            {question.type === 'evidence' ? null : <CitationFields question={question} change={change} />}
            <TextField
              id={`${question.id}-explanation`}
              name="explanation"
              label={t('explanation')}
              hint={t('explanationHint')}
              rows={2}
              value={question.explanation}
              onChange={(event) => change({ explanation: event.target.value })}
            />
          </>
        ) : null}
      </div>
    </section>
  )
}
