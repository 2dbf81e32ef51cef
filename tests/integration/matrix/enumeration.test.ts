import { expect, test } from 'vitest'
import { accessExports } from '#tests/support/matrix/access-exports.ts'
import { allRows } from '#tests/support/matrix/rows/all-rows.ts'
import { actsForNobody, notAsked } from '#tests/support/matrix/without-actor.ts'
import { sourceFiles } from '../../rules/source-files.ts'

const named = [...new Set(allRows.map(({ fn }) => fn)), ...Object.keys(notAsked), ...Object.keys(actsForNobody)]

test('every export of db/access has its row, or a reason why it needs none', async () => {
  expect(named.toSorted()).toEqual(await accessExports())
})

test('no export stands twice in the matrix', () => {
  expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([])
})

const code = sourceFiles(
  ['app', 'cli', 'components', 'db', 'scripts', 'proxy.ts', 'instrumentation.ts'],
  /\.(tsx?|mjs)$/,
)
const trusting = Object.entries(actsForNobody).flatMap(([name, authority]) =>
  'callers' in authority ? [{ name, callers: authority.callers }] : [],
)

test.each(trusting)(
  '$name, which asks for no proof, is imported only where the right has been shown',
  ({ name, callers }) => {
    const [file = '', fn = ''] = name.split('.')
    const base = file.split('/').at(-1) ?? ''
    const importsIt = new RegExp(
      `import \\{[^}]*\\b${fn}\\b[^}]*\\} from '[^']*${base}\\.ts'|import\\('[^']*${base}\\.ts'\\)`,
    )
    const importers = code.filter(({ text }) => importsIt.test(text)).map(({ path }) => path)
    expect(importers.filter((path) => !callers.some((caller) => path.startsWith(caller)))).toEqual([])
    expect(importers).not.toEqual([])
  },
)
