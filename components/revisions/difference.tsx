import { type BlockChange, isUntouched, type RevisionDifference } from '#domain/article/revision/compare-revisions.ts'
import type { Change } from '#domain/article/revision/compare-words.ts'
import { translator } from '#messages/translator.ts'
import styles from './revisions.module.css'

/** What one revision changed of another, word by word; what went and what came is said in words too. */
export function Difference({ difference }: { difference: RevisionDifference }) {
  const t = translator('revisions')
  if (difference.isSame) return <p>{t('difference.same')}</p>
  return (
    <>
      {difference.meta.length > 0 ? (
        <section>
          <h3>{t('difference.meta')}</h3>
          <dl className={styles.fields}>
            {difference.meta.map(({ field, changes }) => (
              <div key={field}>
                <dt>{t(`edit.fields.${field}`)}</dt>
                <dd dir="auto">
                  <Changes changes={changes} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {difference.levels.map((level) => (
        <LevelDifference key={level.level} level={level} hasOthers={difference.levels.length > 1} />
      ))}
    </>
  )
}

function LevelDifference({ level, hasOthers }: { level: RevisionDifference['levels'][number]; hasOthers: boolean }) {
  const t = translator('revisions')
  const common = translator('common')
  const touched = level.blocks.filter((block) => !isUntouched(block))
  const untouched = level.blocks.length - touched.length
  return (
    <section>
      {hasOthers ? <h3>{t(`difference.levels.${level.level}`)}</h3> : null}
      {level.kind === 'added' ? <p>{t('difference.levelAdded')}</p> : null}
      {level.kind === 'removed' ? <p>{t('difference.levelRemoved')}</p> : null}
      <ol className={styles.changes}>
        {touched.map((block) => (
          <li key={block.blockId} data-kind={block.kind}>
            <span className={styles.tag}>
              {t(`difference.${headlineOf(block)}`)}
              {block.paragraph === null ? null : ` · ${common('paragraph', { number: block.paragraph })}`}
            </span>
            <p dir="auto">
              <Changes changes={block.changes} />
            </p>
          </li>
        ))}
      </ol>
      {untouched > 0 ? <p className={styles.soft}>{t('difference.untouched', { count: untouched })}</p> : null}
    </section>
  )
}

function headlineOf({ kind, isMoved }: BlockChange) {
  if (kind !== 'same') return kind
  return isMoved ? ('moved' as const) : ('reformed' as const)
}

/** Words that went are struck out, words that came are underlined; a screen reader hears which is which. */
function Changes({ changes }: { changes: readonly Change[] }) {
  const t = translator('revisions')
  let at = 0
  return changes.map(({ kind, text }) => {
    const key = at
    at += text.length + 1
    if (kind === 'same') return <span key={key}>{text}</span>
    const Tag = kind === 'removed' ? 'del' : 'ins'
    return (
      <Tag key={key}>
        <span className={styles.spoken}>
          {t(kind === 'removed' ? 'difference.wasRemoved' : 'difference.wasAdded')}{' '}
        </span>
        {text}
      </Tag>
    )
  })
}
