/**
 * Decides what an import hands over: fields the page states, blocks in order, every line that was left out with its
 * reason, and every suspected fault. The shape is the contract of `npx postil import --json`; reasons are closed
 * unions so that each can be explained in the interface.
 */
import type { ArticleMeta, Block } from '../schema.ts'

/** Why a line is not part of the article; each has its words in messages/en/import.json under `dropped`. */
export const droppedReasons = [
  'repeated-title',
  'site-name',
  'navigation',
  'sharing',
  'advertisement',
  'see-also',
  'newsletter',
  'copyright',
  'page-date',
  'page-info',
  'cookie-notice',
  'comments',
  'tags',
  'nameless-byline',
  'press-notice',
  'contact',
  'form-field',
  'separator',
  'image',
] as const
export type DroppedReason = (typeof droppedReasons)[number]

/** What looks wrong in the wording; each has its words in messages/en/import.json under `suggestion`. */
export const suggestionReasons = [
  'cut-sentence',
  'stray-capital',
  'missing-space',
  'lower-case-start',
  'doubled-word',
  'split-word',
  'name-spelling',
] as const
export type SuggestionReason = (typeof suggestionReasons)[number]

/** Why nothing could be imported; each has its words in messages/en/import.json under `failure`. */
export const importFailures = [
  'empty',
  'binary',
  'too-large',
  'unknown-encoding',
  'broken-characters',
  'too-many-blocks',
  'nothing-left',
] as const
export type ImportFailure = (typeof importFailures)[number]

/** Files and pasted text alike: 8 MB, in bytes for a file and in UTF-16 code units for a string. */
export const importLimitBytes = 8 * 1024 * 1024

export type SourceRange = {
  /** 1-based number of the first line of the input that this holds. */
  line: number
  /** 1-based number of the last line, inclusive; equal to `line` for most. */
  endLine: number
}

export type ImportedBlock = Block & SourceRange

export type DroppedLine = {
  /** 1-based line number in the input. */
  line: number
  /** The line as it stands, without white space at its ends. */
  text: string
  reason: DroppedReason
}

export type Suggestion = {
  /** Id of the block the phrase stands in. */
  block: string
  /** The suspected words, exactly as they stand in the block. */
  phrase: string
  reason: SuggestionReason
}

export type TakenLine = {
  /** 1-based line number in the input. */
  line: number
  /** The field the line went into. */
  field: 'title' | 'byline' | 'credit'
}

export type ImportOutline = {
  /** Null when no line stands out as a title; at most 300 characters. */
  title: string | null
  /** Place and agency that open the text; they also stay in their paragraph. */
  dateline: ArticleMeta['dateline']
  /** Names only, joined by a comma and a space. */
  byline: ArticleMeta['byline']
  /** The closing line or lines about contributors; not among the blocks. */
  credit: ArticleMeta['credit']
  /** Only when the page says it in so many words, or names one site and no other; otherwise null. */
  source: ArticleMeta['source']
  /** YYYY-MM-DD as the page states it; not checked against the text. */
  pageDate: ArticleMeta['pageDate']
  /** In the order of the input; ids are p1, p2, … */
  blocks: ImportedBlock[]
  /** In the order of the input. */
  dropped: DroppedLine[]
  /** In the order of the blocks. */
  suggestions: Suggestion[]
  /** Lines that became a field; not part of the command line's contract. In the order of the input. */
  taken: TakenLine[]
}
