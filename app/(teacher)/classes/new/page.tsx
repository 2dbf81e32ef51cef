import type { Metadata } from 'next'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { ClassForm } from '#components/classes/class-form.tsx'
import styles from '#components/classes/classes.module.css'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { listClasses } from '#db/access/classes.ts'
import { timeZoneNames } from '#domain/class/schema.ts'
import { translator } from '#messages/translator.ts'
import { submitNewClass } from '../actions.ts'

export const metadata: Metadata = { title: translator('classes')('newTitle') }

export default async function NewClassPage() {
  const { ctx, actor } = await requireActor()
  const [known] = valueOrNotFound(await listClasses(ctx))
  const t = translator('classes')
  return (
    <SignedInFrame actor={actor} here="/classes" width="narrow">
      <div className={styles.head}>
        <h1>{t('newTitle')}</h1>
      </div>
      <ClientMessages areas={['classes']}>
        <ClassForm
          action={submitNewClass}
          submit="create"
          name=""
          timeZone={known?.timeZone ?? null}
          timeZones={timeZoneNames()}
        />
      </ClientMessages>
    </SignedInFrame>
  )
}
