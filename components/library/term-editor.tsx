'use client'

import { type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { readSpanFromSelection } from '#components/reader/browser-selection.ts'
import { Button } from '#components/ui/button.tsx'
import type { GlossaryTerm } from '#domain/glossary/schema.ts'
import type { ExceptedPlace } from './excepted-places.tsx'
import { TermForm } from './term-form.tsx'
import { type PlaceNumbers, TermPlaces } from './term-places.tsx'
import type { ExceptionAction, PlaceView, TermAction } from './term-state.ts'
import styles from './terms.module.css'
import { useTermPreview } from './use-term-preview.ts'

type Props = {
  articleId: string
  entry: GlossaryTerm | null
  numbers: PlaceNumbers
  /** Where the entry stands, and where it is not explained; null and none for a new one. */
  places: readonly PlaceView[] | null
  exceptions: readonly ExceptedPlace[]
  save: TermAction
  except: ExceptionAction
  /** The article's text, rendered by the server. */
  text: ReactNode
  /** The list of terms, below the form. */
  children: ReactNode
}

/** The text beside the form that explains a term of it: the term is typed, or taken from the words selected. */
export function TermEditor(props: Props) {
  const { articleId, entry, numbers, save, text, children } = props
  const t = useTranslations('library.terms')
  const form = useRef<HTMLFormElement>(null)
  const [said, setSaid] = useState('')
  const { preview, ask } = useTermPreview(articleId)
  const changed = () => {
    setSaid('')
    if (form.current) ask(form.current)
  }
  const takeSelection = () => {
    const words = readSpanFromSelection()?.quote.replace(/\s+/g, ' ').trim() ?? ''
    if (words === '') return setSaid(t('nothingSelected'))
    if (words.length > longestTerm) return setSaid(t('selectionTooLong'))
    setSaid(t('tookSelection', { words }))
    if (form.current) take(form.current, words)
  }
  const take = (element: HTMLFormElement, words: string) => {
    const headword = element.elements.namedItem('headword')
    if (headword instanceof HTMLInputElement) headword.value = words
    ask(element)
    element.querySelector<HTMLElement>('[name="definition"]')?.focus()
  }
  return (
    <div className={styles.split}>
      <div className={styles.textSide}>
        <div className={styles.bar}>
          {/* Pressing the mouse on a button would take the selection away. */}
          <Button kind="primary" onMouseDown={(event) => event.preventDefault()} onClick={takeSelection}>
            {t('useSelection')}
          </Button>
          <span role="status">{said}</span>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className={styles.text} aria-label={t('text')} tabIndex={0}>
          {text}
        </section>
      </div>
      <div className={styles.side}>
        <section id="term-form" className={styles.card} aria-labelledby="term-form-title">
          <h2 id="term-form-title">{entry === null ? t('new') : t('change')}</h2>
          <TermForm
            key={entry?.id ?? 'new'}
            articleId={articleId}
            entry={entry}
            save={save}
            form={form}
            changed={changed}
          >
            {(placesSent) => (
              <TermPlaces
                preview={{ ...preview, places: preview.places ?? placesSent ?? props.places }}
                numbers={numbers}
                entryId={entry?.id ?? null}
                exceptions={props.exceptions}
                change={props.except}
                changed={changed}
              />
            )}
          </TermForm>
        </section>
        {children}
      </div>
    </div>
  )
}

/** UTF-16 units a headword may have, as in its schema. */
const longestTerm = 120
