import Link from 'next/link'
import { formatShortDateTime } from '#components/ui/format-time.ts'
import type { RegradeVersion } from '#domain/quiz/regrade-view.ts'
import { translator } from '#messages/translator.ts'
import styles from './regrade.module.css'

type Props = { assignmentId: string; versions: readonly RegradeVersion[]; chosen: string; timeZone: string }

/** The versions to choose from, where there are several. */
export function VersionLinks({ assignmentId, versions, chosen, timeZone }: Props) {
  const t = translator('regrade')
  if (versions.length < 2) return null
  return (
    <nav aria-label={t('versions')}>
      <ul className={styles.versions}>
        {versions.map(({ id, number, publishedAt }) => (
          <li key={id}>
            <Link
              href={`/assignments/${assignmentId}/regrade?version=${id}`}
              prefetch={false}
              aria-current={id === chosen ? 'page' : undefined}
            >
              {t('version', { number, when: formatShortDateTime(publishedAt, timeZone) })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
