import type { Span } from '#domain/anchoring/schema.ts'
import styles from '../question-result.module.css'

/** Passages of the text, quoted. Nothing where there are none. */
export function AnsweredSpans({ title, spans }: { title: string; spans: readonly Span[] }) {
  if (spans.length === 0) return null
  return (
    <dl className={styles.typed}>
      <div>
        <dt>{title}</dt>
        {spans.map((span) => (
          <dd key={`${span.level} ${span.start} ${span.end}`} dir="auto">
            <q className={styles.quote}>{span.quote}</q>
          </dd>
        ))}
      </div>
    </dl>
  )
}
