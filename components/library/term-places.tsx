'use client'

import { useTranslations } from 'use-intl'
import styles from './terms.module.css'
import type { TermPreview } from './use-term-preview.ts'

type Props = { preview: TermPreview; numbers: Readonly<Record<string, number>> }

/** Every place where the term will appear, with the words around it. */
export function TermPlaces({ preview, numbers }: Props) {
  const t = useTranslations('library.terms')
  const { places, isOffline } = preview
  return (
    <section aria-labelledby="term-places" className={styles.places}>
      <h3 id="term-places">{t('places')}</h3>
      <p role="status" className={styles.hint}>
        {isOffline
          ? t('placesOffline')
          : places === null
            ? t('placesIdle')
            : t('placesCount', { count: places.length })}
      </p>
      {places && places.length > 0 ? (
        <ul>
          {places.map((place, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places have no id, and a list is replaced as a whole
            <li key={index}>
              <a href={`#b-${place.blockId}`}>{placeName(numbers[place.blockId])}</a>{' '}
              <span dir="auto">
                … {place.before}
                <mark>{place.words}</mark>
                {place.after} …
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )

  function placeName(number: number | undefined): string {
    return number === undefined ? t('placeElsewhere') : t('placeIn', { number })
  }
}
