import type { MarksAnalysis } from '#domain/stats/analyse-marks.ts'
import { chanceBound, enoughAttempts, isFewAttempts } from '#domain/stats/chance.ts'
import type { Figure } from '#domain/stats/figure.ts'
import type { ItemStatistics } from '#domain/stats/item-statistics.ts'
import type { TestStatistics } from '#domain/stats/test-statistics.ts'
import type { messages } from '#messages/messages.ts'
import { translator } from '#messages/translator.ts'

const texts = translator('statistics')

/** A figure under its name in the document. */
type Named = [keyof typeof messages.statistics.analyse.figure, Figure]

/** The document of `analyse --json`: numbers as they are, null where a figure does not exist, and why in `notes`. */
export function analysisDocument({ questions, test }: MarksAnalysis) {
  return {
    attempts: test.attempts,
    questions: questions.map(({ name, max, blanks, statistics }) => ({
      name,
      n: statistics.attempts,
      max,
      blanks,
      ...valuesOf(figuresOfItem(statistics)),
      notes: reasonsOf(figuresOfItem(statistics)),
    })),
    test: {
      n: test.attempts,
      max: test.max,
      ...valuesOf(figuresOfTest(test)),
      isKr20: test.isKr20,
      notes: reasonsOf(figuresOfTest(test)),
    },
    notes: notesOf({ questions, test }),
  }
}

/** The same for reading: a table of the questions, the figures of the test, and the notes. */
export function analysisTable(analysis: MarksAnalysis): string {
  const { questions, test } = analysis
  const head = (['question', 'max', 'facility', 'sd', 'intendedWeight', 'effectiveWeight'] as const).map((key) =>
    texts(`analyse.table.${key}`),
  )
  const rows = questions.map(({ name, max, statistics }) => [
    name.replace(/\s+/g, ' '),
    String(max),
    rounded(statistics.facility, 3),
    rounded(statistics.sd, 3),
    rounded(statistics.intendedWeight, 1),
    rounded(statistics.effectiveWeight, 1),
    rounded(statistics.discriminationIndex, 1),
    rounded(statistics.discriminativeEfficiency, 1),
  ])
  const indexes = [texts('analyse.table.discriminationIndex'), texts('analyse.table.discriminativeEfficiency')]
  const ofTest = figuresOfTest(test).map(([name, figure]) => [nameOf(name, test), rounded(figure, 4)])
  const notes = notesOf(analysis)
  return [
    texts('analyse.table.attempts', { attempts: test.attempts, questions: questions.length }),
    '',
    ...columns([[...head, ...indexes], ...rows]),
    '',
    ...columns(ofTest),
    ...(notes.length === 0 ? [] : ['', texts('analyse.table.notes'), ...notes.map((note) => `  ${note}`)]),
  ].join('\n')
}

function nameOf(name: Named[0], { isKr20 }: TestStatistics): string {
  return name === 'alpha' && isKr20 ? texts('analyse.table.kr20') : texts(`analyse.figure.${name}`)
}

function rounded({ value }: Figure, decimals: number): string {
  return value === null ? texts('analyse.table.none') : value.toFixed(decimals)
}

/** The first column starts together, the numbers of the others end together. */
function columns(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

function figuresOfItem(statistics: ItemStatistics): Named[] {
  return [
    ['facility', statistics.facility],
    ['sd', statistics.sd],
    ['intendedWeight', statistics.intendedWeight],
    ['effectiveWeight', statistics.effectiveWeight],
    ['covariance', statistics.covariance],
    ['markVariance', statistics.markVariance],
    ['otherMarkVariance', statistics.restVariance],
    ['discriminationIndex', statistics.discriminationIndex],
    ['covarianceMax', statistics.greatestCovariance],
    ['discriminativeEfficiency', statistics.discriminativeEfficiency],
  ]
}

function figuresOfTest(test: TestStatistics): Named[] {
  return [
    ['mean', test.mean],
    ['median', test.median],
    ['sd', test.sd],
    ['skewness', test.skewness],
    ['kurtosis', test.kurtosis],
    ['alpha', test.alpha],
    ['errorRatio', test.errorRatio],
    ['sem', test.sem],
  ]
}

function valuesOf(figures: readonly Named[]): Record<string, number | null> {
  return Object.fromEntries(figures.map(([name, { value }]) => [name, value]))
}

function reasonsOf(figures: readonly Named[]): Record<string, string> {
  return Object.fromEntries(
    figures.flatMap(([name, { missing }]) => (missing === null ? [] : [[name, texts(`missing.${missing}`)]])),
  )
}

/** What a reader must know beside the numbers, in sentences: few attempts, blank cells, figures that do not exist. */
function notesOf({ questions, test }: MarksAnalysis): string[] {
  const { attempts } = test
  const bound = chanceBound(attempts).value
  const few = { attempts, enough: enoughAttempts, bound: bound === null ? 'none' : bound.toFixed(0) }
  return [
    ...(isFewAttempts(attempts) ? [texts('analyse.note.few', few)] : []),
    ...questions.flatMap(({ name, blanks }) =>
      blanks > 0 ? [texts('analyse.note.blanks', { name, count: blanks })] : [],
    ),
    ...questions.flatMap(({ name, statistics }) => missingNotes(name, figuresOfItem(statistics))),
    ...missingNotes(texts('analyse.note.test'), figuresOfTest(test)),
  ]
}

function missingNotes(name: string, figures: readonly Named[]): string[] {
  return figures.flatMap(([figure, { missing }]) => {
    if (missing === null) return []
    const reason = texts(`missing.${missing}`)
    return [texts('analyse.note.figure', { name, figure: texts(`analyse.figure.${figure}`), reason })]
  })
}
