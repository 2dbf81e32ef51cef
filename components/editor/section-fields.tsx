'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Field, SelectField } from '#components/ui/field.tsx'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import type { Block } from '#domain/article/schema.ts'
import type { QuizDraft } from '#domain/quiz/draft.ts'
import { CheckField } from './fields/check-field.tsx'
import { changedAt, freshId, withoutAt } from './fields/field-props.ts'
import { NumberInput } from './fields/number-input.tsx'
import styles from './quiz-editor.module.css'

type Section = QuizDraft['sections'][number]

type Props = {
  sections: readonly Section[]
  /** The standard text, whose paragraphs a section may be about. */
  blocks: readonly Block[]
  change: (sections: Section[]) => void
}

/** How the quiz is divided: sections with a passage, in an order of each student's own, or as pools. */
export function SectionFields({ sections, blocks, change }: Props) {
  const t = useTranslations('editor')
  return (
    <details className={styles.card} open={sections.length > 0}>
      <summary>{t('sections')}</summary>
      <p className={styles.hint}>{t('sectionsHint')}</p>
      {sections.map((section, index) => (
        <fieldset key={section.id} className={styles.option}>
          <legend>{t('section', { number: index + 1 })}</legend>
          <OneSection
            section={section}
            number={index + 1}
            blocks={blocks}
            change={(changed) => change(changedAt(sections, index, changed))}
          />
          <Button kind="quiet" onClick={() => change(withoutAt(sections, index))}>
            {t('removeSection', { number: index + 1 })}
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => change([...sections, newSection(sections)])}>{t('addSection')}</Button>
    </details>
  )
}

type OneProps = {
  section: Section
  number: number
  blocks: readonly Block[]
  change: (changed: Partial<Section>) => void
}

function OneSection({ section, number, blocks, change }: OneProps) {
  const t = useTranslations('editor')
  const { id, title, draw, isShuffled, passage } = section
  const paragraphs = [...paragraphNumbers(blocks)]
  const setPassage = (fromBlockId: string, toBlockId: string) =>
    change({ passage: fromBlockId === '' ? null : { fromBlockId, toBlockId: toBlockId || fromBlockId } })
  return (
    <>
      <Field
        id={`section-${id}-title`}
        name="sectionTitle"
        label={t('sectionTitle', { number })}
        value={title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <div className={styles.pair}>
        <SelectField
          id={`section-${id}-from`}
          name="sectionFrom"
          label={t('sectionFrom')}
          value={passage?.fromBlockId ?? ''}
          onChange={(event) => setPassage(event.target.value, passage?.toBlockId ?? '')}
        >
          <option value="">{t('sectionWhole')}</option>
          <Paragraphs paragraphs={paragraphs} />
        </SelectField>
        {passage === null ? null : (
          <SelectField
            id={`section-${id}-to`}
            name="sectionTo"
            label={t('sectionTo')}
            value={passage.toBlockId}
            onChange={(event) => setPassage(passage.fromBlockId, event.target.value)}
          >
            <Paragraphs paragraphs={paragraphs} />
          </SelectField>
        )}
        <NumberInput
          id={`section-${id}-draw`}
          label={t('sectionDraw')}
          hint={t('sectionDrawHint')}
          value={draw}
          change={(value) => change({ draw: value === null ? null : Math.round(value) })}
        />
      </div>
      <CheckField label={t('sectionShuffled')} isOn={isShuffled} change={(isOn) => change({ isShuffled: isOn })} />
    </>
  )
}

function Paragraphs({ paragraphs }: { paragraphs: readonly (readonly [string, number])[] }) {
  return paragraphs.map(([blockId, paragraph]) => (
    <option key={blockId} value={blockId}>
      {paragraph}
    </option>
  ))
}

function newSection(sections: readonly Section[]): Section {
  const used = sections.map(({ id }) => id)
  return { id: freshId('s', used), title: '', passage: null, draw: null, isShuffled: false }
}
