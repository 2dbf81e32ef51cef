import type { Chance } from '../drill/chance.ts'
import { copyOf, type Doc, type Numbering, type Paragraph, type Sentence, textOf, wordsOf } from './cells.ts'

/** What an edit may draw from. */
export type EditTools = {
  chance: Chance
  numbering: Numbering
  /** A sentence that stands nowhere in the text yet. */
  newSentence: () => string
  /** A word of the text's language. */
  newWord: () => string
}

/** Changes a text in place. */
type Edit = (doc: Doc, tools: EditTools) => void

/** What a text needs to have before some edits: a sentence that stands twice, or another much like one. */
export type Preparation = 'copies' | 'lookalikes'
export const preparations: Readonly<Partial<Record<string, Preparation>>> = {
  'one of two copies deleted': 'copies',
  'one of two copies mended': 'copies',
  'one of two copies rewritten': 'copies',
  'one of two copies replaced': 'copies',
  'one of two lookalikes deleted': 'lookalikes',
  'one of two lookalikes mended': 'lookalikes',
  'one of two lookalikes replaced': 'lookalikes',
}

/** A text after an edit; the one given stays as it is. */
export function edited(doc: Doc, edit: Edit, tools: EditTools): Doc {
  const copy = copyOf(doc)
  edit(copy, tools)
  return copy.filter(({ sentences }) => sentences.length > 0)
}

export const edits: Readonly<Record<string, Edit>> = {
  'typo mended': (doc, tools) => repeat(tools, 3, () => mendTypo(doc, tools)),
  'words rewritten': (doc, tools) => repeat(tools, 3, () => rewriteWords(pickSentence(doc, tools).sentence, tools)),
  'words added or dropped': (doc, tools) =>
    repeat(tools, 3, () => addOrDropWords(pickSentence(doc, tools).sentence, tools)),
  'sentence replaced': (doc, tools) => {
    replacePicked(pickSentence(doc, tools), tools)
  },
  'sentence added': (doc, tools) => repeat(tools, 2, () => addSentence(doc, tools)),
  'sentence deleted': (doc, tools) => repeat(tools, 2, () => takeSentence(doc, tools)),
  'sentence moved': (doc, tools) => {
    const sentence = takeSentence(doc, tools)
    if (sentence) putSentence(doc, sentence, tools)
  },
  'sentence copied': (doc, tools) => {
    putSentence(doc, tools.numbering.cells(textOf(pickSentence(doc, tools).sentence)), tools)
  },
  'sentences merged': (doc, tools) => mergeSentences(doc, tools),
  'sentence split': (doc, tools) => splitSentence(pickSentence(doc, tools), tools),
  'paragraphs reordered': (doc, { chance }) => {
    const from = chance.whole(0, doc.length - 1)
    const taken = doc.splice(from, chance.whole(1, 2))
    doc.splice(chance.whole(0, doc.length), 0, ...taken)
  },
  'paragraphs merged': (doc, { chance }) => {
    const index = chance.whole(0, doc.length - 2)
    const [next] = doc.splice(index + 1, 1)
    if (next) doc[index]?.sentences.push(...next.sentences)
  },
  'paragraph split': (doc, tools) => {
    const long = doc.filter(({ sentences }) => sentences.length > 1)
    const paragraph = tools.chance.pick(long)
    const sentences = paragraph.sentences.splice(tools.chance.whole(1, paragraph.sentences.length - 1))
    doc.splice(doc.indexOf(paragraph) + 1, 0, { id: tools.numbering.paragraphId(), sentences })
  },
  'paragraph deleted': (doc, { chance }) => {
    doc.splice(chance.whole(0, doc.length - 1), 1)
  },
  'paragraph rewritten': (doc, tools) => {
    const paragraph = tools.chance.pick(doc)
    paragraph.sentences = paragraph.sentences.map(() => sentenceUnlike(paragraph.sentences, tools))
  },
  'paragraph added': (doc, tools) => {
    const sentences = [tools.newSentence(), tools.newSentence()].map(tools.numbering.cells)
    doc.splice(tools.chance.whole(0, doc.length), 0, { id: tools.numbering.paragraphId(), sentences })
  },
  'spelling of signs': (doc, tools) => respell(tools.chance.pick(doc), tools),
  'moved and mended': (doc, tools) => {
    const sentence = takeSentence(doc, tools)
    if (!sentence) return
    changeLetter(sentence, tools)
    putSentence(doc, sentence, tools)
  },
  'one of two copies deleted': (doc, tools) => dropPicked(doc, pickTwin(doc, tools)),
  'one of two copies mended': (doc, tools) => changeLetter(pickTwin(doc, tools).sentence, tools),
  'one of two copies rewritten': (doc, tools) => rewriteWords(pickTwin(doc, tools).sentence, tools),
  'one of two copies replaced': (doc, tools) => replacePicked(pickTwin(doc, tools), tools),
  'one of two lookalikes deleted': (doc, tools) => dropPicked(doc, pickTwin(doc, tools)),
  'one of two lookalikes mended': (doc, tools) => changeLetter(pickTwin(doc, tools).sentence, tools),
  'one of two lookalikes replaced': (doc, tools) => replacePicked(pickTwin(doc, tools), tools),
  'much at once': (doc, tools) => {
    // Copying a sentence and deleting it where it stood is moving it, which has another truth.
    const kinds = Object.keys(edits).filter((kind) => kind !== 'much at once' && kind !== 'sentence copied')
    repeat(tools, 6, () => edits[tools.chance.pick(kinds)]?.(doc, tools))
  },
}

