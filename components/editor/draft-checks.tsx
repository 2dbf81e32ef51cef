'use client'

import { useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice.tsx'
import type { CheckedDraft, DraftFault, QuizDraft } from '#domain/quiz/draft.ts'
import styles from './quiz-editor.module.css'

/** What stands between a draft and publication, and what a careful teacher would look at; each leads to its question. */
export function DraftChecks({ draft, checked }: { draft: QuizDraft; checked: CheckedDraft }) {
  const t = useTranslations('editor')
  const { faults, warnings } = checked
  return (
    <>
      {faults.length > 0 ? (
        <Notice kind="warn">
          <p>{t('faultsTitle', { count: faults.length })}</p>
          <FaultList draft={draft} faults={faults} />
        </Notice>
      ) : (
        <Notice kind="good">{t('ready')}</Notice>
      )}
      {warnings.length > 0 ? (
        <Notice>
          <p>{t('warningsTitle')}</p>
          <FaultList draft={draft} faults={warnings} />
        </Notice>
      ) : null}
    </>
  )
}

function FaultList({ draft, faults }: { draft: QuizDraft; faults: readonly DraftFault[] }) {
  const t = useTranslations('editor')
  const tell = (message: string) =>
    t.has(`errors.${message}` as 'errors.other') ? t(`errors.${message}` as 'errors.other') : t('errors.other')
  return (
    <ul className={styles.faults}>
      {faults.map((fault) => {
        const number = draft.questions.findIndex((question) => question.id === fault.questionId) + 1
        return (
          <li key={`${fault.questionId} ${fault.field} ${fault.message}`}>
            {number === 0 ? (
              tell(fault.message)
            ) : (
              <a href={`#question-${fault.questionId}`}>{t('goTo', { number, fault: tell(fault.message) })}</a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
