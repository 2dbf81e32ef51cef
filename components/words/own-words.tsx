import { Button } from '#components/ui/button.tsx'
import { Field, SelectField } from '#components/ui/field.tsx'
import { translationFor } from '#domain/glossary/explanation.ts'
import type { ExplanationLanguage } from '#domain/glossary/languages.ts'
import { chooseWords, type OwnWord, type WordFilter, wordOrders } from '#domain/glossary/own-words.ts'
import { translator } from '#messages/translator.ts'
import styles from './own-words.module.css'

type Props = {
  words: readonly OwnWord[]
  filter: WordFilter
  /** In which languages this reader would like explanations, before that of the text. */
  languages: readonly ExplanationLanguage[]
}

/** Every word one has looked up; searched, sorted and narrowed by a form that works without JavaScript. */
export function OwnWords({ words, filter, languages }: Props) {
  const t = translator('words')
  const shown = chooseWords(words, filter)
  return (
    <>
      <h1>{t('title')}</h1>
      <p className={styles.told}>{t('told')}</p>
      {words.length === 0 ? <p>{t('none')}</p> : <FilterForm words={words} filter={filter} />}
      {words.length > 0 ? (
        <p role="status">{shown.length === 0 ? t('noneFound') : t('count', { count: shown.length })}</p>
      ) : null}
      <ul className={styles.words}>
        {shown.map((word) => (
          <Word key={`${word.assignmentId} ${word.entryId}`} word={word} languages={languages} />
        ))}
      </ul>
    </>
  )
}

function FilterForm({ words, filter }: Pick<Props, 'words' | 'filter'>) {
  const t = translator('words')
  const texts = new Map(words.map((word) => [word.assignmentId, word]))
  return (
    <form className={styles.filter} action="/words">
      <Field name="q" type="search" label={t('search')} defaultValue={filter.search} maxLength={200} />
      <SelectField name="text" label={t('text')} defaultValue={filter.assignmentId ?? ''}>
        <option value="">{t('allTexts')}</option>
        {[...texts.values()].map(({ assignmentId, title, className }) => (
          <option key={assignmentId} value={assignmentId}>
            {t('textOf', { title, className })}
          </option>
        ))}
      </SelectField>
      <SelectField name="order" label={t('order')} defaultValue={filter.order}>
        {wordOrders.map((order) => (
          <option key={order} value={order}>
            {t(`orders.${order}`)}
          </option>
        ))}
      </SelectField>
      <Button type="submit">{t('show')}</Button>
    </form>
  )
}

function Word({ word, languages }: { word: OwnWord; languages: Props['languages'] }) {
  const t = translator('words')
  const { headword, definition, longer, translations, assignmentId, title, className, met } = word
  const first = translationFor(translations, languages)
  const level = met?.level === 'plain' ? '?level=plain' : ''
  return (
    <li>
      <h2 dir="auto">{headword}</h2>
      {first === null ? (
        <p dir="auto">{definition}</p>
      ) : (
        <p lang={first.lang} dir={first.dir}>
          {first.definition}
        </p>
      )}
      {first === null && longer === null ? null : (
        <details>
          <summary aria-label={t('moreOf', { headword })}>{t('more')}</summary>
          {first === null ? null : <p dir="auto">{definition}</p>}
          {longer === null ? null : <p dir="auto">{longer}</p>}
        </details>
      )}
      {met === null ? (
        <p className={styles.facts}>{t('noSentence')}</p>
      ) : (
        <blockquote dir="auto">{met.sentence}</blockquote>
      )}
      <p className={styles.facts}>
        <span dir="auto">{t('textOf', { title, className })}</span>{' '}
        <a
          href={`/read/${assignmentId}${level}#${met === null ? `term-${word.entryId}` : `b-${met.blockId}`}`}
          aria-label={t('toPlaceOf', { headword })}
        >
          {t('toPlace')}
        </a>
      </p>
    </li>
  )
}
