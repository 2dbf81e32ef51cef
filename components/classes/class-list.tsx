import Link from 'next/link'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import type { ClassSummary } from '#domain/class/class-view.ts'
import { translator } from '#messages/translator.ts'
import styles from './classes.module.css'

/** The classes one teaches, those of the school for an administrator, and those put away. */
export function ClassList({ classes }: { classes: readonly ClassSummary[] }) {
  const t = translator('classes')
  const own = classes.filter(({ role, isArchived }) => role !== null && !isArchived)
  const others = classes.filter(({ role, isArchived }) => role === null && !isArchived)
  const archived = classes.filter(({ isArchived }) => isArchived)
  return (
    <>
      {own.length === 0 ? (
        <Card>
          <h2>{t('empty')}</h2>
          <p>{t('emptyText')}</p>
          <ButtonLink kind="primary" href="/classes/new">
            {t('new')}
          </ButtonLink>
        </Card>
      ) : (
        <Section title={t('own')} classes={own} />
      )}
      {others.length > 0 ? <Section title={t('others')} classes={others} /> : null}
      {archived.length > 0 ? <Section title={t('archived')} classes={archived} /> : null}
    </>
  )
}

function Section({ title, classes }: { title: string; classes: readonly ClassSummary[] }) {
  const t = translator('classes')
  return (
    <section>
      <h2>{title}</h2>
      <ul className={styles.cards}>
        {classes.map(({ id, name, role, students, assignments }) => (
          <li key={id} className={styles.card}>
            <h3>
              <Link href={`/classes/${id}`} prefetch={false}>
                {name}
              </Link>
            </h3>
            <p>
              {t('students', { count: students })}
              {assignments === null ? null : ` · ${t('assigned', { count: assignments })}`}
            </p>
            {role === 'co-teacher' ? <p>{t('roles.co-teacher')}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
