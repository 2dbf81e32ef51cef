'use client'

import { usePathname } from 'next/navigation'
import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { type MarkAction, overtakenBy } from '#components/marking/mark-state.ts'
import { OvertakenNotice } from '#components/marking/overtaken-notice.tsx'
import { useSeenRun } from '#components/marking/use-seen-run.ts'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field, TextField } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { WorkItem } from '#domain/quiz/work-item.ts'
import styles from './student-page.module.css'

type Action = (before: FormState<null>, form: FormData) => Promise<FormState<null>>

type MarkProps = {
  action: MarkAction
  position: number
  maxPoints: number
  /** The mark that counts; null for none. */
  score: WorkItem['score']
}

/** Marks one answer by hand: points and a word. */
export function MarkForm({ action, position, maxPoints, score }: MarkProps) {
  const t = useTranslations('progress')
  const [state, send] = useActionState(
    action,
    idleForm({
      points: score === null || score.points === null ? '' : String(score.points),
      comment: score?.comment ?? '',
    }),
  )
  const here = usePathname()
  const { seenRunId } = useSeenRun(score?.kind === 'manual' ? score.runId : null, state)
  const theirs = overtakenBy(state)
  const mine = { points: state.values['points'] ?? '', comment: state.values['comment'] ?? '' }
  return (
    <form action={send} className={styles.mark} noValidate>
      {state.status === 'failed' && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
      <input type="hidden" name="seenRunId" value={seenRunId ?? ''} />
      {theirs === null ? null : <OvertakenNotice theirs={theirs} mine={mine} here={here} />}
      <Field
        id={`points-${position}`}
        name="points"
        label={t('markPoints', { max: maxPoints })}
        inputMode="decimal"
        defaultValue={state.values['points'] ?? ''}
        error={state.fields['points'] ? t('errors.points-wrong', { max: maxPoints }) : undefined}
      />
      <Field
        id={`comment-${position}`}
        name="comment"
        label={t('markComment')}
        defaultValue={state.values['comment'] ?? ''}
      />
      <SubmitButton kind="plain">{t('markSave')}</SubmitButton>
    </form>
  )
}

/** The teacher's word to the student on the whole assignment. */
export function CommentForm({ action, name, body }: { action: Action; name: string; body: string }) {
  const t = useTranslations('progress')
  const [state, send] = useActionState(action, idleForm({ body }))
  return (
    <form action={send} noValidate>
      {state.status === 'failed' && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
      <div role="status">{state.status === 'done' ? <Notice kind="good">{t('commentSaved')}</Notice> : null}</div>
      <TextField
        name="body"
        label={t('comment', { name })}
        hint={t('commentHint', { name })}
        rows={3}
        defaultValue={state.values['body'] ?? ''}
        error={state.fields['body'] ? t('errors.comment-too-long') : undefined}
      />
      <SubmitButton>{t('commentSave')}</SubmitButton>
    </form>
  )
}
