import { connection } from 'next/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { PageFrame } from '#components/ui/page-frame.tsx'
import { translator } from '#messages/translator.ts'

export default async function NotFound() {
  // A page made when the app is built knows no nonce: the browser would refuse its scripts.
  await connection()
  const t = translator('common')
  return (
    <PageFrame width="narrow">
      <h1>{t('pages.notFoundTitle')}</h1>
      <p>{t('pages.notFound')}</p>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </PageFrame>
  )
}
