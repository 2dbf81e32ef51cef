import { ActionForm } from '#components/ui/action-form.tsx'
import { Card } from '#components/ui/card.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import type { FormState } from '#components/ui/form-state.ts'
import type { ClassView, Colleague } from '#domain/class/class-view.ts'
import { translator } from '#messages/translator.ts'
import { ClassForm } from './class-form.tsx'
import styles from './classes.module.css'
import { CoTeachers } from './co-teachers.tsx'
import { JoinCodeCard } from './join-code-card.tsx'

type Action = (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
type Props = {
  view: ClassView
  colleagues: readonly Colleague[] | null
  timeZones: readonly string[]
  /** Where people join, as they type it. */
  address: string
  actions: Record<'setOpen' | 'rotate' | 'addCoTeacher' | 'removeCoTeacher' | 'settings' | 'archive', Action>
}

/** Beside a class's work: its code, its teachers, its name and clock. */
export function ClassSide({ view, colleagues, timeZones, address, actions }: Props) {
  const t = translator('classes')
  const { id, name, timeZone, code, joinOpen, isArchived, teachers, role } = view
  return (
    <div className={styles.side}>
      <ClientMessages areas={['classes']}>
        {code === null || isArchived ? null : (
          <JoinCodeCard
            classId={id}
            className={name}
            code={code}
            joinOpen={joinOpen}
            address={address}
            setOpen={actions.setOpen}
            rotate={actions.rotate}
          />
        )}
        <Card aria-labelledby="teachers">
          <h2 id="teachers">{t('teachers')}</h2>
          <CoTeachers
            classId={id}
            teachers={teachers}
            colleagues={colleagues}
            add={actions.addCoTeacher}
            remove={actions.removeCoTeacher}
          />
        </Card>
        {role === null ? null : (
          <Card aria-labelledby="settings">
            <h2 id="settings">{t('settings')}</h2>
            <details className={styles.details}>
              <summary>{t('settingsChange')}</summary>
              <ClassForm
                action={actions.settings}
                submit="settingsSave"
                classId={id}
                name={name}
                timeZone={timeZone}
                timeZones={timeZones}
              />
            </details>
            <details className={styles.details}>
              <summary>{isArchived ? t('unarchive') : t('archive')}</summary>
              <p>{t('archiveHint')}</p>
              <ActionForm action={actions.archive} hidden={{ classId: id, isArchived: isArchived ? 'no' : 'yes' }}>
                {isArchived ? t('unarchive') : t('archive')}
              </ActionForm>
            </details>
          </Card>
        )}
      </ClientMessages>
    </div>
  )
}
