import type { Db } from '#db/client.ts'
import { findTerms } from '#domain/glossary/find-terms.ts'
import { measure } from '../measure.ts'
import type { BenchResult } from './bench.ts'

const wordList =
  'the a keeper lamp harbour light storm door morning night ship rope coast sea wind said found cold open stood'.split(
    ' ',
  )

/** Finding terms in texts of 1,000 and 10,000 words with 50 and 500 forms; no database is asked. */
export async function benchGlossary(_db: Db): Promise<BenchResult> {
  const rows: (Record<string, number> & { words: number; forms: number; medianMs: number })[] = []
  for (const words of [1000, 10_000]) {
    const blocks = textOf(words)
    for (const forms of [50, 500]) {
      const terms = Array.from({ length: forms }, (_, index) => ({
        id: String(index),
        headword:
          index % 10 === 0
            ? (wordList[index % wordList.length] ?? '')
            : `${wordList[index % wordList.length]} term${index}`,
        aliases: [],
        definition: 'x',
      }))
      const found = findTerms(blocks, terms).length
      rows.push({ words, forms, found, ...(await measure(20, () => findTerms(blocks, terms))) })
    }
  }
  const timeOf = (words: number, forms: number) =>
    rows.find((row) => row.words === words && row.forms === forms)?.medianMs ?? 0
  return {
    rows,
    ratios: {
      'ten times the words': round(timeOf(10_000, 500) / timeOf(1000, 500)),
      'ten times the forms': round(timeOf(10_000, 500) / timeOf(10_000, 50)),
    },
  }
}

function textOf(words: number) {
  const perBlock = 50
  return Array.from({ length: words / perBlock }, (_, block) => ({
    id: `p${block}`,
    type: 'paragraph' as const,
    text: Array.from({ length: perBlock }, (_, index) => wordList[(block * 7 + index * 3) % wordList.length]).join(' '),
    marks: [],
  }))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
