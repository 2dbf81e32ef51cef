/**
 * Decides which questions stand in a Moodle XML file, as trees of elements. Source: XML 1.0 (saxes); no entity of the file
 * itself is ever expanded and none is fetched, and size and depth have limits, so that no file can exhaust the reader.
 */
import { SaxesParser } from 'saxes'
import { type ExchangeWarning, fault, lossesAt } from '../warning.ts'

export type XmlElement = {
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlElement[]
  /** The text directly inside, CDATA included. */
  text: string
  /** Line of the file, from 1. */
  line: number
}

export const xmlLimits = { depth: 60, elements: 400_000, faults: 100 } as const

/** Named characters of HTML that authors write outside CDATA; the five of XML are known to the parser. */
const namedCharacters: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  euro: '€',
  copy: '©',
  times: '×',
  deg: '°',
}

/** A file breaks a limit, and is not read further. */
class LimitReached extends Error {}

/**
 * Every `<question>` that is whole; one that is not is named as a fault by its line, and the others are still read. The
 * name of the root is null where there is none.
 */
export function readXml(source: string): { root: string | null; questions: XmlElement[]; warnings: ExchangeWarning[] } {
  const reader = new QuestionReader()
  const parser = new SaxesParser({})
  Object.assign(parser.ENTITIES, namedCharacters)
  parser.on('error', (error) => reader.fail(error.message, parser.line))
  parser.on('opentag', ({ name, attributes }) => reader.open(name, attributes, parser.line))
  parser.on('closetag', () => reader.close())
  parser.on('text', (text) => reader.addText(text))
  parser.on('cdata', (text) => reader.addText(text))
  try {
    parser.write(withSlipsMended(withWholeCharacters(source), reader.warnings)).close()
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
  }
  return { root: reader.root, questions: reader.questions, warnings: reader.warnings }
}

/** The parser throws on half a surrogate pair. */
function withWholeCharacters(source: string): string {
  return source.replace(/^\ufeff/, '').replace(/\p{Surrogate}/gu, '\ufffd')
}

/**
 * An ampersand that begins no entity is a slip that would swallow what follows; outside CDATA it is read as an ampersand.
 * A declaration behind empty lines is another slip, and is blanked.
 */
function withSlipsMended(source: string, warnings: ExchangeWarning[]): string {
  const pieces: string[] = []
  let line = 1
  let end = 0
  while (end < source.length) {
    const start = source.indexOf('<![CDATA[', end)
    const between = source.slice(end, start < 0 ? undefined : start)
    pieces.push(mendAmpersands(between, line, warnings))
    if (start < 0) break
    const close = source.indexOf(']]>', start)
    end = close < 0 ? source.length : close
    const section = source.slice(start, end)
    pieces.push(section)
    line += countLines(between) + countLines(section)
  }
  return pieces.join('').replace(/^\s+<\?xml[^>]{0,200}\?>/, (declaration) => declaration.replace(/[^\n]/g, ' '))
}

function mendAmpersands(text: string, firstLine: number, warnings: ExchangeWarning[]): string {
  let line = firstLine
  let counted = 0
  return text.replace(/&(?!#?\w{1,40};)/g, (_match, at: number) => {
    if (warnings.length < xmlLimits.faults) {
      line += countLines(text.slice(counted, at))
      counted = at
      lossesAt(warnings, line)('sign-unescaped')
    }
    return '&amp;'
  })
}

function countLines(text: string): number {
  return text.split('\n').length - 1
}

class QuestionReader {
  root: string | null = null
  readonly questions: XmlElement[] = []
  readonly warnings: ExchangeWarning[] = []
  readonly #stack: XmlElement[] = []
  /** Elements from the present question inwards. */
  readonly #open: XmlElement[] = []
  #isBroken = false
  #elements = 0
  #failures = 0
  /** Questions without an end. */
  #unclosed = 0

  fail(message: string, line: number): void {
    // The parser puts line and column before its words.
    const words = message.replace(/^(?:\d+:\d+|undefined:\d+:\d+): /, '')
    const open = this.#stack.at(-1)
    if (/^(unexpected close tag|unclosed tag)/.test(words) && open !== undefined) {
      const isInside = this.#open.length > 0
      const values = { sign: `</${open.name}>`, line: open.line }
      // The end that an earlier question lacks has been told where the next one began.
      if (isInside || this.#unclosed === 0)
        this.#tell(fault(line, isInside ? 'expected-inside' : 'expected-end', values))
      this.#isBroken = true
    } else {
      this.#tell(fault(line, 'xml-not-well-formed', { reason: words.replace(/\.$/, '') }))
      // A stray character or an unknown entity leaves the question readable; broken tags do not.
      if (!/entity|character\.$/.test(words)) this.#isBroken = true
    }
    this.#failures += 1
    if (this.#failures >= xmlLimits.faults) throw new LimitReached()
  }

  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    this.root ??= name
    this.#elements += 1
    if (this.#stack.length >= xmlLimits.depth || this.#elements > xmlLimits.elements) {
      this.warnings.push(fault(line, 'xml-too-deep', { depth: xmlLimits.depth }))
      throw new LimitReached()
    }
    const element = { name, attributes, children: [], text: '', line }
    this.#stack.push(element)
    if (name === 'question') this.#beginQuestion(element)
    else if (this.#open.length > 0) {
      this.#open.at(-1)?.children.push(element)
      this.#open.push(element)
    }
  }

  close(): void {
    const element = this.#stack.pop()
    if (element === undefined || this.#open.at(-1) !== element) return
    this.#open.pop()
    if (element.name !== 'question') return
    if (!this.#isBroken) this.questions.push(element)
    this.#isBroken = false
  }

  addText(text: string): void {
    const element = this.#open.at(-1)
    if (element !== undefined) element.text += text
  }

  /** A question inside a question means that the end of the first is missing. */
  #beginQuestion(element: XmlElement): void {
    const [unclosed] = this.#open
    if (unclosed !== undefined) {
      this.#tell(fault(element.line, 'expected-inside', { sign: '</question>', line: unclosed.line }))
      this.#open.length = 0
      this.#unclosed += 1
    }
    this.#isBroken = false
    this.#open.push(element)
  }

  /** Of several faults on one line the first says most. */
  #tell(warning: ExchangeWarning): void {
    const isTold = this.warnings.some(({ line, kind }) => line === warning.line && kind === 'fault')
    if (!isTold) this.warnings.push(warning)
  }
}
