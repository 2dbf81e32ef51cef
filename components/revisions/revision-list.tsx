import { Button } from '#components/ui/button.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { formatDayOf } from '#components/ui/format-time.ts'
import { translator } from '#messages/translator.ts'
import styles from './revisions.module.css'

type Facts = { number: number; title: string; publishedAt: Date; authorName: string | null }
type Props = { revisions: readonly Facts[]; chosen: { from: number; to: number } | null }

/** The revisions of an article, newest first, and the choice of two to compare; works before JavaScript arrives. */
export function RevisionList({ revisions, chosen }: Props) {
  const t = translator('revisions')
  return (
    <>
      <ol className={styles.revisions}>
        {revisions.map(({ number, title, publishedAt, authorName }, index) => (
          <li key={number}>
            <strong>{t('history.revision', { number })}</strong>
            {index === 0 ? <span className={styles.tag}>{t('history.present')}</span> : null}
            <span dir="auto">{title}</span>
            <span className={styles.soft}>
              {authorName === null
                ? t('history.byNobody', { day: formatDayOf(publishedAt, 'UTC') })
                : t('history.by', { day: formatDayOf(publishedAt, 'UTC'), name: authorName })}
            </span>
          </li>
        ))}
      </ol>
      {revisions.length < 2 ? (
        <p>{t('history.one')}</p>
      ) : (
        <form method="get" className={styles.compare}>
          <NumberField name="from" label={t('history.from')} revisions={revisions} chosen={chosen?.from} />
          <NumberField name="to" label={t('history.to')} revisions={revisions} chosen={chosen?.to} />
          <Button type="submit">{t('history.show')}</Button>
        </form>
      )}
    </>
  )
}

function NumberField(props: { name: string; label: string; revisions: readonly Facts[]; chosen: number | undefined }) {
  const t = translator('revisions')
  return (
    <SelectField name={props.name} label={props.label} defaultValue={props.chosen}>
      {props.revisions.map(({ number }) => (
        <option key={number} value={number}>
          {t('history.revision', { number })}
        </option>
      ))}
    </SelectField>
  )
}
