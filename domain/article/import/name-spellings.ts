/**
 * Decides where one name seems to be spelled in two ways ("Antony" and "Anthony"): two capitalised words that differ
 * by one letter which hardly sounds, or by any one letter where the same other name stands beside both. Near spellings
 * are found by shared deletions of one letter (the idea of W. Garbe's SymSpell), not by comparing every pair.
 */

import { monthNumber } from './page-date.ts'

type Prose = { id: string; text: string }

/** Distinct names that are compared; a text with more is no article. */
const mostNames = 5000

type Name = {
  spelling: string
  /** Block and phrase where it first stands. */
  block: string
  phrase: string
  /** Capitalised words that stand right beside it. */
  neighbours: Set<string>
  /** Whether it ever stands inside a sentence or beside another name; a sentence's first word may be no name. */
  isName: boolean
}

/** By block id, the names that another spelling competes with; both spellings appear, each where it first stands. */
export function namePhrases(blocks: readonly Prose[]): Map<string, string[]> {
  const names = collectNames(blocks)
  const phrases = new Map<string, string[]>()
  for (const name of doubtfulNames([...names.values()].filter(({ isName }) => isName))) {
    phrases.set(name.block, [...(phrases.get(name.block) ?? []), name.phrase])
  }
  return phrases
}

function collectNames(blocks: readonly Prose[]): Map<string, Name> {
  const names = new Map<string, Name>()
  for (const { id, text } of blocks) {
    for (const match of text.matchAll(
      /(?<![\p{L}\p{N}’'-])\p{Lu}\p{Ll}{2,19}(?: \p{Lu}\p{Ll}{2,19}){0,3}(?![\p{L}\p{N}-])/gu,
    )) {
      const words = nameWords(match[0])
      const isInside = /[\p{L},] $/u.test(text.slice(Math.max(0, match.index - 2), match.index))
      for (const [index, word] of words.entries()) {
        const beside = [words[index - 1], words[index + 1]].filter((other) => other !== undefined)
        addName(names, {
          spelling: word,
          block: id,
          phrase: words.join(' '),
          neighbours: new Set(beside),
          isName: isInside || beside.length > 0,
        })
      }
    }
  }
  return names
}

const calendarDay = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i
const sentenceOpeners = new Set('The In On At By But And For After Before When While Then As If Since'.split(' '))

/** The run of capitalised words behind the last one that is a date's or opens a sentence. */
function nameWords(run: string): string[] {
  const words = run.split(' ')
  const last = words.findLastIndex(
    (word) => calendarDay.test(word) || monthNumber(word) !== null || sentenceOpeners.has(word),
  )
  return words.slice(last + 1)
}

function addName(names: Map<string, Name>, seen: Name): void {
  const known = names.get(seen.spelling)
  if (known === undefined) {
    if (names.size < mostNames) names.set(seen.spelling, seen)
    return
  }
  for (const neighbour of seen.neighbours) known.neighbours.add(neighbour)
  known.isName ||= seen.isName
}

/** Each name meets only those that share a spelling with one letter left out; of many, the first few. */
function doubtfulNames(names: readonly Name[]): Set<Name> {
  const byDeletion = new Map<string, Name[]>()
  const doubtful = new Set<Name>()
  for (const name of names) {
    for (const shortened of deletions(name.spelling)) {
      const near = byDeletion.get(shortened) ?? []
      for (const other of near) {
        if (other !== name && areOneName(name, other)) doubtful.add(name).add(other)
      }
      if (near.length < 8) byDeletion.set(shortened, [...near, name])
    }
  }
  return doubtful
}

function deletions(word: string): Set<string> {
  const folded = fold(word)
  const shortened = new Set([folded])
  for (let index = 1; index < folded.length; index += 1) shortened.add(folded.slice(0, index) + folded.slice(index + 1))
  return shortened
}

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function areOneName(one: Name, other: Name): boolean {
  const [a, b] = [fold(one.spelling), fold(other.spelling)]
  if (one.neighbours.has(other.spelling)) return false
  if (a === b) return true
  const difference = oneLetter(a, b)
  if (difference === null) return false
  const sharesNeighbour = [...one.neighbours].slice(0, 50).some((neighbour) => other.neighbours.has(neighbour))
  if (sharesNeighbour) return Math.min(a.length, b.length) >= 3 && !isInflection(a, b)
  return Math.min(a.length, b.length) >= 6 && !a.startsWith(b) && !b.startsWith(a) && soundsAlike(difference, a, b)
}

/** Plural and demonym ("Iraqi", "Iraqis") are one letter longer and another word. */
function isInflection(a: string, b: string): boolean {
  return a === `${b}s` || b === `${a}s` || a === `${b}n` || b === `${a}n`
}

type Difference = { at: number; inA: string; inB: string }

/** Where two words differ by one letter left out or exchanged; null where they differ by more. */
function oneLetter(a: string, b: string): Difference | null {
  let at = 0
  while (at < a.length && a.charAt(at) === b.charAt(at)) at += 1
  if (a.slice(at + 1) === b.slice(at + 1)) return { at, inA: a.charAt(at), inB: b.charAt(at) }
  if (a.slice(at + 1) === b.slice(at)) return { at, inA: a.charAt(at), inB: '' }
  return a.slice(at) === b.slice(at + 1) ? { at, inA: '', inB: b.charAt(at) } : null
}

const soundPairs = new Set(['ck', 'vw', 'uv', 'sz', 'iy', 'gj', 'fv', 'dt'])

/** A mute h, a doubled letter, a vowel for a vowel, or two letters that are written for one sound. */
function soundsAlike({ at, inA, inB }: Difference, a: string, b: string): boolean {
  if (at === 0) return false
  if (inA === '' || inB === '') {
    const [longer, letter] = inA === '' ? [b, inB] : [a, inA]
    return letter === 'h' || longer.charAt(at - 1) === letter || longer.charAt(at + 1) === letter
  }
  const areVowels = a.length >= 7 && /^[aeiouy]$/.test(inA) && /^[aeiouy]$/.test(inB)
  return areVowels || soundPairs.has([inA, inB].sort().join(''))
}
