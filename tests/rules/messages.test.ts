import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { lineAt, sourceFiles } from './source-files.ts'
import { allNodes, asNode, literalText, parseSource, type SyntaxNode } from './syntax-tree.ts'

const pages = sourceFiles(['app', 'components'], /\.tsx$/)
const messageFiles = sourceFiles(['messages/en'], /\.json$/)
const messages = new Map<string, unknown>(
  messageFiles.map(({ path, text }) => [basename(path, '.json'), JSON.parse(text)]),
)

// That every message asked for exists is the type checker's business.
const spokenAttributes =
  /^(title|alt|label|placeholder|aria-(label|description|roledescription|valuetext|placeholder))$/
const hasWords = /\p{L}{2}/u

test('no text of the interface stands in a component', () => {
  expect(pages.flatMap(({ path, text }) => textsOf(path, text))).toEqual([])
})

test('a text in a component is noticed, wherever it stands', () => {
  const texts = (jsx: string) =>
    textsOf('x.tsx', `export const x = (a) => ${jsx}`).map((line) => line.slice('x.tsx:1 '.length))
  expect(texts('<p>Save <b>now</b></p>')).toEqual(['Save', 'now'])
  expect(texts("<p>{a ? 'Saved' : `Not saved`}</p>")).toEqual(['Saved', 'Not saved'])
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a template, not one
  expect(texts('<p>{`${a} of them`}</p>')).toEqual(['of them'])
  expect(texts("<button aria-label='Close' title={'Shut'} type='button' />")).toEqual(['Close', 'Shut'])
  expect(texts("<p className='note' id={'x1y2'}>{t('save')} – {a} × 3</p>")).toEqual([])
})

test('no message is empty, and none names a key twice', () => {
  for (const { path, text } of messageFiles) {
    const keys = [...text.matchAll(/^ {2}"([^"]+)":/gm)].map((match) => match[1])
    expect(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      path,
    ).toEqual([])
  }
  expect([...messages].flatMap(([area, tree]) => emptyTexts(tree, area))).toEqual([])
})

function textsOf(path: string, source: string): string[] {
  return allNodes(parseSource(path, source))
    .flatMap(spokenTexts)
    .filter(({ text }) => hasWords.test(text))
    .map(({ text, start }) => `${path}:${lineAt(source, start)} ${text.trim().replace(/\s+/g, ' ')}`)
}

function spokenTexts(node: SyntaxNode): { text: string; start: number }[] {
  if (node.type === 'JSXText') return typeof node.value === 'string' ? [{ text: node.value, start: node.start }] : []
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    const inner = Array.isArray(node.children) ? node.children : []
    return inner.flatMap((child) => (asNode(child)?.type === 'JSXExpressionContainer' ? textsOfValue(child) : []))
  }
  if (node.type !== 'JSXAttribute') return []
  const name = asNode(node.name)?.name
  return typeof name === 'string' && spokenAttributes.test(name) ? textsOfValue(node.value) : []
}

/** The literals that an expression may come to: itself, the arms of a choice, the pieces of a template. */
function textsOfValue(value: unknown): { text: string; start: number }[] {
  const node = asNode(value)
  if (node === null) return []
  if (node.type === 'JSXExpressionContainer') return textsOfValue(node.expression)
  if (node.type === 'ConditionalExpression') return [...textsOfValue(node.consequent), ...textsOfValue(node.alternate)]
  if (node.type === 'LogicalExpression') return [...textsOfValue(node.left), ...textsOfValue(node.right)]
  if (node.type === 'TemplateLiteral') {
    const pieces = Array.isArray(node.quasis) ? node.quasis : []
    const text = pieces.map((piece) => literalText({ ...node, quasis: [piece] }) ?? '').join(' ')
    return [{ text, start: node.start }]
  }
  const text = literalText(node)
  return text === null ? [] : [{ text, start: node.start }]
}

function emptyTexts(tree: unknown, path: string): string[] {
  if (typeof tree === 'string') return tree.trim() === '' ? [path] : []
  if (typeof tree !== 'object' || tree === null) return [path]
  return Object.entries(tree).flatMap(([key, value]) => emptyTexts(value, `${path}.${key}`))
}
