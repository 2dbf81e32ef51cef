/**
 * Decides which names stand in a pasted class list, and which user names are made of them. Marks are stripped after
 * Unicode NFD for the Latin script alone; letters of other scripts stay as they are, since any transliteration would be a guess.
 */

/** The longest list that is read, in lines, and the longest name, in UTF-16 units. */
export const maxPastedLines = 500
export const maxNameLength = 120

export type SkippedLine = {
  /** 1-based number of the line as pasted. */
  line: number
  text: string
  /** Message key. `two-commas`: it is not clear which part is which name. */
  reason: 'duplicate-name' | 'no-name' | 'name-too-long' | 'two-commas' | 'too-many-lines'
}

/**
 * Reads names, one a line, in the order given. Numbering and bullets are dropped, 'Last, First' is turned round, empty
 * lines vanish; every other line that gives no name is told, so that nobody is left out in silence.
 */
export function parsePastedNames(text: string): { names: string[]; skipped: SkippedLine[] } {
  const names: string[] = []
  const skipped: SkippedLine[] = []
  const known = new Set<string>()
  for (const [index, raw] of text.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
    const cleaned = cleanLine(raw)
    if (cleaned === '') continue
    const name = turnRound(cleaned)
    const reason = index >= maxPastedLines ? 'too-many-lines' : faultOf(name, known)
    if (name === null || reason !== null) {
      skipped.push({ line: index + 1, text: cleaned, reason: reason ?? 'two-commas' })
      continue
    }
    known.add(name.toLowerCase())
    names.push(name)
  }
  return { names, skipped }
}

/**
 * One user name for each full name, in the same order: 'Lê Thị Mai' becomes 'le.thi.mai'. A number is put behind until it is neither
 * in `taken` (lower case) nor given before. At most 60 characters, at least 2; letters, digits, '.', '-'.
 */
export function userNamesFor(names: readonly string[], taken: ReadonlySet<string>): string[] {
  const given = new Set<string>()
  const lastNumber = new Map<string, number>()
  return names.map((name) => {
    const base = userNameFrom(name)
    let userName = base
    let number = lastNumber.get(base) ?? 1
    while (Array.from(userName).length < 2 || taken.has(userName) || given.has(userName)) {
      number += 1
      userName = `${base}${number}`
    }
    lastNumber.set(base, number)
    given.add(userName)
    return userName
  })
}

/** What may follow a comma without being a first name; 'Vi' and 'Iv' are names, hence the capitals. */
const nameSuffix = /^(?:[JjSs]r\.?|II|III|IV)$/

function cleanLine(raw: string): string {
  return raw
    .replace(/[\p{Cc}\p{Zs}\ufeff\u200b]+/gu, ' ')
    .replace(/^ *(?:\(?\d{1,3}(?:[.):]+|(?= ))|[-*\u2022\u2013\u2014\u00b7]) */, '')
    .replace(/[ ,;]+$/, '')
    .trim()
    .normalize('NFC')
}

/** 'Last, First' as 'First Last'; null when there is more than one comma. */
function turnRound(line: string): string | null {
  const [last = '', first, ...rest] = line.split(',').map((part) => part.trim())
  if (rest.length > 0) return null
  if (first === undefined) return last
  return nameSuffix.test(first) ? `${last}, ${first}` : `${first} ${last}`.trim()
}

function faultOf(name: string | null, known: ReadonlySet<string>): SkippedLine['reason'] | null {
  if (name === null) return 'two-commas'
  if (!/\p{L}/u.test(name)) return 'no-name'
  if (name.length > maxNameLength) return 'name-too-long'
  return known.has(name.toLowerCase()) ? 'duplicate-name' : null
}

/** Latin letters that Unicode does not take apart, and how school lists usually write them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŋ: 'ng',
  ı: 'i',
  ŧ: 't',
  ə: 'e',
}

function userNameFrom(name: string): string {
  const letters = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .replace(/\p{Script=Latin}/gu, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFC')
    .replace(/['\u2018\u2019\u02bb\u02bc\u0060\u200c\u200d]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}-]+/gu, '.')
  // 50 units leave room for a number; the cut must not leave half a surrogate pair.
  const base = letters
    .slice(0, 50)
    .replace(/\p{Cs}$/u, '')
    .replace(/^[.\p{M}-]+|[.-]+$/gu, '')
  return base === '' ? 'student' : base
}
