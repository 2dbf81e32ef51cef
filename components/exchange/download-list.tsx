import { DownloadLink } from '#components/ui/button.tsx'
import type { ExchangeFormat } from '#domain/exchange/convert.ts'
import styles from './exchange.module.css'

type Props = {
  /** Already in words. */
  formats: readonly {
    format: ExchangeFormat
    href: string
    link: string
    hint: string
    /** What the format cannot hold; empty for nothing. */
    losses: readonly string[]
    summary: string
  }[]
}

/** Each format with its file and what it cannot hold. */
export function DownloadList({ formats }: Props) {
  return (
    <ul className={styles.downloads}>
      {formats.map(({ format, href, link, hint, losses, summary }) => (
        <li key={format}>
          <DownloadLink href={href}>{link}</DownloadLink>
          <p className={styles.hint}>{hint}</p>
          {losses.length === 0 ? null : (
            <details className={styles.losses}>
              <summary>{summary}</summary>
              <ul>
                {losses.map((loss) => (
                  <li key={loss}>{loss}</li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
