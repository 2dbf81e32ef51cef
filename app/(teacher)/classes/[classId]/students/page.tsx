import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { publicAddress } from '#app/_server/public-address.ts'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { AddStudentsForm } from '#components/classes/add-students-form.tsx'
import styles from '#components/classes/classes.module.css'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { readClass } from '#db/access/classes.ts'
import { showJoinCode } from '#domain/class/join-code.ts'
import { translator } from '#messages/translator.ts'
import { submitStudents } from '../../actions.ts'

export const metadata: Metadata = { title: translator('classes')('addStudents') }

export default async function AddStudentsPage({ params }: { params: Promise<{ classId: string }> }) {
  const { ctx, actor } = await requireActor()
  const { id, name, code, joinOpen } = valueOrNotFound(await readClass(ctx, idParam((await params).classId)))
  const t = translator('classes')
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      width="text"
      crumb={
        <Link href={`/classes/${id}`} prefetch={false}>
          {name}
        </Link>
      }
    >
      <div className={styles.head}>
        <div>
          <h1>{t('add.title', { name })}</h1>
          {code !== null && joinOpen ? (
            <p>
              {t('add.byCode')} <strong>{showJoinCode(code)}</strong>
            </p>
          ) : null}
        </div>
      </div>
      <ClientMessages areas={['classes']}>
        <AddStudentsForm action={submitStudents} classId={id} address={`${await publicAddress()}/sign-in`} />
      </ClientMessages>
    </SignedInFrame>
  )
}
