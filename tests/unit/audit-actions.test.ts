import { expect, test } from 'vitest'
import admin from '#messages/en/admin.json' with { type: 'json' }
import { sourceFiles } from '#tests/rules/source-files.ts'

const words: Record<string, string> = admin.actions

test("every deed that the audit log holds has words on the administrator's page", () => {
  const sources = sourceFiles(['db'], /\.ts$/).map(({ text }) => text)
  const recorded = sources.flatMap((text) =>
    [...text.matchAll(/\baction(?:: | = )(?:[^'\n]*\? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g)].flatMap(([, one, other]) => [
      one,
      other,
    ]),
  )
  const links = ['teacher', 'admin', 'reset'].flatMap((kind) => [`${kind}-link-made`, `${kind}-link-used`])
  const actions = [...recorded.filter((action) => action !== undefined), ...links]
  expect(actions.length).toBeGreaterThan(20)
  expect(actions.filter((action) => !words[action])).toEqual([])
})
