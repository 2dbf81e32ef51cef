'use client'

import { type FormEvent, startTransition, useActionState, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field, TextField } from '#components/ui/field.tsx'
import { idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { type ChosenLevels, rubricPoints } from '#domain/quiz/mark.ts'
import type { Criterion } from '#domain/quiz/questions/free-text.ts'
import { useSingleKeys } from './browser-single-keys.ts'
import { KeyHelp } from './key-help.tsx'
import { type MarkAction, overtakenBy } from './mark-state.ts'
import styles from './marking.module.css'
import { OvertakenNotice } from './overtaken-notice.tsx'
import { type Phrase, type PhraseAction, Phrases } from './phrases.tsx'
import { inOrder, RubricFields } from './rubric-fields.tsx'
import { useMarkingKeys } from './use-marking-keys.ts'
import { useSeenRun } from './use-seen-run.ts'

type Props = {
  action: MarkAction
  phraseAction: PhraseAction
  phrases: readonly Phrase[]
  maxPoints: number
  rubric: readonly Criterion[]
  versionId: string
  /** Sequence of the answer shown; null for none. */
  seq: number | null
  /** The mark there is: by hand with its run, else the machine's; an empty one before any. */
  mark: { runId: string | null; points: string; comment: string; levels: ChosenLevels }
  /** Address of this answer, for looking at it anew. */
  here: string
  /** Whether another answer waits behind this one. */
  hasNext: boolean
}

/** Marks one answer: rubric, points, a comment with ready phrases. Plain forms before JavaScript arrives. */
export function MarkingDesk(props: Props) {
  const { action, phraseAction, phrases, maxPoints, rubric, versionId, seq, mark, here, hasNext } = props
  const t = useTranslations('marking')
  const format = useFormatter()
  const form = useRef<HTMLFormElement>(null)
  const help = useRef<HTMLDivElement>(null)
  const [state, send, isPending] = useActionState(action, idleForm())
  const [isSingle, setSingle] = useSingleKeys()
  const draft = useMarkDraft(rubric, state.status === 'idle' ? mark : typedIn(state.values))
  const { levels, points, comment, sum } = draft
  useMarkingKeys(form, isSingle, {
    choose: draft.chooseByKey,
    help: () => help.current?.togglePopover(),
  })
  const { seenRunId, isSaved } = useSeenRun(mark.runId, state)
  const theirs = overtakenBy(state)

  /** As the form's action does, which would also empty the chosen levels afterwards. */
  function sendKeeping(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isPending) return
    const native = event.nativeEvent
    const submitter = native instanceof SubmitEvent ? native.submitter : null
    const filled = new FormData(event.currentTarget, submitter)
    startTransition(() => send(filled))
  }
  const isOther = sum !== null && points !== '' && Number(points.replace(',', '.')) !== Number(sum)
  return (
    <div className={styles.desk}>
      <form ref={form} action={send} onSubmit={sendKeeping} className={styles.form} noValidate aria-label={t('form')}>
        <input type="hidden" name="seenRunId" value={seenRunId ?? ''} />
        <input type="hidden" name="seenVersionId" value={versionId} />
        <input type="hidden" name="seenSeq" value={seq ?? 0} />
        {state.status === 'failed' ? <Failure error={state.error} here={here} /> : null}
        {theirs === null ? null : <OvertakenNotice theirs={theirs} mine={{ points, comment }} here={here} />}
        {rubric.length === 0 ? null : (
          <RubricFields
            rubric={rubric}
            chosen={levels}
            current={isSingle ? draft.current : null}
            choose={draft.choose}
            setCurrent={draft.setCurrent}
          />
        )}
        <Field
          name="points"
          label={t('points', { max: format.number(maxPoints, { maximumFractionDigits: 2 }) })}
          hint={rubric.length === 0 ? undefined : t('pointsByRubric')}
          inputMode="decimal"
          autoComplete="off"
          data-key="p"
          value={points}
          onChange={(event) => draft.setPoints(event.currentTarget.value)}
          error={state.fields['points'] ? t('errors.points-wrong', { max: format.number(maxPoints) }) : undefined}
        />
        <p className={styles.override} role="status">
          {isOther ? t('overRubric', { sum: format.number(Number(sum), { maximumFractionDigits: 2 }) }) : null}
        </p>
        <TextField
          name="comment"
          label={t('comment')}
          hint={t('commentHint')}
          rows={3}
          dir="auto"
          data-key="c"
          value={comment}
          onChange={(event) => draft.setComment(event.currentTarget.value)}
          error={state.fields['comment'] ? t('errors.comment-too-long') : undefined}
        />
        <PlainPhrases phrases={phrases} />
        <div className={styles.buttons}>
          <span data-key="save">
            <SubmitButton kind="primary" name="step" value="next">
              {hasNext ? t('saveAndNext') : t('saveLast')}
            </SubmitButton>
          </span>
          <SubmitButton kind="plain" name="step" value="stay">
            {t('saveHere')}
          </SubmitButton>
          <span role="status">{isSaved ? t('saved') : null}</span>
          <KeyHelp panel={help} isOn={isSingle} setOn={setSingle} />
        </div>
      </form>
      <Phrases phrases={phrases} action={phraseAction} insert={draft.addWords} />
    </div>
  )
}

