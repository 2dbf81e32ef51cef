import Link from 'next/link'
import type { QueueChoice } from '#domain/quiz/marking-queue.ts'
import { translator } from '#messages/translator.ts'
import styles from './marking.module.css'
import { markingPath } from './marking-path.ts'

type Props = { assignmentId: string; choice: QueueChoice }

/** How to go through the answers: each choice is a link, and stands in the address. */
export function QueueSwitches({ assignmentId, choice }: Props) {
  const t = translator('marking')
  return (
    <div className={styles.switches}>
      <Switch
        title={t('by.title')}
        options={(['question', 'student'] as const).map((by) => ({
          href: markingPath(assignmentId, { ...choice, by }),
          text: t(`by.${by}`),
          isCurrent: choice.by === by,
        }))}
      />
      <Switch
        title={t('names.title')}
        options={(['shown', 'hidden'] as const).map((names) => ({
          href: markingPath(assignmentId, { ...choice, names }),
          text: t(`names.${names}`),
          isCurrent: choice.names === names,
        }))}
      />
      <Switch
        title={t('show.title')}
        options={(['waiting', 'marked', 'all'] as const).map((show) => ({
          href: markingPath(assignmentId, { ...choice, show }),
          text: t(`show.${show}`),
          isCurrent: choice.show === show,
        }))}
      />
    </div>
  )
}

type SwitchProps = { title: string; options: readonly { href: string; text: string; isCurrent: boolean }[] }

function Switch({ title, options }: SwitchProps) {
  return (
    <nav aria-label={title}>
      <span className={styles.switchTitle}>{title}</span>
      <ul>
        {options.map(({ href, text, isCurrent }) => (
          <li key={href}>
            <Link href={href} prefetch={false} aria-current={isCurrent ? 'true' : undefined}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
