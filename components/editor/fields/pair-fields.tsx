'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { SelectField } from '#components/ui/field.tsx'
import styles from '../quiz-editor.module.css'
import { changedAt, type FieldProps, withoutAt } from './field-props.ts'
import { ItemList } from './item-list.tsx'
import { NoteFields } from './note-fields.tsx'

/** What is matched or sorted, with what, and which belong together. */
export function PairFields({ question, change }: FieldProps) {
  const t = useTranslations('editor')
  const { items, targets, pairs } = question
  const kind = question.type === 'categories' ? 'categories' : 'matching'
  return (
    <>
      <ItemList
        legend={t(`pairItems.${kind}`)}
        hint={t('pairItemsHint')}
        idPrefix={`${question.id}-item`}
        prefix="i"
        items={items}
        change={(next) => change({ items: next })}
      />
      <ItemList
        legend={t(`pairTargets.${kind}`)}
        hint={t(`pairTargetsHint.${kind}`)}
        idPrefix={`${question.id}-target`}
        prefix="t"
        items={targets}
        change={(next) => change({ targets: next })}
      />
      <fieldset className={styles.group}>
        <legend>{t('pairs')}</legend>
        {items
          .filter(({ text }) => text.trim() !== '')
          .map(({ id, text }) => (
            <SelectField
              key={id}
              id={`${question.id}-pair-${id}`}
              name={`pair-${id}`}
              label={text}
              value={pairs[id] ?? ''}
              onChange={(event) => change({ pairs: { ...pairs, [id]: event.target.value } })}
            >
              <TargetOptions question={question} />
            </SelectField>
          ))}
      </fieldset>
      <PairNotes question={question} change={change} />
    </>
  )
}

function TargetOptions({ question }: Pick<FieldProps, 'question'>) {
  const t = useTranslations('editor')
  return (
    <>
      <option value="">{t('pairNone')}</option>
      {question.targets
        .filter(({ text }) => text.trim() !== '')
        .map(({ id, text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
    </>
  )
}

/** Words on foreseen wrong pairs. */
function PairNotes({ question, change }: FieldProps) {
  const t = useTranslations('editor')
  const { items, targets, pairNotes } = question
  const [item] = items
  const [target] = targets
  return (
    <fieldset className={styles.group}>
      <legend>{t('pairNotes')}</legend>
      {pairNotes.map((note, index) => {
        const set = (changed: Partial<typeof note>) => change({ pairNotes: changedAt(pairNotes, index, changed) })
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the notes have no identity but their place
          <div key={index} className={styles.option}>
            <div className={styles.pair}>
              <SelectField
                id={`${question.id}-note-${index}-item`}
                name="noteItem"
                label={t('noteItem')}
                value={note.item}
                onChange={(event) => set({ item: event.target.value })}
              >
                {items.map(({ id, text }) => (
                  <option key={id} value={id}>
                    {text}
                  </option>
                ))}
              </SelectField>
              <SelectField
                id={`${question.id}-note-${index}-target`}
                name="noteTarget"
                label={t('noteTarget')}
                value={note.target}
                onChange={(event) => set({ target: event.target.value })}
              >
                <TargetOptions question={question} />
              </SelectField>
              <Button
                kind="quiet"
                aria-label={t('removeWrongForm', { number: index + 1 })}
                onClick={() => change({ pairNotes: withoutAt(pairNotes, index) })}
              >
                ✕
              </Button>
            </div>
            <NoteFields idPrefix={`${question.id}-note-${index}`} note={note} change={set} />
          </div>
        )
      })}
      {item && target ? (
        <Button
          onClick={() =>
            change({
              pairNotes: [...pairNotes, { item: item.id, target: target.id, feedback: '', misconception: null }],
            })
          }
        >
          {t('addPairNote')}
        </Button>
      ) : null}
    </fieldset>
  )
}