/** What may have changed under a marker's hands. */
const changes = ['question-corrected', 'answer-changed'] as const

type Failed = Extract<Parameters<typeof overtakenBy>[0], { status: 'failed' }>

function Failure({ error, here }: { error: Failed['error']; here: string }) {
  const t = useTranslations('marking')
  if (error.kind === 'invalid') return null
  const change = error.kind === 'conflict' ? changes.find((one) => one === error.detail) : undefined
  if (change === undefined) return <FailureNotice error={error} />
  return (
    <Notice kind="bad">
      <p>{t(`changed.${change}`)}</p>
      <p>
        <a href={here}>{t('changed.lookAgain')}</a>
      </p>
    </Notice>
  )
}

/** Without JavaScript phrases cannot be put into the comment; they are ticked, and the server adds them. */
function PlainPhrases({ phrases }: { phrases: readonly Phrase[] }) {
  if (phrases.length === 0) return null
  return (
    <noscript>
      <div className={styles.plainPhrases}>
        {phrases.map(({ id, words }) => (
          <label key={id} className={styles.check}>
            <input type="checkbox" name="phrases" value={words} />
            {words}
          </label>
        ))}
      </div>
    </noscript>
  )
}

type Typed = Pick<Props['mark'], 'levels' | 'points' | 'comment'>

/** What came back with the form, where JavaScript has not kept it. */
function typedIn(values: Readonly<Record<string, string>>): Typed {
  const levels = Object.entries(values).flatMap(([name, value]) =>
    name.startsWith('level-') ? [[name.slice('level-'.length), value] as const] : [],
  )
  return { levels: Object.fromEntries(levels), points: values['points'] ?? '', comment: values['comment'] ?? '' }
}

/** What is chosen and typed. The points follow the rubric until somebody types others. */
function useMarkDraft(rubric: readonly Criterion[], first: Typed) {
  const [levels, setLevels] = useState(first.levels)
  const [points, setPoints] = useState(first.points)
  const [comment, setComment] = useState(first.comment)
  const [current, setCurrent] = useState(0)
  const sum = rubricPoints(rubric, levels)

  function choose(place: number, levelId: string) {
    const criterion = rubric[place]
    if (criterion === undefined) return
    const next = { ...levels, [criterion.id]: levelId }
    const nextSum = rubricPoints(rubric, next)
    // Points that somebody typed against the rubric stay.
    if (nextSum !== null && (points === '' || points === sum)) setPoints(nextSum)
    setLevels(next)
  }
  function chooseByKey(number: number) {
    const level = inOrder(rubric[current]?.levels ?? [])[number - 1]
    if (level === undefined) return
    choose(current, level.id)
    const next = (current + 1) % rubric.length
    setCurrent(next)
    document.querySelector(`[data-criterion="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const addWords = (words: string) =>
    setComment((before) => (before.trim() === '' ? words : `${before.trimEnd()} ${words}`))
  return { levels, points, comment, current, sum, choose, chooseByKey, setCurrent, setPoints, setComment, addWords }
}
