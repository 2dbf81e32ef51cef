import Link from 'next/link'
import { signs } from '#components/quiz/grade-signs.ts'
import type { MarkingQueue, QueueChoice, QueueGroup } from '#domain/quiz/marking-queue.ts'
import { translator } from '#messages/translator.ts'
import styles from './marking.module.css'
import { markingPath } from './marking-path.ts'
import { entryText } from './who.ts'

type Props = { assignmentId: string; choice: QueueChoice; queue: MarkingQueue }

/** Everything that is to be marked, by question or by student. */
export function QueueList({ assignmentId, choice, queue }: Props) {
  const t = translator('marking')
  if (queue.groups.length === 0) return <p className={styles.soft}>{t(`empty.${choice.show}`)}</p>
  return (
    <div className={styles.groups}>
      {queue.groups.map((group) => (
        <section
          key={`${group.quizPosition} ${group.entries[0]?.attemptId}`}
          className={styles.group}
          aria-label={titleOf(group)}
        >
          <h2>{titleOf(group)}</h2>
          {group.kind === 'question' ? (
            <p className={styles.groupStem} dir="auto">
              {group.stem}
            </p>
          ) : null}
          <p className={styles.soft}>{t('groupWaiting', { count: group.waiting })}</p>
          <ul>
            {group.entries.map((entry) => (
              <li key={`${entry.attemptId} ${entry.position}`}>
                <Link href={markingPath(assignmentId, choice, entry)} prefetch={false}>
                  <span aria-hidden="true">{signs[entry.state]}</span>{' '}
                  {group.kind === 'question' ? entryText(entry) : t('question', { number: entry.quizPosition })}
                  <span className={styles.spoken}> · {t(`states.${entry.state}`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function titleOf({ kind, quizPosition, entries }: QueueGroup): string {
  const [first] = entries
  if (kind === 'question' || first === undefined) return translator('marking')('question', { number: quizPosition })
  return entryText(first)
}