function repeat({ chance }: EditTools, most: number, work: () => void): void {
  for (let times = chance.whole(1, most); times > 0; times -= 1) work()
}

type Picked = { paragraph: Paragraph; index: number; sentence: Sentence }

function pickSentence(doc: Doc, { chance }: EditTools): Picked {
  const paragraph = chance.pick(doc.filter(({ sentences }) => sentences.length > 0))
  const index = chance.whole(0, paragraph.sentences.length - 1)
  return { paragraph, index, sentence: paragraph.sentences[index] ?? [] }
}

/** A sentence of which the text has another with all its words but one at the most. */
function pickTwin(doc: Doc, tools: EditTools): Picked {
  const all = doc.flatMap((paragraph) => paragraph.sentences.map((sentence, index) => ({ paragraph, index, sentence })))
  const texts = all.map(({ sentence }) => textOf(sentence).split(' '))
  const twins = all.filter((_, at) => texts.some((other, index) => index !== at && areAlike(other, texts[at] ?? [])))
  return twins.length > 0 ? tools.chance.pick(twins) : pickSentence(doc, tools)
}

function areAlike(words: readonly string[], others: readonly string[]): boolean {
  return (
    words.length > 3 && words.length === others.length && words.filter((word, at) => word !== others[at]).length <= 1
  )
}

function dropPicked(doc: Doc, { paragraph, index }: Picked): void {
  paragraph.sentences.splice(index, 1)
  if (paragraph.sentences.length === 0) doc.splice(doc.indexOf(paragraph), 1)
}

function replacePicked({ paragraph, index, sentence }: Picked, tools: EditTools): void {
  paragraph.sentences[index] = sentenceUnlike([sentence], tools)
}

/** Takes a sentence out; an emptied paragraph goes with it. */
function takeSentence(doc: Doc, tools: EditTools): Sentence | null {
  if (doc.length < 2) return null
  const picked = pickSentence(doc, tools)
  dropPicked(doc, picked)
  return picked.sentence
}

function putSentence(doc: Doc, sentence: Sentence, { chance }: EditTools): void {
  const { sentences } = chance.pick(doc)
  sentences.splice(chance.whole(0, sentences.length), 0, sentence)
}

/**
 * A new sentence for the place of others. What keeps more than a third of a sentence's words would be that sentence rewritten, which is
 * another edit with another truth; so such ones are not drawn.
 */
function sentenceUnlike(others: readonly Sentence[], { numbering, newSentence }: EditTools): Sentence {
  const known = others.map(
    (other) =>
      new Set(
        textOf(other)
          .toLowerCase()
          .match(/[\p{L}\p{N}\p{M}]+/gu),
      ),
  )
  for (let tries = 0; tries < 200; tries += 1) {
    const text = newSentence()
    const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
    if (known.every((set) => words.filter((word) => set.has(word)).length * 3 <= words.length))
      return numbering.cells(text)
  }
  return numbering.cells('Entirely different matters followed.')
}

