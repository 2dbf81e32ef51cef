import { ButtonLink } from '#components/ui/button.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { isAnswered } from '#domain/quiz/grade.ts'
import type { OpenAttemptView } from '#domain/quiz/view.ts'
import { translator } from '#messages/translator.ts'

type Props = { assignmentId: string; attempt: OpenAttemptView; handIn: (form: FormData) => Promise<void> }

/** The question before handing in, as a page, for browsers without JavaScript. */
export function HandInConfirm({ assignmentId, attempt, handIn }: Props) {
  const t = translator('quiz')
  const open = attempt.items.filter(({ answer }) => !isAnswered(answer?.response ?? null))
  return (
    <>
      <h1>{t('handIn.title')}</h1>
      {open.length === 0 ? (
        <p>{t('handIn.all', { count: attempt.items.length })}</p>
      ) : (
        <>
          <p>{t('handIn.missing', { count: open.length })}</p>
          <ul>
            {open.map(({ position }) => (
              <li key={position}>
                <a href={`?question=${position}`}>{t('handIn.goTo', { position })}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{t('handIn.final')}</p>
      <form action={handIn}>
        <input type="hidden" name="assignmentId" value={assignmentId} />
        <input type="hidden" name="attemptId" value={attempt.id} />
        <SubmitButton>{t('handIn.now')}</SubmitButton>{' '}
        <ButtonLink href={`/read/${assignmentId}/quiz`}>{t('handIn.notYet')}</ButtonLink>
      </form>
    </>
  )
}
