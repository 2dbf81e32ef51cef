import { translator } from '#messages/translator.ts'
import styles from './statistics-page.module.css'

const terms = ['facility', 'guess', 'sd', 'weights', 'index', 'efficiency', 'pointBiserial', 'groups'] as const

/** What the columns mean, for a teacher who has not had a course in testing. */
export function FigureTerms() {
  const t = translator('statistics')
  return (
    <details className={styles.more}>
      <summary>{t('terms.title')}</summary>
      <dl className={styles.terms}>
        {terms.map((term) => (
          <div key={term}>
            <dt>{t(`terms.${term}.name`)}</dt>
            <dd>{t(`terms.${term}.meaning`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
