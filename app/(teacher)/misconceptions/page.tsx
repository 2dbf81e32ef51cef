import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { MisconceptionForm, NewMisconceptionForm } from '#components/misconceptions/misconception-forms.tsx'
import styles from '#components/misconceptions/misconceptions.module.css'
import { Card } from '#components/ui/card.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { listMisconceptions } from '#db/access/misconceptions.ts'
import { translator } from '#messages/translator.ts'
import { changeMisconception, submitMisconception } from './actions.ts'

export const metadata: Metadata = { title: translator('editor')('misconceptions.title') }

/** A teacher's list of misunderstandings that wrong answers betray, for all their quizzes. */
export default async function MisconceptionsPage() {
  const { ctx, actor } = await requireActor()
  const misconceptions = valueOrNotFound(await listMisconceptions(ctx))
  const t = translator('editor')
  return (
    <SignedInFrame
      actor={actor}
      here="/articles"
      width="text"
      crumb={
        <Link href="/articles" prefetch={false}>
          {t('misconceptions.crumb')}
        </Link>
      }
    >
      <h1>{t('misconceptions.title')}</h1>
      <p>{t('misconceptions.intro')}</p>
      <ClientMessages areas={['editor']}>
        <section>
          <h2>{t('misconceptions.new')}</h2>
          <NewMisconceptionForm action={submitMisconception} />
        </section>
        {misconceptions.length === 0 ? <p>{t('misconceptions.none')}</p> : null}
        <div className={styles.list}>
          {misconceptions.map(({ id, name, description, questions }) => (
            <Card key={id}>
              <h2 dir="auto">{name}</h2>
              <p>{t('misconceptions.used', { count: questions })}</p>
              <MisconceptionForm action={changeMisconception} id={id} name={name} description={description} />
            </Card>
          ))}
        </div>
      </ClientMessages>
    </SignedInFrame>
  )
}
