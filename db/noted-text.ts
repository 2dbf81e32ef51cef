import { describePlace, indexText } from '#domain/anchoring/describe.ts'
import type { Block } from '#domain/article/schema.ts'
import type { Audience } from '#domain/notes/audiences.ts'
import type { AnnotationKind } from '#domain/notes/schema.ts'
import type { Factories, MadeArticle, MadeUser } from './factories.ts'
import * as t from './schema/tables.ts'

/** How many rows go into one statement. */
const rowsAtOnce = 500
const wordsInParagraph = 50
const paragraphsInSection = 4
const glossedInParagraph = 10

/** Each section explains the same terms, so that a text has so many places that lead to an explanation in each. */
export const termsOfNotedText = paragraphsInSection * glossedInParagraph

const plainWords =
  'the keeper lamp harbour light storm door morning night ship rope coast sea wind said found cold open stood wall'.split(
    ' ',
  )

/** A text of 200 words and 40 glossed places for each section, for measuring and for tests of full margins. */
export async function makeNotedText(make: Factories, owner: MadeUser, sections: number) {
  const blocks = Array.from({ length: sections }, (_, section) => sectionOf(section)).flat()
  const terms = Array.from({ length: termsOfNotedText }, (_, index) => ({
    headword: `term${index}`,
    aliases: [],
    definition: `What the text means by the word with the number ${index}, in one sentence of an ordinary length.`,
  }))
  const made = await make.article({ owner, title: 'The harbour in the storm', levels: { standard: blocks }, terms })
  return { made, blocks }
}

export type NewNote = { author: MadeUser; kind: AnnotationKind; audience: Audience; body: string }

/** Writes notes on an assigned text, spread evenly over it: each on some words of a paragraph of its own turn. */
export async function insertNotes(
  make: Factories,
  on: { assignmentId: string; made: MadeArticle; blocks: readonly Block[] },
  notes: readonly NewNote[],
): Promise<void> {
  const at = make.system.now()
  const { stream } = indexText(on.blocks)
  const rows = notes.map(({ author, kind, audience, body }, index) => {
    const id = make.system.newId()
    const { schoolId, userId: authorId } = author
    const note = { schoolId, id, assignmentId: on.assignmentId, authorId, kind, audience, body }
    const span = wordsAt(stream, index, notes.length)
    return { note: { ...note, createdAt: at, updatedAt: at }, anchor: anchorOf(on, schoolId, id, span, at) }
  })
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce)
    await make.insert(async (tx) => {
      await tx.insert(t.annotations).values(some.map(({ note }) => note))
      await tx.insert(t.annotationAnchors).values(some.map(({ anchor }) => anchor))
    })
  }
}

const kinds: readonly AnnotationKind[] = ['note', 'question', 'note', 'note']

/** A class that shares many notes on one text of 1,000 words, and everybody in it. */
export async function makeNotedClass(make: Factories, { students, notes }: { students: number; notes: number }) {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher', displayName: 'Ms Harbour' })
  const text = await makeNotedText(make, teacher, 5)
  const readers: MadeUser[] = []
  for (let index = 0; index < students; index += 1)
    readers.push(await make.user({ schoolId, displayName: `Reader Number ${index + 1}` }))
  const classId = await make.classOf({ teacher, students: readers })
  const assignmentId = await make.assignment({ teacher, classId, article: text.made })
  const written = Array.from({ length: notes }, (_, index): NewNote[] => {
    const author = readers[index % readers.length]
    const kind = kinds[index % kinds.length] ?? 'note'
    return author ? [{ author, kind, audience: 'class', body: bodyOf(index) }] : []
  })
  await insertNotes(make, { assignmentId, ...text }, written.flat())
  return { assignmentId, teacher, readers }
}

/** Notes of one line and of many, as a class writes them. */
function bodyOf(index: number): string {
  const words = 4 + ((index * 17) % 60)
  return Array.from({ length: words }, (_, word) => plainWords[(index * 5 + word * 7) % plainWords.length]).join(' ')
}

function sectionOf(section: number): Block[] {
  const heading = { id: `h${section}`, type: 'heading' as const, depth: 2, text: `Part ${section + 1}`, marks: [] }
  const paragraphs = Array.from({ length: paragraphsInSection }, (_, paragraph) => ({
    id: `p${section}-${paragraph}`,
    type: 'paragraph' as const,
    text: `${Array.from({ length: wordsInParagraph }, (_, word) => wordAt(section, paragraph, word)).join(' ')}.`,
    marks: [],
  }))
  return [heading, ...paragraphs]
}

/** Every fifth word is explained. */
function wordAt(section: number, paragraph: number, word: number): string {
  const every = wordsInParagraph / glossedInParagraph
  if (word % every === every - 1) return `term${paragraph * glossedInParagraph + Math.floor(word / every)}`
  return plainWords[(section * 11 + paragraph * 7 + word * 3) % plainWords.length] ?? ''
}

/** About thirty characters of whole words at the share `index / of` of the text, within one block. */
function wordsAt(stream: string, index: number, of: number): { start: number; end: number } {
  const from = Math.floor((stream.length * index) / of)
  const start = Math.max(stream.lastIndexOf(' ', from), stream.lastIndexOf('\n', from)) + 1
  const blockEnd = stream.indexOf('\n', start) < 0 ? stream.length : stream.indexOf('\n', start)
  const space = stream.indexOf(' ', start + 30)
  return { start, end: space < 0 || space > blockEnd ? blockEnd : space }
}

function anchorOf(
  { made, blocks }: { made: MadeArticle; blocks: readonly Block[] },
  schoolId: string,
  annotationId: string,
  span: { start: number; end: number },
  createdAt: Date,
) {
  const { start, end, ...place } = describePlace(indexText(blocks), span)
  const found = { status: 'exact' as const, startOffset: start, endOffset: end }
  return {
    schoolId,
    annotationId,
    revisionId: made.revisionId,
    level: 'standard' as const,
    ...place,
    ...found,
    createdAt,
  }
}
