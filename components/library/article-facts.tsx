import { formatDay } from '#components/ui/format-time.ts'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import { countWords } from '#domain/article/reading-time.ts'
import type { ArticleMeta, Block } from '#domain/article/schema.ts'
import { translator } from '#messages/translator.ts'
import styles from './library.module.css'

/** The head of an article: its title and what its page says about it. */
export function ArticleFacts({ meta, blocks }: { meta: ArticleMeta; blocks: readonly Block[] }) {
  const t = translator('library')
  return (
    <header className={styles.head}>
      <div>
        <h1 dir="auto">{meta.title}</h1>
        <p className={styles.line}>
          {meta.byline === null ? null : <span>{t('article.by', { names: meta.byline })}</span>}
          {meta.dateline === null ? null : <span>{meta.dateline}</span>}
          <span>{meta.source === null ? t('list.noSource') : t('list.source', { source: meta.source })}</span>
          {meta.pageDate === null ? null : <span>{t('article.pageDate', { day: formatDay(meta.pageDate) })}</span>}
          <span>{t('article.facts', { paragraphs: paragraphNumbers(blocks).size, words: countWords(blocks) })}</span>
        </p>
      </div>
    </header>
  )
}
