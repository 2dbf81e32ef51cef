import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import { assertNever } from '#domain/assert-never.ts'
import { printCsv } from '#domain/exchange/csv/print-csv.ts'
import { escapeLine, escapeText } from '#domain/exchange/markdown/escape-markdown.ts'
import { type ExportedNote, printAnnotations } from '#domain/exchange/w3c/print-annotations.ts'
import { translator } from '#messages/translator.ts'

export const notesFormats = ['markdown', 'csv', 'w3c'] as const
export type NotesFormat = (typeof notesFormats)[number]

type Note = ExportedNote & { title: string; className: string; blockId: string | null }

export type NotesToExport = {
  /** Those of one text stand together. */
  notes: readonly Note[]
  texts: readonly { revisionId: string; level: ReadingLevel; blocks: readonly Block[] }[]
  creator: { id: string; name: string }
}

/** A file with notes: its text, media type and name. `origin` is the address of this Postil, without a slash at its end. */
export function notesFile(format: NotesFormat, notes: NotesToExport, origin: string) {
  switch (format) {
    case 'markdown':
      return { text: notesMarkdown(notes, origin), type: 'text/markdown; charset=utf-8', name: 'my-notes.md' }
    case 'csv':
      return { text: notesCsv(notes, origin), type: 'text/csv; charset=utf-8', name: 'my-notes.csv' }
    case 'w3c': {
      const text = printAnnotations({ ...notes, origin, label: translator('notes')('title') })
      const type = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
      return { text, type, name: 'my-notes.jsonld' }
    }
    default:
      return assertNever(format)
  }
}

/** One section for each text; each note with its passage as a quotation. */
function notesMarkdown({ notes, texts }: NotesToExport, origin: string): string {
  const t = translator('notes')
  const numberOf = numbering(texts)
  let section = ''
  const parts = notes.map((note) => {
    const number = numberOf(note)
    const facts = [
      `**${t(`kinds.${note.kind}`)}**`,
      ...(number === null ? [] : [t('file.inParagraph', { number })]),
      t(`audiences.${note.audience}`),
      note.createdAt.slice(0, 10),
      `[${t(note.passage?.place ? 'toPassage' : 'toText')}](${linkOf(note, origin)})`,
      ...(note.passage?.place ? [] : [t('file.noPlace')]),
    ].join(' · ')
    const begins = section !== note.assignmentId
    section = note.assignmentId
    const heading = begins ? [`## ${escapeLine(note.title)} (${escapeLine(note.className)})`] : []
    const quote = note.passage === null ? [] : [escapeText(note.passage.quote, '> ')]
    return [...heading, ...quote, facts, ...(note.body === '' ? [] : [escapeText(note.body)])].join('\n\n')
  })
  return `${[`# ${t('title')}`, ...parts].join('\n\n')}\n`
}

function notesCsv({ notes, texts }: NotesToExport, origin: string): string {
  const t = translator('notes')
  const numberOf = numbering(texts)
  const head = columns.map((column) => t(`file.${column}`))
  const rows = notes.map((note) => [
    note.title,
    note.className,
    t(`kinds.${note.kind}`),
    t(`audiences.${note.audience}`),
    numberOf(note),
    note.passage?.quote ?? null,
    note.body,
    note.createdAt,
    note.updatedAt,
    linkOf(note, origin),
  ])
  return printCsv([head, ...rows])
}

const columns = [
  'text',
  'class',
  'kind',
  'audience',
  'paragraph',
  'passage',
  'note',
  'created',
  'changed',
  'link',
] as const

function linkOf({ assignmentId, id, passage }: Note, origin: string): string {
  return `${origin}/read/${assignmentId}${passage?.level === 'plain' ? '?level=plain' : ''}#note-${id}`
}

/** The number of the paragraph in which a passage begins; null where it has none. */
function numbering(texts: NotesToExport['texts']): (note: Note) => number | null {
  const numbers = new Map(
    texts.map(({ revisionId, level, blocks }) => [`${level} ${revisionId}`, paragraphNumbers(blocks)]),
  )
  return ({ passage, blockId }) =>
    (passage && numbers.get(`${passage.level} ${passage.revisionId}`)?.get(blockId ?? '')) ?? null
}
