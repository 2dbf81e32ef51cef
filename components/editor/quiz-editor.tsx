'use client'

import { type ReactNode, useActionState, useState } from 'react'
import { useTranslations } from 'use-intl'
import { readSpanFromSelection } from '#components/reader/browser-selection.ts'
import { randomId } from '#components/ui/browser-random-id.ts'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import { checkDraft, type DraftQuestion, newDraftQuestion, type QuizDraft } from '#domain/quiz/draft.ts'
import { moved } from '#domain/quiz/moved.ts'
import { namedMisconceptions } from '#domain/quiz/named-misconceptions.ts'
import { questionTypes } from '#domain/quiz/schema.ts'
import { DraftChecks } from './draft-checks.tsx'
import { QuestionCard } from './question-card.tsx'
import styles from './quiz-editor.module.css'
import { SectionFields } from './section-fields.tsx'
import { type SaveState, useDraftAutosave } from './use-draft-autosave.ts'

type Props = {
  quizId: string
  first: { draft: QuizDraft; version: number }
  publishedNumber: number | null
  levels: readonly { level: ReadingLevel; blocks: Block[] }[]
  /** Names on the teacher's list. */
  misconceptions: readonly string[]
  publish: (before: FormState<{ number: number }>, form: FormData) => Promise<FormState<{ number: number }>>
  /** The article's text, rendered by the server. */
  children: ReactNode
}

/** Writes a quiz beside its text: kept as it is typed, checked as it grows, published when nothing stands in the way. */
export function QuizEditor({ quizId, first, publishedNumber, levels, misconceptions, publish, children }: Props) {
  const t = useTranslations('editor')
  const [draft, setDraft] = useState(first.draft)
  const [removed, setRemoved] = useState<{ question: DraftQuestion; at: number } | null>(null)
  const { state, version, change } = useDraftAutosave(`/api/quizzes/${quizId}/draft`, first)
  const [published, sendPublish] = useActionState(publish, idleForm())
  const update = (next: QuizDraft) => {
    setDraft(next)
    change(next)
  }
  const setQuestions = (questions: DraftQuestion[]) => update({ ...draft, questions })
  const checked = checkDraft(draft)
  const number = published.status === 'done' ? published.value.number : publishedNumber
  return (
    <div className={styles.split}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.text} aria-label={t('text')} tabIndex={0}>
        {children}
      </section>
      <section aria-label={t('questions')}>
        <div className={styles.head}>
          <SaveStatus state={state} />
          <span>{number === null ? t('notPublished') : t('publishedState', { number })}</span>
          <ButtonLink href={`/quizzes/${quizId}/preview`}>{t('preview')}</ButtonLink>
        </div>
        <Field
          name="title"
          label={t('quizTitle')}
          value={draft.title}
          onChange={(event) => update({ ...draft, title: event.target.value })}
        />
        <SectionFields
          sections={draft.sections}
          blocks={levels.find(({ level }) => level === 'standard')?.blocks ?? []}
          change={(sections) => update({ ...draft, sections })}
        />
        {draft.questions.map((question, index) => (
          <QuestionCard
            key={question.id}
            question={question}
            number={index + 1}
            isLast={index === draft.questions.length - 1}
            isFresh={!first.draft.questions.some((known) => known.id === question.id)}
            levels={levels}
            sections={draft.sections}
            readSelection={readSpanFromSelection}
            change={(changed) =>
              setQuestions(
                draft.questions.map((other) => (other.id === question.id ? { ...other, ...changed } : other)),
              )
            }
            move={(by) => setQuestions(moved(draft.questions, index, index + by))}
            duplicate={() => setQuestions(draft.questions.toSpliced(index + 1, 0, { ...question, id: randomId() }))}
            remove={() => {
              setRemoved({ question, at: index })
              setQuestions(draft.questions.filter((other) => other.id !== question.id))
            }}
          />
        ))}
        <div role="status">
          {removed ? (
            <Notice>
              {t('removed')}{' '}
              <Undo
                onClick={() => {
                  setQuestions(draft.questions.toSpliced(removed.at, 0, removed.question))
                  setRemoved(null)
                }}
              />
            </Notice>
          ) : null}
        </div>
        <fieldset className={styles.group}>
          <legend>{t('addQuestion')}</legend>
          <div className={styles.add}>
            {questionTypes.map((type) => (
              <Button key={type} onClick={() => setQuestions([...draft.questions, newDraftQuestion(randomId(), type)])}>
                {t(`types.${type}`)}
              </Button>
            ))}
          </div>
        </fieldset>
        <MisconceptionList questions={draft.questions} known={misconceptions} />
        <DraftChecks draft={draft} checked={checked} />
        {published.status === 'failed' ? <PublishFailure error={published.error} /> : null}
        {published.status === 'done' ? (
          <Notice kind="good">{t('published', { number: published.value.number })}</Notice>
        ) : null}
        <form action={sendPublish}>
          <input type="hidden" name="version" value={version} />
          {checked.faults.length === 0 && state.kind === 'saved' ? (
            <SubmitButton>{number === null ? t('publish') : t('publishAgain', { number: number + 1 })}</SubmitButton>
          ) : null}
        </form>
      </section>
    </div>
  )
}

function Undo({ onClick }: { onClick: () => void }) {
  const t = useTranslations('common')
  return <Button onClick={onClick}>{t('undo')}</Button>
}

function SaveStatus({ state }: { state: SaveState }) {
  const t = useTranslations('editor')
  const common = useTranslations('common')
  const reason =
    state.kind === 'failed' && state.status === 401 ? common('failure.unauthenticated') : common('failure.offline')
  return (
    <span className={styles.status} data-kind={state.kind} role="status">
      {state.kind === 'failed' ? t('status.failed', { reason }) : t(`status.${state.kind}`)}
      {state.kind === 'conflict' ? <Button onClick={() => window.location.reload()}>{t('reload')}</Button> : null}
    </span>
  )
}

function PublishFailure({ error }: { error: { kind: string } }) {
  const t = useTranslations('editor')
  const common = useTranslations('common')
  return <Notice kind="bad">{error.kind === 'conflict' ? t('status.conflict') : common('failure.invalid')}</Notice>
}

/** Misconceptions named so far, here and on the teacher's list: the same words mean the same misconception. */
function MisconceptionList({ questions, known }: { questions: readonly DraftQuestion[]; known: readonly string[] }) {
  const names = new Set([...known, ...namedMisconceptions(questions)])
  return (
    <datalist id="misconceptions">
      {[...names].map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  )
}
