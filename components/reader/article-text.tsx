import type { ReadingLevel } from '#domain/article/schema.ts'
import styles from './article-text.module.css'
import './highlights.css'

type Props = {
  /** Made by domain/article/render-html.ts from escaped text; nothing else may be given here. */
  html: string
  level: ReadingLevel
  /** Names the article for those who do not see it, where no heading does. */
  label?: string
}

/** The text itself, with numbered paragraphs. Serves the reader, and stands beside a quiz or its editor. */
export function ArticleText({ html, level, label }: Props) {
  return (
    <article
      className={styles.text}
      data-article
      data-level={level}
      aria-label={label}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the one rendering of a revision, escaped when it was made
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
