import { fewestStudents, type TermCount, type TermEffect } from '#domain/stats/term-effect.ts'
import { translator } from '#messages/translator.ts'
import styles from './text-heat.module.css'

type Props = {
  terms: readonly (TermCount & { headword: string })[]
  effects: readonly (TermEffect & { headword: string })[]
}

/** How often terms were looked up, and how those who did answered beside those who did not. */
export function TermFigures({ terms, effects }: Props) {
  const t = translator('progress')
  const told = terms.filter(({ students }) => students !== null)
  return (
    <>
      <p>{t('terms.hint', { fewest: fewestStudents })}</p>
      {told.length === 0 ? (
        <p>{t('terms.none')}</p>
      ) : (
        <ul>
          {told.map(({ entryId, headword, students }) => (
            <li key={entryId}>{t('terms.count', { term: headword, count: students ?? 0 })}</li>
          ))}
        </ul>
      )}
      {effects.length === 0 ? null : <EffectTable effects={effects} />}
    </>
  )
}

function EffectTable({ effects }: Pick<Props, 'effects'>) {
  const t = translator('progress')
  const share = ({ wrong, answered }: TermEffect['didNot']) => t('terms.share', { wrong, answered })
  return (
    <>
      <h3>{t('terms.effect')}</h3>
      <p>{t('terms.effectHint')}</p>
      <div className={styles.scroll}>
        <table className={styles.terms}>
          <thead>
            <tr>
              <th scope="col">{t('terms.question')}</th>
              <th scope="col">{t('terms.term')}</th>
              <th scope="col">{t('terms.lookedUp')}</th>
              <th scope="col">{t('terms.didNot')}</th>
            </tr>
          </thead>
          <tbody>
            {effects.map((effect) => (
              <tr key={`${effect.quizPosition} ${effect.entryId}`}>
                <td>{effect.quizPosition}</td>
                <th scope="row">{effect.headword}</th>
                <td>{share(effect.lookedUp)}</td>
                <td>{share(effect.didNot)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
