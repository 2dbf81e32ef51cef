import type { ClassGroups } from '#domain/class/class-view.ts'
import { translator } from '#messages/translator.ts'
import { DissolveForm } from './dissolve-form.tsx'
import type { FormAction } from './group-form.tsx'
import { GroupForm } from './group-form.tsx'
import styles from './groups.module.css'

type Props = Pick<ClassGroups, 'students' | 'groups'> & {
  classId: string
  actions: { change: FormAction; remove: FormAction }
}

/** Every group with its members; folded under each, the form that changes it and the way to dissolve it. */
export function GroupList({ classId, students, groups, actions }: Props) {
  const t = translator('classes')
  if (groups.length === 0) return <p className={styles.soft}>{t('groups.empty')}</p>
  const nameOf = new Map(students.map(({ id, name }) => [id, name]))
  return (
    <ul className={styles.groups}>
      {groups.map((group) => (
        <li key={group.id}>
          <h2 dir="auto">{group.name}</h2>
          <p className={styles.soft}>
            {group.studentIds.length === 0
              ? t('groups.nobody')
              : group.studentIds.map((id) => nameOf.get(id) ?? '').join(', ')}
            {group.notes > 0 ? ` · ${t('groups.notes', { count: group.notes })}` : ''}
          </p>
          <details className={styles.details}>
            <summary aria-label={t('groups.changeThis', { name: group.name })}>{t('groups.change')}</summary>
            <GroupForm action={actions.change} classId={classId} students={students} group={group} />
            <DissolveForm action={actions.remove} classId={classId} group={group} />
          </details>
        </li>
      ))}
    </ul>
  )
}
