import { expect, test } from 'vitest'
import { lineAt, sourceFiles } from './source-files.ts'

const styles = sourceFiles(['app', 'components'], /\.module\.css$/)
const allStyles = sourceFiles(['app', 'components'], /\.css$/)
const colour = /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/i
const physical = /^((margin|padding|border)-(left|right)(-.*)?|border-(top|bottom)-(left|right)-radius|left|right)$/
const physicalValue = /^(left|right)$/

test('components take their colours from the tokens', () => {
  expect(styles.flatMap(({ path, text }) => coloursIn(path, text))).toEqual([])
})

test('components lay out by logical properties, so that a page may run from right to left', () => {
  expect(styles.flatMap(({ path, text }) => physicalIn(path, text))).toEqual([])
})

test('an underline is written part by part: WebKit drops a shorthand that says more than the line', () => {
  expect(allStyles.flatMap(({ path, text }) => shorthandUnderlinesIn(path, text))).toEqual([])
})

test('the rules notice what they forbid', () => {
  expect(coloursIn('x', '.a { color: #fff; }')).toHaveLength(1)
  expect(coloursIn('x', '.a {\n  background: linear-gradient(rgb(0 0 0), var(--b));\n}')).toEqual([
    'x:2 background: linear-gradient(rgb(0 0 0), var(--b))',
  ])
  expect(coloursIn('x', '/* #fff */ .a:hover { color: color-mix(in oklab, var(--ink), transparent) }')).toEqual([])
  expect(physicalIn('x', '.a { margin-left: 1rem; left: 0; text-align: right }')).toHaveLength(3)
  expect(physicalIn('x', '.a { margin-inline-start: 1rem; inset-inline-start: 0; text-align: start }')).toEqual([])
  expect(shorthandUnderlinesIn('x', '.a { text-decoration: underline dotted var(--b) 2px }')).toHaveLength(1)
  expect(shorthandUnderlinesIn('x', '.a { text-decoration: none } .b { text-decoration: underline }')).toEqual([])
})

function coloursIn(path: string, css: string): string[] {
  return declarations(css)
    .filter(({ value }) => colour.test(value))
    .map(({ property, value, line }) => `${path}:${line} ${property}: ${value}`)
}

/** Only what turns around with the direction of the text: the block axis stays where it is. */
function physicalIn(path: string, css: string): string[] {
  return declarations(css)
    .filter(({ property, value }) => {
      if (/^(text-align|float|clear)$/.test(property)) return physicalValue.test(value)
      return physical.test(property)
    })
    .map(({ property, value, line }) => `${path}:${line} ${property}: ${value}`)
}

function shorthandUnderlinesIn(path: string, css: string): string[] {
  return declarations(css)
    .filter(({ property, value }) => property === 'text-decoration' && /\s/.test(value))
    .map(({ property, value, line }) => `${path}:${line} ${property}: ${value}`)
}

function declarations(css: string): { property: string; value: string; line: number }[] {
  // Comments become blanks, so that offsets and lines stay.
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
  return [...bare.matchAll(/(?<=[{;]\s*)([a-z-]+)\s*:\s*([^;{}]+?)\s*(?=[;}])/gi)].map((match) => ({
    property: (match[1] ?? '').toLowerCase(),
    value: match[2] ?? '',
    line: lineAt(css, match.index),
  }))
}
