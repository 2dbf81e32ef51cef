import { ForTeachers } from '#components/quiz/answered/answer-voice.tsx'
import { evidenceLinks } from '#components/quiz/evidence-links.ts'
import { RubricTable } from '#components/quiz/inputs/rubric-table.tsx'
import { QuestionResult } from '#components/quiz/question-result.tsx'
import { formatShortDateTime } from '#components/ui/format-time.ts'
import { Notice } from '#components/ui/notice.tsx'
import type { ProvenPlace } from '#domain/quiz/evidence-places.ts'
import { grade } from '#domain/quiz/grade.ts'
import type { MarkingItem } from '#domain/quiz/marking-item.ts'
import { everything } from '#domain/quiz/release-rules.ts'
import { responseInWords } from '#domain/quiz/response-in-words.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import { revealParts } from '#domain/quiz/reveal-parts.ts'
import type { QuizResponse } from '#domain/quiz/schema.ts'
import { translator } from '#messages/translator.ts'
import styles from './marking.module.css'

type Props = {
  item: MarkingItem
  /** Null where times would tell who it was. */
  timeZone: string | null
}

/** The question, the student's answer and all that there is to judge it by. */
export function AnswerCard({ item, timeZone }: Props) {
  const t = translator('marking')
  const { body, key, response, score, mark } = item
  const graded = item.corrected ?? { body, key }
  const reveal = revealParts(revealQuestion(graded.body, graded.key, response), everything)
  // The rubric stands below, where it is filled in.
  const right = reveal.right === null ? null : { ...reveal.right, rubric: [] }
  return (
    <ForTeachers>
      {item.corrected ? <Notice>{t('corrected')}</Notice> : null}
      <QuestionResult
        body={body}
        response={response}
        reveal={{ ...reveal, right }}
        mark={{
          state: score?.state ?? 'waits',
          points: score?.points ?? null,
          comment: score?.kind === 'manual' ? score.comment : null,
          isByHand: score?.kind === 'manual',
        }}
        maxPoints={item.points}
        evidence={evidenceLinks(item.places.evidence)}
        misconceptions={grade(graded.body, graded.key, response).misconceptions}
      />
      <Cited places={item.places.cited} />
      <Others item={item} timeZone={timeZone} />
      {mark !== null && timeZone !== null && mark.by !== null ? (
        <p className={styles.soft}>{t('markedBy', { name: mark.by, when: formatShortDateTime(mark.at, timeZone) })}</p>
      ) : null}
      {mark !== null && item.formerRubric !== null ? (
        <Notice kind="warn">
          <p>{t('formerRubric')}</p>
          {item.formerRubric.length === 0 ? null : (
            <details>
              <summary>{t('formerRubricShow')}</summary>
              <RubricTable rubric={item.formerRubric} chosen={mark.rubric ?? {}} />
            </details>
          )}
        </Notice>
      ) : null}
    </ForTeachers>
  )
}

/** Links to the passages that the student marked, in the text beside. */
function Cited({ places }: { places: readonly ProvenPlace[] }) {
  const t = translator('marking')
  if (places.length === 0) return null
  return (
    <ul className={styles.cited} aria-label={t('cited.title')}>
      {evidenceLinks(places).map(({ href, quote, paragraph, number }) => (
        <li key={`${href} ${quote}`}>
          {href === null ? (
            t('cited.otherLevel')
          ) : (
            <a href={href} data-evidence={number}>
              {paragraph === null ? t('cited.inText') : t('cited.inParagraph', { paragraph })}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Answers that were kept and do not count. */
function Others({ item, timeZone }: Pick<Props, 'item' | 'timeZone'>) {
  const t = translator('progress')
  const quiz = translator('quiz')
  if (item.others.length === 0) return null
  const inWords = (other: QuizResponse) =>
    responseInWords(item.body, other, (verdict) => quiz(`verdicts.${verdict}`)).join(', ') || '–'
  return (
    <details>
      <summary>{t('conflicts', { count: item.others.length })}</summary>
      <ul>
        {item.others.map(({ seq, response, disposition, receivedAt }) => (
          <li key={seq}>
            {inWords(response)} ({t(`disposition.${disposition === 'late' ? 'late' : 'conflict'}`)}
            {timeZone === null ? '' : `, ${formatShortDateTime(receivedAt, timeZone)}`})
          </li>
        ))}
      </ul>
    </details>
  )
}
