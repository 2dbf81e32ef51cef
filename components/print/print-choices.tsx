'use client'

import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { ReaderView } from '#domain/article/reader-view.ts'
import styles from './print.module.css'

type Props = {
  view: Pick<ReaderView, 'assignmentId' | 'level' | 'levels'>
  withTerms: boolean
  withNotes: boolean
}

/** What is printed beside the text. A form that works without JavaScript; the browser's own command prints then. */
export function PrintChoices({ view, withTerms, withNotes }: Props) {
  const t = useTranslations('print')
  return (
    <form className={styles.choices} data-print="no" aria-label={t('choices')}>
      <input type="hidden" name="chosen" value="1" />
      <h1>{t('title')}</h1>
      {view.levels.length > 1 ? (
        <fieldset>
          <legend>{t('level')}</legend>
          {view.levels.map((level) => (
            <label key={level}>
              <input
                type="radio"
                name="level"
                value={level}
                defaultChecked={level === view.level}
                onChange={(event) => event.target.form?.requestSubmit()}
              />{' '}
              {t(`levels.${level}`)}
            </label>
          ))}
        </fieldset>
      ) : null}
      <label>
        <input
          type="checkbox"
          name="terms"
          defaultChecked={withTerms}
          onChange={(event) => event.target.form?.requestSubmit()}
        />{' '}
        {t('terms')}
      </label>
      <label>
        <input
          type="checkbox"
          name="notes"
          defaultChecked={withNotes}
          onChange={(event) => event.target.form?.requestSubmit()}
        />{' '}
        {t('notes')}
      </label>
      <p className={styles.hint}>{t('hint')}</p>
      <div className={styles.acts}>
        <Button kind="primary" onClick={() => window.print()}>
          {t('print')}
        </Button>
        <noscript>
          <SubmitButton kind="plain">{t('show')}</SubmitButton>
        </noscript>
        <ButtonLink kind="quiet" href={`/read/${view.assignmentId}`}>
          {t('back')}
        </ButtonLink>
      </div>
    </form>
  )
}
