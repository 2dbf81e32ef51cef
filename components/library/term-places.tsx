'use client'

import { useActionState, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { takeFocus } from '#components/ui/browser-take-focus.ts'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { ReadingLevel } from '#domain/article/schema.ts'
import { type ExceptedPlace, ExceptedPlaces } from './excepted-places.tsx'
import type { ExceptionAction, PlaceView } from './term-state.ts'
import styles from './terms.module.css'
import type { TermPreview } from './use-term-preview.ts'

/** Paragraph numbers by block id, level by level. */
export type PlaceNumbers = Readonly<Record<ReadingLevel, Readonly<Record<string, number>>>>

type Props = {
  preview: TermPreview
  numbers: PlaceNumbers
  /** The entry whose places may be taken from it; null for one that is not saved yet. */
  entryId: string | null
  exceptions: readonly ExceptedPlace[]
  change: ExceptionAction
  /** Called when a place was taken or given back. */
  changed: () => void
}

/** Every place where the term will appear, with the words around it; of a saved term each place can be left out. */
export function TermPlaces({ preview, numbers, entryId, exceptions, change, changed }: Props) {
  const t = useTranslations('library.terms')
  const { places, isOffline } = preview
  const [state, send] = useActionState(change, idleForm())
  // What was asked of the server before knows nothing of the change.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (state.status === 'done') changed()
  }, [state])
  const nameOf: NameOf = (level, blockId) => {
    const number = blockId === null ? undefined : numbers[level][blockId]
    if (number === undefined) return t(level === 'plain' ? 'placeElsewherePlain' : 'placeElsewhere')
    return t(level === 'plain' ? 'placeInPlain' : 'placeIn', { number })
  }
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
      <div role="status">
        {state.status === 'done' ? (
          // The button that had the focus is gone with its place.
          <div key={JSON.stringify(state.values)} tabIndex={-1} ref={takeFocus}>
            <Notice kind="good">{t(state.value.kind)}</Notice>
          </div>
        ) : null}
      </div>
      {state.status !== 'failed' ? null : state.error.kind === 'invalid' ? (
        <Notice kind="bad">{t('placeGone')}</Notice>
      ) : (
        <FailureNotice error={state.error} />
      )}
      {places && places.length > 0 ? (
        <ul>
          {places.map((place) => (
            <li key={`${place.level} ${place.start}`}>
              <Place place={place} nameOf={nameOf} />
              {entryId === null ? null : (
                <NotHere place={place} entryId={entryId} send={send} name={nameOf(place.level, place.blockId)} />
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <ExceptedPlaces exceptions={exceptions} nameOf={nameOf} send={send} />
    </section>
  )
}

/** Says in words where a place is. */
export type NameOf = (level: ReadingLevel, blockId: string | null) => string

function Place({ place, nameOf }: { place: PlaceView; nameOf: NameOf }) {
  const name = nameOf(place.level, place.blockId)
  return (
    <>
      {/* The text beside the form is the standard one. */}
      {place.level === 'standard' ? <a href={`#b-${place.blockId}`}>{name}</a> : <span>{name}</span>}{' '}
      <span className={styles.words} dir="auto">
        … {place.before}
        <mark>{place.words}</mark>
        {place.after} …
      </span>
    </>
  )
}

type NotHereProps = { place: PlaceView; entryId: string; send: (form: FormData) => void; name: string }

function NotHere({ place, entryId, send, name }: NotHereProps) {
  const t = useTranslations('library.terms')
  return (
    <form action={send}>
      <input type="hidden" name="intent" value="except" />
      <input type="hidden" name="entryId" value={entryId} />
      <input type="hidden" name="level" value={place.level} />
      <input type="hidden" name="start" value={place.start} />
      <input type="hidden" name="quote" value={place.words} />
      <SubmitButton
        kind="quiet"
        label={t('notHereOne', { place: name, words: `${place.words}${place.after}`.slice(0, 60) })}
      >
        {t('notHere')}
      </SubmitButton>
    </form>
  )
}
