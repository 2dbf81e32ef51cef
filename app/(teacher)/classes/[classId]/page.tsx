import type { Metadata } from 'next'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { publicAddress } from '#app/_server/public-address.ts'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { ClassAssignments } from '#components/classes/class-assignments.tsx'
import { ClassSide } from '#components/classes/class-side.tsx'
import styles from '#components/classes/classes.module.css'
import { Roster } from '#components/classes/roster.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { readClass } from '#db/access/classes.ts'
import { countOpenReports } from '#db/access/reports.ts'
import { listColleaguesToAdd } from '#db/access/system/co-teachers.ts'
import { timeZoneNames } from '#domain/class/schema.ts'
import { translator } from '#messages/translator.ts'
import {
  submitArchive,
  submitClassSettings,
  submitCoTeacher,
  submitCoTeacherRemoval,
  submitJoinOpen,
  submitRotateCode,
} from '../actions.ts'

export const metadata: Metadata = { title: translator('classes')('title') }

export default async function ClassPage({ params }: { params: Promise<{ classId: string }> }) {
  const { ctx, actor } = await requireActor()
  const view = valueOrNotFound(await readClass(ctx, idParam((await params).classId)))
  const colleagues = view.role === null ? null : valueOrNotFound(await listColleaguesToAdd(ctx, view.id))
  const toLookAt = view.role === null ? 0 : valueOrNotFound(await countOpenReports(ctx, view.id))
  const t = translator('classes')
  const present = view.students.filter(({ isRemoved }) => !isRemoved).length
  return (
    <SignedInFrame actor={actor} here="/classes">
      <div className={styles.head}>
        <div>
          <h1>{view.name}</h1>
          <p>
            {t('students', { count: present })} · {t('clock', { timeZone: view.timeZone.replaceAll('_', ' ') })}
          </p>
        </div>
        {view.role !== null && !view.isArchived ? (
          <ButtonLink kind="primary" href={`/classes/${view.id}/assign`}>
            {t('assign')}
          </ButtonLink>
        ) : null}
      </div>
      {view.isArchived ? <Notice kind="warn">{t('putAway')}</Notice> : null}
      <div className={styles.columns}>
        <div className={styles.main}>
          {view.role === null ? null : (
            <section>
              <div className={styles.sectionHead}>
                <h2>{t('assignments')}</h2>
                <ButtonLink href={`/classes/${view.id}/reports`}>{t('reports.link', { count: toLookAt })}</ButtonLink>
              </div>
              <ClassAssignments assignments={view.assignments} timeZone={view.timeZone} now={ctx.now()} />
            </section>
          )}
          <section>
            <div className={styles.sectionHead}>
              <h2>{t('roster')}</h2>
              <div className={styles.actions}>
                {view.role === null ? null : (
                  <ButtonLink href={`/classes/${view.id}/groups`}>{t('groups.link')}</ButtonLink>
                )}
                {view.isArchived ? null : (
                  <ButtonLink href={`/classes/${view.id}/students`}>{t('addStudents')}</ButtonLink>
                )}
              </div>
            </div>
            <Roster classId={view.id} students={view.students} />
          </section>
        </div>
        <ClassSide
          view={view}
          colleagues={colleagues}
          timeZones={timeZoneNames()}
          address={`${await publicAddress()}/join`}
          actions={{
            setOpen: submitJoinOpen,
            rotate: submitRotateCode,
            addCoTeacher: submitCoTeacher,
            removeCoTeacher: submitCoTeacherRemoval,
            settings: submitClassSettings,
            archive: submitArchive,
          }}
        />
      </div>
    </SignedInFrame>
  )
}
