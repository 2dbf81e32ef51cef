import { describe, expect, test } from 'vitest'
import { detectFormat, type TextFormat } from '#domain/article/import/detect-format.ts'
import type { ImportOutline } from '#domain/article/import/import-outline.ts'
import { importText } from '#domain/article/import/import-text.ts'
import { restoreLine } from '#domain/article/import/restore-line.ts'
import { splitLines } from '#domain/article/import/split-lines.ts'

function imported(text: string, format: TextFormat): ImportOutline {
  const result = importText(text, { format })
  if (!result.ok) throw new Error('The text was refused')
  return result.value
}

function blocks(text: string, format: TextFormat): string[] {
  return imported(text, format).blocks.map((block) => `${block.type}${block.depth ?? ''}: ${block.text}`)
}

function marks(text: string): string[] {
  const [block] = imported(text, 'markdown').blocks
  return (block?.marks ?? []).map(
    ({ type, start, end, href }) => `${type} ${block?.text.slice(start, end)}${href === undefined ? '' : ` ${href}`}`,
  )
}

describe('lines and paragraphs', () => {
  test('every kind of line end counts as one, and a form feed beside one is part of it', () => {
    expect(
      splitLines('a\rb\r\nc\nd\u2028e\u2029f\u0085g\fh\n\fi').lines.map(({ number, text }) => `${number}${text}`),
    ).toEqual('1a 2b 3c 4d 5e 6f 7g 8h 9i'.split(' '))
  })

  test('soft-wrapped lines become one paragraph, joined by one space', () => {
    const wrapped =
      'It was the kind of evening on which nobody goes out, and the\nharbour was empty but for one man with a lamp. He walked up\nand down the wall and looked out for a boat that was already\ntwo hours late.'
    expect(blocks(wrapped, 'text')).toEqual([`paragraph: ${wrapped.replaceAll('\n', ' ')}`])
  })

  test('long lines without blank lines between them are paragraphs', () => {
    const long =
      'The ferry crosses the river every hour from five in the morning until midnight, and nobody has counted how often it came too late.'
    expect(blocks(`${long}\n${long}\n${long}`, 'text')).toHaveLength(3)
  })

  test('without blank lines, indented lines open paragraphs of wrapped text', () => {
    const text =
      '    It was the kind of evening on which nobody goes out, and the\nharbour was empty but for one man with a lamp. He walked up\nand down the wall until ten.\n    At last he saw a light, and he lifted his own. The boat did\nnot answer him.'
    expect(blocks(text, 'text')).toHaveLength(2)
  })

  test('the lines of a poem stay lines', () => {
    expect(
      blocks('A poem\n\nI went down to the wall\nand saw the ships go by\nand one was small', 'text'),
    ).toHaveLength(3)
  })

  test('a paragraph longer than a block may be is parted behind a sentence and loses nothing', () => {
    const text = 'The cat sat on the mat. '.repeat(2000).trim()
    const parts = imported(text, 'text').blocks.map((block) => block.text)
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.every((part) => part.length <= 20_000 && part.endsWith('.'))).toBe(true)
    expect(parts.join(' ')).toBe(text)
  })

  test('a wide character is never parted', () => {
    const parts = imported('👩'.repeat(15_000), 'text').blocks.map((block) => block.text)
    expect(parts.every((part) => !/\p{Surrogate}/u.test(part))).toBe(true)
    expect(parts.join('')).toBe('👩'.repeat(15_000))
  })

  test('a dialogue keeps its dashes, a list of bullets does not', () => {
    expect(blocks('They met.\n- Where are you going?\n- To the wall.', 'text')).toContain('paragraph: - To the wall.')
    expect(blocks('Take with you:\n• a lamp\n• a rope', 'text')).toEqual(['list-item: a lamp', 'list-item: a rope'])
  })
})