function addSentence(doc: Doc, tools: EditTools): void {
  putSentence(doc, tools.numbering.cells(tools.newSentence()), tools)
}

function mendTypo(doc: Doc, tools: EditTools): void {
  changeLetter(pickSentence(doc, tools).sentence, tools)
}

/** One letter is added, dropped, changed, or changes places with its neighbour, in a word of at least four. */
function changeLetter(sentence: Sentence, { chance, numbering }: EditTools): void {
  const long = wordsOf(sentence).filter(({ from, to }) => to - from >= 4)
  if (long.length === 0) return
  const { from, to } = chance.pick(long)
  const index = chance.whole(from + 1, to - 2)
  const [letter] = numbering.cells(chance.pick([...'aeionrst']))
  const [here, next] = [sentence[index], sentence[index + 1]]
  if (!letter || !here || !next) return
  const way = chance.whole(1, 4)
  if (way === 1) sentence.splice(index, 0, letter)
  else if (way === 2) sentence.splice(index, 1)
  else if (way === 3) sentence[index] = letter
  else sentence.splice(index, 2, next, here)
}

/** Ten to forty per cent of a sentence's words become others, which it does not have yet: they would be old words moved. */
function rewriteWords(sentence: Sentence, { chance, numbering, newWord }: EditTools): void {
  const share = chance.between(0.1, 0.4)
  const known = new Set(textOf(sentence).split(/[^\p{L}\p{N}\p{M}]+/u))
  for (const { from, to } of wordsOf(sentence).reverse()) {
    const word = newWord()
    if (!chance.happens(share) || word.split(' ').some((part) => known.has(part))) continue
    sentence.splice(from, to - from, ...numbering.cells(word))
  }
}

function addOrDropWords(sentence: Sentence, { chance, numbering, newWord }: EditTools): void {
  const words = wordsOf(sentence)
  for (const { from, to } of words.reverse()) {
    if (!chance.happens(0.15)) continue
    // A word goes with the space behind it.
    if (chance.happens(0.5)) sentence.splice(from, to - from + (sentence[to]?.text === ' ' ? 1 : 0))
    else sentence.splice(from, 0, ...numbering.cells(`${newWord()} `))
  }
}

/** "A. B." becomes "A, and b." */
function mergeSentences(doc: Doc, { chance, numbering }: EditTools): void {
  const long = doc.filter(({ sentences }) => sentences.length > 1)
  if (long.length === 0) return
  const { sentences } = chance.pick(long)
  const index = chance.whole(0, sentences.length - 2)
  const [first = [], second = []] = sentences.slice(index, index + 2)
  const [head] = second
  const small = head ? [{ ...head, text: head.text.toLowerCase() }] : []
  const joint = numbering.cells(chance.pick([', and ', '; ', ', but ']))
  sentences.splice(index, 2, [...first.slice(0, -1), ...joint, ...small, ...second.slice(1)])
}

/** A sentence becomes two at one of its spaces. */
function splitSentence({ paragraph, index, sentence }: Picked, { chance, numbering }: EditTools): void {
  const spaces = sentence.flatMap(({ text }, at) => (text === ' ' ? [at] : []))
  if (spaces.length < 4) return
  const at = chance.pick(spaces.slice(2, -1))
  const [head, ...rest] = sentence.slice(at + 1)
  const large = head ? [{ ...head, text: head.text.toUpperCase() }] : []
  paragraph.sentences.splice(index, 1, [...sentence.slice(0, at), ...numbering.cells('.')], [...large, ...rest])
}

/** Accents decomposed or composed, quotation marks straightened or curled, dashes changed: the same text to a reader. */
function respell(paragraph: Paragraph, { chance }: EditTools): void {
  const form = chance.pick(['NFC', 'NFD'])
  const isStraight = chance.happens(0.5)
  for (const cell of paragraph.sentences.flat()) {
    cell.text = cell.text.normalize(form)
    if (/['’]/.test(cell.text)) cell.text = isStraight ? "'" : '’'
    if (/["“”]/.test(cell.text) && isStraight) cell.text = '"'
    if (/[–—]/.test(cell.text)) cell.text = isStraight ? '–' : '—'
  }
}
