import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { audiences } from '#domain/notes/audiences.ts'
import { isFiltered, type NoteFilter, searchLengthMax } from '#domain/notes/note-filter.ts'
import { annotationKinds } from '#domain/notes/schema.ts'
import { translator } from '#messages/translator.ts'
import { ChoiceField } from './choice-field.tsx'
import styles from './own-notes.module.css'

export type NoteChoices = Record<'texts' | 'classes', readonly { id: string; name: string }[]>

/** What to look for among one's notes; a form that asks by its address. */
export function NoteFinder({ filter, choices }: { filter: NoteFilter; choices: NoteChoices }) {
  const t = translator('notes')
  const all = t('find.all')
  return (
    <search>
      <form method="get" action="/notes" className={styles.finder} aria-label={t('find.title')}>
        <div className={styles.words}>
          <Field
            name="q"
            type="search"
            label={t('find.q')}
            hint={t('find.qHint')}
            defaultValue={filter.q}
            maxLength={searchLengthMax}
            dir="auto"
          />
        </div>
        <ChoiceField
          name="kind"
          label={t('find.kind')}
          all={all}
          chosen={filter.kind}
          options={annotationKinds.map((kind) => ({ id: kind, name: t(`kinds.${kind}`) }))}
        />
        <ChoiceField
          name="audience"
          label={t('find.audience')}
          all={all}
          chosen={filter.audience}
          options={audiences.map((audience) => ({ id: audience, name: t(`audienceNames.${audience}`) }))}
        />
        {choices.texts.length > 1 ? (
          <ChoiceField name="text" label={t('find.text')} all={all} chosen={filter.text} options={choices.texts} />
        ) : null}
        {choices.classes.length > 1 ? (
          <ChoiceField name="class" label={t('find.class')} all={all} chosen={filter.class} options={choices.classes} />
        ) : null}
        <p className={styles.send}>
          <Button type="submit" kind="primary">
            {t('find.submit')}
          </Button>
          {isFiltered(filter) ? <a href="/notes">{t('find.clear')}</a> : null}
        </p>
      </form>
    </search>
  )
}
