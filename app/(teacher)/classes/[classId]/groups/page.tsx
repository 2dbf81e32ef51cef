import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import styles from '#components/classes/classes.module.css'
import { GroupForm } from '#components/classes/group-form.tsx'
import { GroupList } from '#components/classes/group-list.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { listGroups } from '#db/access/groups.ts'
import { translator } from '#messages/translator.ts'
import { submitGroup, submitGroupDeletion, submitNewGroup } from './actions.ts'

export const metadata: Metadata = { title: translator('classes')('groups.title') }

/** The groups of a class: who is in which, and a plain form for each. */
export default async function GroupsPage({ params }: { params: Promise<{ classId: string }> }) {
  const { ctx, actor } = await requireActor()
  const classId = idParam((await params).classId)
  const { className, students, groups } = valueOrNotFound(await listGroups(ctx, classId))
  const t = translator('classes')
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      width="text"
      crumb={
        <Link href={`/classes/${classId}`} prefetch={false}>
          {className}
        </Link>
      }
    >
      <div className={styles.head}>
        <div>
          <h1>{t('groups.title')}</h1>
          <p>{t('groups.text')}</p>
        </div>
      </div>
      <ClientMessages areas={['classes']}>
        <GroupList
          classId={classId}
          students={students}
          groups={groups}
          actions={{ change: submitGroup, remove: submitGroupDeletion }}
        />
        <section>
          <h2>{t('groups.new')}</h2>
          <GroupForm action={submitNewGroup} classId={classId} students={students} group={null} />
        </section>
      </ClientMessages>
    </SignedInFrame>
  )
}