describe('Markdown', () => {
  test('headings, lists, quotes and code become blocks', () => {
    const text =
      '# Title\n\nIntro\ngoes on.\n\n## Two ##\n#### Four\n\nUnder\n---\n\n1. one\n2) two\n- three\n  goes on\n\n> quoted\n> on\n>\n> again\n\n```js\n  a *b*\n\nc\n```\n\n| a | b |\n|---|---|'
    expect(imported(text, 'markdown').title).toBe('Title')
    expect(blocks(text, 'markdown')).toEqual([
      'paragraph: Intro goes on.',
      'heading2: Two',
      'heading4: Four',
      'heading2: Under',
      'list-item: one',
      'list-item: two',
      'list-item: three goes on',
      'quote: quoted on',
      'quote: again',
      'preformatted:   a *b*\n\nc',
      'preformatted: | a | b |\n|---|---|',
    ])
  })

  test.each([
    ['A **b *c* d** e', ['strong b c d', 'emphasis c']],
    ['A ***b*** and __c__ and _d_', ['strong b', 'emphasis b', 'strong c', 'emphasis d']],
    ['A `b *c*` d', ['code b *c*']],
    ['[b **c**](https://x.example/a_(b) "t") d', ['link b c https://x.example/a_(b)', 'strong c']],
    [
      '<https://x.example/> <mailto:a@b.example>',
      ['link https://x.example/ https://x.example/', 'link mailto:a@b.example mailto:a@b.example'],
    ],
    ['A * b * c, 5*3*2, snake_case_name, **open', []],
    ['[x](javascript:alert(1)) [y](/path) [z] <b>b</b>', []],
    ['A \\*b\\* c', []],
  ])('%s has the marks %j', (text, expected) => {
    expect(marks(text)).toEqual(expected)
  })

  test('what is no syntax stays as it was typed', () => {
    for (const text of [
      'A * b * c, 5*3*2, snake_case_name, **open',
      '[x](javascript:alert(1)) [y](/path) [z] <b>b</b>',
    ]) {
      expect(blocks(text, 'markdown')).toEqual([`paragraph: ${text}`])
    }
  })

  test('in plain text nothing is syntax', () => {
    expect(blocks('**a** [b](https://x.example) `c` # d', 'text')).toEqual([
      'paragraph: **a** [b](https://x.example) `c` # d',
    ])
  })

  test('an unclosed fence does not swallow the text', () => {
    expect(blocks('A line.\n\n```\n\nAnother line.', 'markdown')).toEqual([
      'paragraph: A line.',
      'paragraph: ```',
      'paragraph: Another line.',
    ])
  })

  test.each<[string, TextFormat]>([
    ['# A heading\n\ntext', 'markdown'],
    ['see [this](https://x.example)', 'markdown'],
    ['```\ncode\n```', 'markdown'],
    ['**one** and\n\n**two**', 'markdown'],
    ['a stray * asterisk and 2*3*4', 'text'],
    ['- one\n- two\n- three', 'text'],
    ['###', 'text'],
    ['We are #1 in sales', 'text'],
    ['a [1] note (https://x.example)', 'text'],
  ])('pasted %j is taken as %s', (text, format) => {
    expect(detectFormat(splitLines(text).lines)).toBe(format)
  })
})

describe('putting a dropped line back', () => {
  const text =
    'A title\n\nThe first paragraph of the text is long enough.\n\nAdvertisement\n\nThe second paragraph of the text is long enough.'

  test('the line stands at its place under an id of its own, and the others keep theirs', () => {
    const restored = restoreLine(imported(text, 'text'), 5)
    expect(restored.blocks.map(({ id, text: wording }) => `${id} ${wording.slice(0, 10)}`)).toEqual([
      'p1 The first ',
      'r5 Advertisem',
      'p2 The second',
    ])
    expect(restored.dropped).toEqual([])
  })

  test('a line that was not dropped changes nothing', () => {
    const outline = imported(text, 'text')
    expect(restoreLine(outline, 1)).toBe(outline)
    expect(restoreLine(outline, 999)).toBe(outline)
  })
})

describe('what cannot be imported', () => {
  test.each([
    ['', 'empty'],
    [' \n\t\u2028', 'empty'],
    ['a\0b', 'binary'],
    ['half a pair \ud83d here', 'broken-characters'],
    ['a'.repeat(8 * 1024 * 1024 + 1), 'too-large'],
    ['line.\n\n'.repeat(2001), 'too-many-blocks'],
    ['line\n'.repeat(20_001), 'too-many-blocks'],
    ['Advertisement\n\nShare this article', 'nothing-left'],
  ])('is refused by name (case %#)', (text, key) => {
    expect(importText(text)).toEqual({ ok: false, error: { kind: 'invalid', fields: { text: key } } })
  })
})
