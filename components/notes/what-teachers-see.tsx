import { fewestStudents } from '#domain/stats/term-effect.ts'
import { translator } from '#messages/translator.ts'

/** What reaches a student's teachers with a name, what as a number, and what never. */
export function WhatTeachersSee() {
  const t = translator('notes')
  return (
    <>
      <h1>{t('seen.title')}</h1>
      <p>{t('seen.intro')}</p>
      <section>
        <h2>{t('seen.names')}</h2>
        <ul>
          <li>{t('seen.namesList.shared')}</li>
          <li>{t('seen.namesList.progress')}</li>
          <li>{t('seen.namesList.quiz')}</li>
          <li>{t('seen.namesList.reports')}</li>
        </ul>
      </section>
      <section>
        <h2>{t('seen.numbers')}</h2>
        <ul>
          <li>{t('seen.numbersList.private', { others: fewestStudents - 1 })}</li>
          <li>{t('seen.numbersList.lookups', { fewest: fewestStudents })}</li>
        </ul>
      </section>
      <section>
        <h2>{t('seen.never')}</h2>
        <ul>
          <li>{t('seen.neverList.words')}</li>
          <li>{t('seen.neverList.time')}</li>
          <li>{t('seen.neverList.look')}</li>
        </ul>
      </section>
    </>
  )
}
