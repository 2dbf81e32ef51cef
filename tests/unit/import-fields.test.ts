import { describe, expect, test } from 'vitest'
import type { ImportOutline } from '#domain/article/import/import-outline.ts'
import { importText } from '#domain/article/import/import-text.ts'

const body =
  'The council voted on Tuesday evening to close the ferry that has crossed the river since 1911.\n\nIt will run for the last time in May.'

function imported(text: string): ImportOutline {
  const result = importText(text, { format: 'text' })
  if (!result.ok) throw new Error('The text was refused')
  return result.value
}

function reasons(text: string): string[] {
  return imported(text).dropped.map(({ line, reason }) => `${line} ${reason}`)
}

describe('fields of an import', () => {
  test.each([
    ['By Marta Lindqvist, Science Editor', 'Marta Lindqvist'],
    ['By Marta Lindqvist and Joel Ode, Staff Writers | March 3, 2024', 'Marta Lindqvist, Joel Ode'],
    ['BY MARTA LINDQVIST', 'MARTA LINDQVIST'],
    ['Marta Lindqvist, Science Editor', 'Marta Lindqvist'],
    ['Von Jonas von der Pfeil', 'Jonas von der Pfeil'],
    ['Posted on March 3, 2024 by J. R. O’Neill', 'J. R. O’Neill'],
    ['By Marta Lindqvist in Riga, marta@news.example', 'Marta Lindqvist'],
    ['By Lina al-Masri for the Courier', 'Lina al-Masri'],
  ])('%s names %s and nobody else', (line, byline) => {
    expect(imported(`Ferry to close in spring\n${line}\n${body}`).byline).toBe(byline)
  })

  test.each(['By Staff Writer', 'By The Associated Press', 'Posted by admin'])('%s names nobody', (line) => {
    const outline = imported(`Ferry to close in spring\n\n${line}\n\n${body}`)
    expect(outline.byline).toBeNull()
    expect(outline.dropped).toEqual([{ line: 3, text: line, reason: 'nameless-byline' }])
  })

  test.each(['By the river stood a house of stone', 'Marta Lindqvist', 'By Monday'])(
    '%s is no byline and stays in the text',
    (line) => {
      const outline = imported(`Ferry to close in spring\n\n${line}\n\n${body}`)
      expect(outline.byline).toBeNull()
      expect(outline.blocks.map(({ text }) => text)).toContain(line)
    },
  )

  test.each([
    ['BAGHDAD (AP) — The', 'BAGHDAD (AP)'],
    ['LONDON, March 3 (Reuters) - The', 'LONDON, March 3 (Reuters)'],
    ['WELLINGTON, New Zealand (AP) — The', 'WELLINGTON, New Zealand (AP)'],
    ['Hamburg (dpa) - The', 'Hamburg (dpa)'],
    ['SPRINGFIELD, Ill., March 3, 2024 /PRNewswire/ -- The', 'SPRINGFIELD, Ill., March 3, 2024 /PRNewswire/'],
    ['Geneva, 3 March 2024 – The', 'Geneva, 3 March 2024'],
  ])('%s opens with a dateline, which also stays', (opening, dateline) => {
    const outline = imported(
      `Ferry to close in spring\n\n${opening} council voted on Tuesday to close it for good.\n\nIt was late.`,
    )
    expect(outline.dateline).toBe(dateline)
    expect(outline.blocks[0]?.text.startsWith(dateline)).toBe(true)
  })

  test.each(['NOTE — The', 'The man (a sailor) — The', 'Nobody knew - The', 'Well-known as she was, The'])(
    '%s is no dateline',
    (opening) => {
      expect(
        imported(`Ferry to close\n\n${opening} council voted on Tuesday to close it for good.\n\nIt was late.`)
          .dateline,
      ).toBeNull()
    },
  )

  test.each([
    ['3 March 2024', '2024-03-03'],
    ['Published: Sunday, March 3rd, 2024 at 10:42 a.m. GMT', '2024-03-03'],
    ['Updated 4:05 PM EST, Tue December 12, 2023', '2023-12-12'],
    ['2024-03-03', '2024-03-03'],
    ['03.04.2024', '2024-04-03'],
    ['23/04/2024', '2024-04-23'],
    ['Publié le 1er août 2024', '2024-08-01'],
    ['03/04/2024', null],
    ['February 30, 2024', null],
  ])('the page’s date %s is dropped and reported as %s', (line, pageDate) => {
    const outline = imported(`${line}\n\nFerry to close in spring\n\n${body}`)
    expect(outline.pageDate).toBe(pageDate)
    expect(outline.dropped).toEqual([{ line: 1, text: line, reason: 'page-date' }])
  })

  test('a date in the middle of a text is no date of the page', () => {
    const outline = imported(
      `Ferry to close in spring\n\n${body}\n\nMay 1, 1911\n\nOn that day the first boat crossed the river with a band on board.\n\n${body}\n\n${body}`,
    )
    expect(outline.pageDate).toBeNull()
    expect(outline.blocks.map(({ text }) => text)).toContain('May 1, 1911')
  })

  test('one named site is the source; two competing ones are none', () => {
    expect(imported(`The Ebbford Courier\n\nFerry to close in spring\n\n${body}`).source).toBe('The Ebbford Courier')
    expect(imported(`The Ebbford Courier\n\nNorthern Weekly\n\nFerry to close in spring\n\n${body}`).source).toBeNull()
    expect(imported(`Ferry to close in spring\n\n${body}\n\nSource: Ebbford Yearbook, 1911`).source).toBe(
      'Ebbford Yearbook, 1911',
    )
    expect(imported(`Ferry to close in spring\n\n${body}\n\n© 2024 The Ebbford Courier`).source).toBeNull()
  })

  test('a title said twice is kept once, and its browser form is dropped with the site', () => {
    expect(reasons(`Ferry to close\n\nFERRY TO CLOSE\n\nFerry to close | Ebbford News\n\n${body}`)).toEqual([
      '3 repeated-title',
      '5 repeated-title',
    ])
  })

  test('a text without a title has none', () => {
    expect(imported(body).title).toBeNull()
    expect(imported('One line of words').title).toBeNull()
    expect(imported('One line of words').blocks).toHaveLength(1)
  })

  test('closing lines about contributors become one credit', () => {
    const outline = imported(
      `Ferry to close in spring\n\n${body}\n\nOde reported from Riga.\n\nMarta Lindqvist contributed to this report.`,
    )
    expect(outline.credit).toBe('Ode reported from Riga. Marta Lindqvist contributed to this report.')
    expect(outline.blocks).toHaveLength(2)
  })

  test('a person of the story who reports from somewhere is no credit', () => {
    const outline = imported(`Ferry to close in spring\n\nOde reported from Riga.\n\n${body}`)
    expect(outline.credit).toBeNull()
  })
})

describe('wording that only looks like furniture', () => {
  test.each([
    'Related costs rose by five percent in the same year, the mayor said.',
    'Read more than three books a week.',
    'See also the report of 2019, which says the same.',
    'Copyright law changed in 1911.',
    '(c) the third point',
    'Share prices fell sharply on Monday',
    'Subscribe is what the bell invites us to do, he said.',
    'Home is where the boat is.',
    '« Bonjour », dit-il.',
    '1914-1918',
    'Contact with the enemy was lost.',
    '5 * 3 * 2 is thirty, and *this star stays',
    '<script>alert(1)</script> stays as text',
  ])('%s stays as it is', (line) => {
    const outline = imported(`Ferry to close in spring\n\n${body}\n\n${line}\n\n${body}\n\n${body}`)
    expect(outline.blocks.map(({ text }) => text)).toContain(line)
    expect(outline.dropped).toEqual([])
  })
})
