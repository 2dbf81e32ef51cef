import { ArticleText } from '#components/reader/article-text.tsx'
import { formatDay } from '#components/ui/format-time.ts'
import { type NoteNumber, numberNotes } from '#domain/article/number-notes.ts'
import type { ReaderView } from '#domain/article/reader-view.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import { type Explaining, languagesOf, translationFor } from '#domain/glossary/explanation.ts'
import { showTerms } from '#domain/glossary/shown-terms.ts'
import type { NoteView } from '#domain/notes/view.ts'
import { translator } from '#messages/translator.ts'
import styles from './print.module.css'

type Props = {
  view: ReaderView
  explaining: Explaining
  withTerms: boolean
  /** One's own, in the order of the text; none where they were not wished. */
  notes: readonly NoteView[]
}

/** The text with its numbered footnotes, as it stands on paper. */
export function PrintedText({ view, explaining, withTerms, notes }: Props) {
  const t = translator('print')
  const { meta, level } = view
  // A highlight has no words of its own.
  const worded = notes.filter(({ kind }) => kind !== 'highlight')
  const numbers = worded.flatMap((note, index) => numberOf(note, index + 1, level))
  const html = numberNotes(showTerms(view.html, withTerms ? 'first' : 'none'), numbers)
  const origin = [
    meta.byline === null ? null : t('byline', { names: meta.byline }),
    meta.source === null ? null : t('source', { source: meta.source }),
    meta.pageDate === null ? null : t('pageDate', { date: formatDay(meta.pageDate) }),
  ].filter((part) => part !== null)
  return (
    <div className={styles.sheet} data-terms={withTerms}>
      <header className={styles.heading}>
        <h2 dir="auto">{meta.title}</h2>
        {origin.length === 0 ? null : <p>{origin.join(' · ')}</p>}
      </header>
      <ArticleText html={html} level={level} label={meta.title} />
      {withTerms ? <TermFootnotes view={view} explaining={explaining} /> : null}
      {worded.length === 0 ? null : <NoteFootnotes notes={worded} />}
      {meta.credit === null ? null : (
        <p className={styles.credit} dir="auto">
          {meta.credit}
        </p>
      )}
    </div>
  )
}

/** Behind its passage, or at the end of the paragraph where the passage is on the other level. */
function numberOf({ place }: NoteView, number: number, level: ReadingLevel): NoteNumber[] {
  if (place === null) return []
  return [place.level === level ? { number, end: place.end } : { number, blockId: place.blockId }]
}

function TermFootnotes({ view, explaining }: Pick<Props, 'view' | 'explaining'>) {
  const t = translator('print')
  const terms = view.terms.filter(({ count }) => count > 0)
  if (terms.length === 0) return null
  return (
    <section className={styles.footnotes} aria-labelledby="print-terms">
      <h3 id="print-terms">{t('termsTitle')}</h3>
      <ol>
        {terms.map((term) => {
          const translation = translationFor(term.translations, languagesOf(explaining))
          return (
            <li key={term.id} id={`term-${term.id}`}>
              <b dir="auto">{term.headword}</b> <span dir="auto">{term.definition}</span>
              {translation === null ? null : (
                <span className={styles.translation} lang={translation.lang} dir={translation.dir}>
                  {translation.definition}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function NoteFootnotes({ notes }: { notes: readonly NoteView[] }) {
  const t = translator('print')
  return (
    <section className={styles.footnotes} aria-labelledby="print-notes">
      <h3 id="print-notes">{t('notesTitle')}</h3>
      <ol data-notes="">
        {notes.map((note) => (
          <li key={note.id}>
            <b>{t(`kinds.${note.kind}`)}</b>{' '}
            <q dir="auto">{shorten(note.place?.quote ?? note.standing?.quote ?? '')}</q>
            {note.place === null ? ` (${t('noPlace')})` : null}
            {note.body === '' ? null : (
              <span className={styles.body} dir="auto">
                {note.body}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A passage may be the whole text. */
function shorten(quote: string): string {
  return quote.length > 160 ? `${quote.slice(0, 160).trimEnd()} …` : quote
}
