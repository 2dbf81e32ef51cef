import Link from 'next/link'
import { ArticleText } from '#components/reader/article-text.tsx'
import { TermList } from '#components/reader/term-list.tsx'
import type { TextView } from '#domain/article/reader-view.ts'
import { type Explaining, languagesOf } from '#domain/glossary/explanation.ts'
import { showTerms } from '#domain/glossary/shown-terms.ts'
import { translator } from '#messages/translator.ts'
import styles from './quiz-layout.module.css'
import { TextPane } from './text-pane.tsx'
import type { EvidencePlace } from './use-evidence.ts'

type Props = {
  text: TextView
  /** How terms are explained to this reader. */
  explaining: Explaining
  /** Path of this page, for the links to the other reading level; it may hold a query. */
  path: string
  evidence?: readonly EvidencePlace[]
  /** Passages that a student marked. */
  cited?: readonly EvidencePlace[]
}

/** The assigned text as it stands beside its quiz. */
export function QuizText({ text, explaining, path, evidence, cited }: Props) {
  const t = translator('quiz')
  return (
    <TextPane
      terms={text.terms}
      accepted={explaining.accepted}
      recordedIn={text.isRecorded ? text.assignmentId : null}
      {...(evidence ? { evidence } : {})}
      {...(cited ? { cited } : {})}
    >
      <p className={styles.jump}>
        <a href="#questions">{t('questions')}</a>
      </p>
      <h2 className={styles.title} dir="auto">
        {text.title}
      </h2>
      {text.levels.length > 1 ? (
        <p className={styles.levels}>
          {text.levels.map((level) => (
            <Link
              key={level}
              href={`${path}${path.includes('?') ? '&' : '?'}level=${level}`}
              prefetch={false}
              aria-current={level === text.level ? 'true' : undefined}
            >
              {t(`levels.${level}`)}
            </Link>
          ))}
        </p>
      ) : null}
      <ArticleText html={showTerms(text.html, explaining.shown)} level={text.level} />
      <TermList terms={text.terms} languages={languagesOf(explaining)} />
    </TextPane>
  )
}
