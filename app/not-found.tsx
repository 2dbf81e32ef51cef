import { ButtonLink } from '#components/ui/button.tsx'
import { PageFrame } from '#components/ui/page-frame.tsx'
import { translator } from '#messages/translator.ts'

export default function NotFound() {
  const t = translator('common')
  return (
    <PageFrame width="narrow">
      <h1>{t('pages.notFoundTitle')}</h1>
      <p>{t('pages.notFound')}</p>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </PageFrame>
  )
}
