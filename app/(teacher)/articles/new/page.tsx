import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor } from '#app/_server/require-actor.ts'
import { ImportForm } from '#components/library/import-form.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { can } from '#domain/policy.ts'
import { translator } from '#messages/translator.ts'
import { importArticle } from './actions.ts'

export const metadata: Metadata = { title: translator('library')('import.title') }

export default async function NewArticlePage() {
  const { actor } = await requireActor()
  if (!can(actor, 'article.create', {})) notFound()
  const t = translator('library')
  return (
    <SignedInFrame actor={actor} here="/articles">
      <h1>{t('import.title')}</h1>
      <ClientMessages areas={['library', 'import']}>
        <ImportForm action={importArticle} />
      </ClientMessages>
    </SignedInFrame>
  )
}
