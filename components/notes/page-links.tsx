import { translator } from '#messages/translator.ts'
import styles from './own-notes.module.css'

type Props = {
  /** From 1. */
  page: number
  pages: number
  hrefOf: (page: number) => string
}

/** The way through a list of several pages. */
export function PageLinks({ page, pages, hrefOf }: Props) {
  const t = translator('notes')
  if (pages === 1) return null
  return (
    <nav aria-label={t('pages')} className={styles.pages}>
      {page > 1 ? (
        <a href={hrefOf(page - 1)} rel="prev">
          {t('previous')}
        </a>
      ) : null}
      <span>{t('pageOf', { page, pages })}</span>
      {page < pages ? (
        <a href={hrefOf(page + 1)} rel="next">
          {t('next')}
        </a>
      ) : null}
    </nav>
  )
}
