import { expect, test } from 'vitest'
import { lineAt, sourceFiles } from './source-files.ts'
import { allNodes, dottedName, literalText, parseSource, type SyntaxNode, templateText } from './syntax-tree.ts'

const longestFileLines = 300
const code = sourceFiles(
  ['app', 'cli', 'components', 'db', 'domain', 'messages', 'scripts', 'tests', 'proxy.ts', 'instrumentation.ts'],
  /\.(tsx?|mjs)$/,
).filter(({ path }) => !/^(db\/migrations|tests\/corpus)\//.test(path))

/** Where the clock and chance come from; everything else on the server takes them from its `ctx`. */
const sourcesOfTimeAndChance =
  /^(app\/_server\/context\.ts|db\/ids\.ts|cli\/(postil\.mjs|main\.ts|open-context\.ts)|components\/.*\/?browser-[^/]+\.tsx?)$/
const sqlOfTimeAndChance =
  /(?<![\w.])(now\(\)|(clock|statement|transaction)_timestamp\(\)|gen_random_uuid\(\)|current_timestamp)/i

test(`no file is longer than ${longestFileLines} lines`, () => {
  const long = code.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
  expect(long.filter(({ lines }) => lines > longestFileLines)).toEqual([])
})

test('no file or folder is named for a drawer of odds and ends', () => {
  const drawer = /(^|\/)([^/]*-)?(utils?|helpers?|common|misc|manager|service)(\.[^/]*)?(\/|$)/
  expect(code.map(({ path }) => path).filter((path) => drawer.test(path))).toEqual([])
})

test('there are no barrel files', () => {
  expect(code.map(({ path }) => path).filter((path) => /(^|\/)index\.(tsx?|mjs)$/.test(path))).toEqual([])
})

test('every file of domain/ opens by saying what it decides', () => {
  const silent = code.filter(({ path, text }) => path.startsWith('domain/') && !/^\/\*\*\s*\n \* \S/.test(text))
  expect(silent.map(({ path }) => path)).toEqual([])
})

test('the server takes time, ids and chance from one place', () => {
  expect(
    code
      .filter(({ path }) => /^(app|cli|components|db|domain)\/|^(proxy|instrumentation)\.ts$/.test(path))
      .filter(({ path }) => !sourcesOfTimeAndChance.test(path))
      .flatMap(({ path, text }) => usesOfTimeAndChance(path, text)),
  ).toEqual([])
})

test('each way to read a clock or to draw lots is noticed', () => {
  const found = (text: string) => usesOfTimeAndChance('app/x.ts', text)
  expect(found('const a = Date.now()')).toEqual(['app/x.ts:1 Date.now'])
  expect(found('\nnew Date()')).toEqual(['app/x.ts:2 new Date()'])
  expect(found('globalThis.crypto.randomUUID()')).toEqual(['app/x.ts:1 globalThis.crypto.randomUUID'])
  expect(found("import { randomUUID } from 'node:crypto'")).toEqual(['app/x.ts:1 randomUUID'])
  expect(found('sql`created_at < now()`')).toEqual(['app/x.ts:1 created_at < now()'])
  expect(found("sql.raw('select gen_random_uuid()')")).toEqual(['app/x.ts:1 select gen_random_uuid()'])
  expect(found('timestamp().defaultNow()')).toEqual(['app/x.ts:1 .defaultNow'])
  expect(found("ctx.now(); new Date(1); '// new Date()'; sql`postil_now()`")).toEqual([])
})

function usesOfTimeAndChance(path: string, text: string): string[] {
  // Most files name no clock at all, and need not be parsed.
  if (!/Date|random|now|timestamp/i.test(text)) return []
  const nodes = allNodes(parseSource(path, text))
  return nodes.flatMap((node) => {
    const use = useOfTimeAndChance(node)
    return use === null ? [] : [`${path}:${lineAt(text, node.start)} ${use}`]
  })
}

function useOfTimeAndChance(node: SyntaxNode): string | null {
  const name = dottedName(node)
  if (node.type === 'MemberExpression' && name !== null) {
    return /(^|\.)(Date\.now|Math\.random|randomUUID)$|\.default(Now|Random)$/.test(name) ? name : null
  }
  if (node.type === 'ImportSpecifier' && dottedName(node.imported) === 'randomUUID') return 'randomUUID'
  if (node.type === 'NewExpression' && dottedName(node.callee) === 'Date') {
    return Array.isArray(node.arguments) && node.arguments.length === 0 ? 'new Date()' : null
  }
  const words = node.type === 'Literal' ? literalText(node) : templateText(node)
  return words !== null && sqlOfTimeAndChance.test(words) ? words.trim() : null
}
