import { ButtonLink } from '#components/ui/button.tsx'
import { formatMoment } from '#components/ui/format-moment.ts'
import { translator } from '#messages/translator.ts'

/** Says when a text opens, and nothing of the text. */
export function NotOpenYet({
  opening,
  now,
}: {
  opening: { className: string; timeZone: string; openAt: Date }
  now: Date
}) {
  const t = translator('reader')
  const time = formatMoment(opening.openAt, opening.timeZone, now)
  return (
    <>
      <h1>{t('notOpen.title')}</h1>
      <p>{t('notOpen.text', { className: opening.className, time })}</p>
      <ButtonLink href="/">{translator('common')('home')}</ButtonLink>
    </>
  )
}
