import { ButtonLink } from '#components/ui/button.tsx'
import type { MarkingQueue, QueueChoice } from '#domain/quiz/marking-queue.ts'
import { translator } from '#messages/translator.ts'
import styles from './marking.module.css'
import { markingPath } from './marking-path.ts'
import { QueueList } from './queue-list.tsx'
import { QueueSwitches } from './queue-switches.tsx'

type Props = { assignmentId: string; choice: QueueChoice; queue: MarkingQueue & { title: string } }

/** What waits for marking, and how to go through it. */
export function QueuePage({ assignmentId, choice, queue }: Props) {
  const t = translator('marking')
  const first = queue.entries.find(({ isWaiting }) => isWaiting)
  return (
    <>
      <div className={styles.head}>
        <div>
          <h1>{t('titleOf', { title: queue.title })}</h1>
          <p className={styles.soft}>{t('waiting', { count: queue.waiting })}</p>
        </div>
        <div className={styles.buttons}>
          {first === undefined ? null : (
            <ButtonLink kind="primary" href={markingPath(assignmentId, choice, first)}>
              {choice.names === 'hidden' ? t('beginHidden') : t('begin')}
            </ButtonLink>
          )}
          <ButtonLink href={`/assignments/${assignmentId}/progress`}>{t('progress')}</ButtonLink>
          <ButtonLink href={`/assignments/${assignmentId}/regrade`}>{t('regrade')}</ButtonLink>
        </div>
      </div>
      <QueueSwitches assignmentId={assignmentId} choice={choice} />
      <QueueList assignmentId={assignmentId} choice={choice} queue={queue} />
    </>
  )
}
