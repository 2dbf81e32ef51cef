import type { ReadingLevel } from '#domain/article/schema.ts'
import styles from './article-text.module.css'

type Props = {
  /** From `renderHtml`, and from nowhere else: every character of the text is escaped there. */
  html: string
  level: ReadingLevel
  lang?: string
}

/** The article as it is read: numbered paragraphs, terms underlined, offsets in `data-start`. */
export function ArticleText({ html, level, lang }: Props) {
  return (
    <article
      className={styles.article}
      data-article=""
      data-level={level}
      lang={lang}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own escaping renderer, see Props
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
