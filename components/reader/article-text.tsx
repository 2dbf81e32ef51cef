import { HeldHtml } from '#components/ui/held-html.tsx'
import { holdHtml } from '#components/ui/hold-html.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import styles from './article-text.module.css'
import './highlights.css'

type Props = {
  /** Made by domain/article/render-html.ts from escaped text; nothing else may be given here. */
  html: string
  level: ReadingLevel
  /** Names the article for those who do not see it, where no heading does. */
  label?: string
  /** Whether the answer is a document, which then holds the text once and not in its data as well. */
  isDocument?: boolean
}

/** The text itself, with numbered paragraphs. Serves the reader, and stands beside a quiz or its editor. */
export function ArticleText({ html, level, label, isDocument = false }: Props) {
  const attributes = { className: styles.text, 'data-article': true, 'data-level': level, 'aria-label': label }
  if (isDocument) return <HeldHtml as="article" name={holdHtml(html)} {...attributes} />
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the one rendering of a revision, escaped when it was made
  return <article {...attributes} dangerouslySetInnerHTML={{ __html: html }} />
}
