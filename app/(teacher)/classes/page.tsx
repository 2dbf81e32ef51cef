import type { Metadata } from 'next'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { ClassList } from '#components/classes/class-list.tsx'
import styles from '#components/classes/classes.module.css'
import { ButtonLink } from '#components/ui/button.tsx'
import { listClasses } from '#db/access/classes.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('classes')('title') }

export default async function ClassesPage() {
  const { ctx, actor } = await requireActor()
  const classes = valueOrNotFound(await listClasses(ctx))
  const t = translator('classes')
  return (
    <SignedInFrame actor={actor} here="/classes">
      <div className={styles.head}>
        <h1>{t('title')}</h1>
        <ButtonLink kind="primary" href="/classes/new">
          {t('new')}
        </ButtonLink>
      </div>
      <ClassList classes={classes} />
    </SignedInFrame>
  )
}
