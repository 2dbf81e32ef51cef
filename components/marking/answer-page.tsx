import { paintedPlaces } from '#components/quiz/evidence-links.ts'
import layout from '#components/quiz/quiz-layout.module.css'
import { QuizText } from '#components/quiz/quiz-text.tsx'
import { type ReaderView, textOf } from '#domain/article/reader-view.ts'
import type { Explaining } from '#domain/glossary/explanation.ts'
import type { MarkingItem } from '#domain/quiz/marking-item.ts'
import type { MarkingQueue, neighboursOf, QueueChoice, QueueEntry } from '#domain/quiz/marking-queue.ts'
import { translator } from '#messages/translator.ts'
import { AnswerCard } from './answer-card.tsx'
import type { MarkAction } from './mark-state.ts'
import styles from './marking.module.css'
import { MarkingDesk } from './marking-desk.tsx'
import { markingPath } from './marking-path.ts'
import type { Phrase, PhraseAction } from './phrases.tsx'
import { QueueBar } from './queue-bar.tsx'
import { entryText } from './who.ts'

type Props = {
  assignmentId: string
  choice: QueueChoice
  queue: MarkingQueue & { timeZone: string }
  neighbours: ReturnType<typeof neighboursOf>
  entry: QueueEntry
  item: MarkingItem
  text: ReaderView
  /** How terms are explained to whoever marks. */
  explaining: Explaining
  phrases: readonly Phrase[]
  action: MarkAction
  phraseAction: PhraseAction
}

/** One answer to be marked, with the text beside. */
export function AnswerPage(props: Props) {
  const { assignmentId, choice, queue, neighbours, entry, item, text, explaining, phrases, action, phraseAction } =
    props
  const t = translator('marking')
  const here = markingPath(assignmentId, choice, item)
  const { mark, score } = item
  const isByPresentRubric = mark !== null && item.formerRubric === null
  return (
    <div className={layout.split}>
      <QuizText
        text={textOf(text)}
        explaining={explaining}
        path={here}
        evidence={paintedPlaces(item.places.evidence)}
        cited={paintedPlaces(item.places.cited)}
      />
      <div id="questions" className={layout.beside}>
        <div className={styles.panel}>
          <QueueBar {...{ assignmentId, choice, neighbours }} count={queue.entries.length} waiting={queue.waiting} />
          <h1>{t('heading', { number: entry.quizPosition, name: entryText(entry) })}</h1>
          <AnswerCard item={item} timeZone={choice.names === 'hidden' ? null : queue.timeZone} />
          <MarkingDesk
            // Each answer has a form of its own; what was typed in it stays when the page is shown anew.
            key={`${item.attemptId} ${item.position}`}
            action={action}
            phraseAction={phraseAction}
            phrases={phrases}
            maxPoints={item.points}
            rubric={item.rubric}
            versionId={item.markedBy}
            seq={item.seq}
            mark={{
              runId: item.seenRunId,
              points: mark?.points ?? (score?.points === null || !score ? '' : String(score.points)),
              comment: mark?.comment ?? '',
              levels: isByPresentRubric ? (mark.rubric ?? {}) : {},
            }}
            here={here}
            hasNext={neighbours.nextWaiting !== null}
          />
        </div>
      </div>
    </div>
  )
}
