import { Button, ButtonLink } from '#components/ui/button.tsx'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import type { Block } from '#domain/article/schema.ts'
import { type ClassNoteFilter, classNoteQuery, isClassFiltered } from '#domain/notes/class-note-filter.ts'
import { annotationKinds } from '#domain/notes/schema.ts'
import { translator } from '#messages/translator.ts'
import { ChoiceField } from './choice-field.tsx'
import { type ClassNoteItem, ClassNoteList } from './class-note-list.tsx'
import styles from './own-notes.module.css'
import { PageLinks } from './page-links.tsx'

type Props = {
  assignmentId: string
  title: string
  filter: ClassNoteFilter
  notes: readonly ClassNoteItem[]
  found: number
  page: number
  pages: number
  students: readonly { id: string; name: string }[]
  blocks: readonly Block[]
}

/** All that students shared with their teacher on one text, a page at a time, with a form to choose from it. */
export function ClassNotes({ assignmentId, title, filter, notes, found, page, pages, students, blocks }: Props) {
  const t = translator('notes')
  const path = `/assignments/${assignmentId}/notes`
  const numbers = paragraphNumbers(blocks)
  return (
    <>
      <h1 dir="auto">{t('class.heading', { title })}</h1>
      <p>{t('class.hint')}</p>
      <p>
        <ButtonLink href={`/assignments/${assignmentId}/text`}>{translator('progress')('text.link')}</ButtonLink>{' '}
        <ButtonLink href={`/assignments/${assignmentId}/progress`}>{translator('progress')('title')}</ButtonLink>
      </p>
      <Chooser path={path} filter={filter} students={students} numbers={numbers} />
      <p className={styles.found} role="status">
        {found === 0
          ? t(isClassFiltered(filter) ? 'class.foundNone' : 'class.none')
          : t(pages === 1 ? 'found' : 'foundPages', { count: found, page, pages })}
      </p>
      <ClassNoteList assignmentId={assignmentId} notes={notes} numbers={numbers} />
      <PageLinks page={page} pages={pages} hrefOf={(number) => classNoteQuery(path, { ...filter, page: number })} />
    </>
  )
}

type ChooserProps = Pick<Props, 'filter' | 'students'> & { path: string; numbers: ReadonlyMap<string, number> }

function Chooser({ path, filter, students, numbers }: ChooserProps) {
  const t = translator('notes')
  const all = t('class.find.all')
  return (
    <search>
      <form method="get" action={path} className={styles.finder} aria-label={t('class.find.title')}>
        <ChoiceField
          name="kind"
          label={t('class.find.kind')}
          all={all}
          chosen={filter.kind}
          options={annotationKinds.map((kind) => ({ id: kind, name: t(`kinds.${kind}`) }))}
        />
        <ChoiceField
          name="student"
          label={t('class.find.student')}
          all={all}
          chosen={filter.student}
          options={students}
        />
        <ChoiceField
          name="block"
          label={t('class.find.block')}
          all={all}
          chosen={filter.block}
          options={[...numbers].map(([id, number]) => ({ id, name: t('class.find.paragraph', { number }) }))}
        />
        <ChoiceField
          name="answered"
          label={t('class.find.answered')}
          all={all}
          chosen={filter.answered}
          options={(['no', 'yes'] as const).map((id) => ({ id, name: t(`class.find.${id}`) }))}
        />
        <p className={styles.send}>
          <Button type="submit" kind="primary">
            {t('class.find.submit')}
          </Button>
          {isClassFiltered(filter) ? <a href={path}>{t('class.find.clear')}</a> : null}
        </p>
      </form>
    </search>
  )
}
