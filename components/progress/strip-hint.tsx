import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { fewestStudents } from '#domain/stats/term-effect.ts'
import { translator } from '#messages/translator.ts'

type Props = {
  assignmentId: string
  /** How many students have opened the text, and how many the class has. */
  opened: number
  students: number
}

/** What the numbers beside a text say and whom they speak of, with the ways to the other pages of the assignment. */
export function StripHint({ assignmentId, opened, students }: Props) {
  const t = translator('progress')
  return (
    <>
      <p>{t('text.hint')}</p>
      {opened === 0 ? (
        <Notice>{t('text.strip.noData')}</Notice>
      ) : (
        <p>
          <strong>{t('text.strip.n', { count: opened, students })}</strong>
        </p>
      )}
      <p>
        {t('text.strip.private', { others: fewestStudents - 1 })}{' '}
        <a href="/notes/seen">{translator('notes')('seen.told')}</a>
      </p>
      <p>
        <ButtonLink href={`/assignments/${assignmentId}/progress`}>{t('title')}</ButtonLink>{' '}
        <ButtonLink href={`/assignments/${assignmentId}/notes`}>{translator('notes')('class.link')}</ButtonLink>
      </p>
    </>
  )
}
