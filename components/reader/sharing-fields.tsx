'use client'

import { useTranslations } from 'use-intl'
import { type Audience, audiences } from '#domain/notes/audiences.ts'
import type { GroupName } from '#domain/notes/view.ts'
import type { Draft } from './draft.ts'
import styles from './note-editor.module.css'

type Choice = { audience: Audience; group: GroupName | null }
type Props = { draft: Draft; groups: readonly GroupName[]; change: (choice: Choice) => void }

/** Who sees a note: a choice from the narrowest to the widest, with each group of the writer's by its name. */
export function SharingFields({ draft, groups, change }: Props) {
  const t = useTranslations('reader')
  const { group } = draft
  const isLeft = group !== null && !groups.some(({ id }) => id === group.id)
  const offered = isLeft ? [...groups, group] : groups
  const choices = audiences.flatMap((audience): Choice[] =>
    audience === 'group' ? offered.map((one) => ({ audience, group: one })) : [{ audience, group: null }],
  )
  function labelOf({ audience, group: one }: Choice): string {
    if (one === null) return t(`audiences.${audience}`)
    return isLeft && one.id === group.id ? t('audienceGroupLeft') : t('audienceGroup', { name: one.name })
  }
  return (
    <fieldset className={styles.audience}>
      <legend>{t('audienceLabel')}</legend>
      {choices.map((choice) => (
        <label key={choice.group?.id ?? choice.audience}>
          <input
            type="radio"
            name={`audience-${draft.id}`}
            checked={draft.audience === choice.audience && draft.group?.id === choice.group?.id}
            onChange={() => change(choice)}
          />
          {labelOf(choice)}
        </label>
      ))}
    </fieldset>
  )
}
