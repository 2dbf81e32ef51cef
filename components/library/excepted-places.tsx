'use client'

import { useTranslations } from 'use-intl'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { NameOf } from './term-places.tsx'
import styles from './terms.module.css'

/** A place where the term is not explained. */
export type ExceptedPlace = {
  id: string
  level: ReadingLevel
  /** Null where it has no place in the present text. */
  blockId: string | null
  before: string
  quote: string
  after: string
}

type Props = { exceptions: readonly ExceptedPlace[]; nameOf: NameOf; send: (form: FormData) => void }

/** The places where the teacher has said "not here", each with the way back. */
export function ExceptedPlaces({ exceptions, nameOf, send }: Props) {
  const t = useTranslations('library.terms')
  if (exceptions.length === 0) return null
  return (
    <>
      <h4>{t('exceptedTitle')}</h4>
      <ul>
        {exceptions.map(({ id, level, blockId, before, quote, after }) => {
          const name = blockId === null ? t('exceptionLost') : nameOf(level, blockId)
          return (
            <li key={id}>
              <span>{name}</span>{' '}
              <span className={styles.words} dir="auto">
                … {before}
                <s>{quote}</s>
                {after} …
              </span>
              <form action={send}>
                <input type="hidden" name="intent" value="allow" />
                <input type="hidden" name="exceptionId" value={id} />
                <SubmitButton
                  kind="quiet"
                  label={t('hereAgainOne', { place: name, words: `${quote}${after}`.slice(0, 60) })}
                >
                  {t('hereAgain')}
                </SubmitButton>
              </form>
            </li>
          )
        })}
      </ul>
    </>
  )
}
