/**
 * Decides which characters the bytes of an uploaded file mean: UTF-8, UTF-16 by its byte order mark, and Windows-1252
 * only where the bytes are valid there and not in UTF-8 (tables of the WHATWG Encoding Standard). What is not text is
 * refused rather than shown as rubbish.
 */
import { invalid, ok, type Result } from '../../result.ts'
import { type ImportFailure, importLimitBytes } from './import-outline.ts'

export type DecodedText = {
  /** Without the byte order mark. */
  text: string
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
}

/**
 * Decodes a file's bytes. Errors are `invalid` on the field `file` with one of the keys `too-large` (over 8 MB),
 * `empty`, `binary`, `unknown-encoding`.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  if (bytes.byteLength > importLimitBytes) return failure('too-large')
  if (bytes.byteLength === 0) return failure('empty')
  if (startsWith(bytes, [0xff, 0xfe]) && !startsWith(bytes, [0xff, 0xfe, 0, 0])) return decodeAs(bytes, 'utf-16le')
  if (startsWith(bytes, [0xfe, 0xff])) return decodeAs(bytes, 'utf-16be')
  if (isBinary(bytes)) return failure('binary')
  const utf8 = strictly(bytes, 'utf-8')
  if (utf8 !== null) return utf8 === '' ? failure('empty') : ok({ text: utf8, encoding: 'utf-8' })
  const text = fromWindows1252(bytes)
  return text === null ? failure('unknown-encoding') : ok({ text, encoding: 'windows-1252' })
}

function decodeAs(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Result<DecodedText> {
  const text = strictly(bytes, encoding)
  if (text === null) return failure('unknown-encoding')
  if (text === '') return failure('empty')
  return text.includes('\0') ? failure('binary') : ok({ text, encoding })
}

/** The decoder throws on invalid bytes; here that is an answer. */
function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** First bytes of PDF, ZIP (and so .docx), old Office files and RTF: text-like at first sight, but not to be read. */
const signatures = ['%PDF-', 'PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0', '{\\rtf'].map((signature) =>
  [...signature].map((character) => character.charCodeAt(0)),
)

/** Tab, line feed, vertical tab, form feed, carriage return, DOS end of file and escape occur in honest text. */
const textControls = new Set([9, 10, 11, 12, 13, 26, 27])

function isBinary(bytes: Uint8Array): boolean {
  if (signatures.some((signature) => startsWith(bytes, signature))) return true
  let controls = 0
  for (const byte of bytes) {
    if (byte === 0) return true
    if (byte < 32 && !textControls.has(byte)) controls += 1
  }
  return controls * 1000 > bytes.byteLength
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

/** Windows-1252 from 0x80 to 0x9F; a space stands for a byte that means nothing there. */
const windows1252High = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** Node's own decoder has mistaken this encoding for Latin-1 in some releases, hence the table. */
function fromWindows1252(bytes: Uint8Array): string | null {
  const pieces: string[] = []
  for (const byte of bytes) {
    const high = byte >= 0x80 && byte <= 0x9f ? windows1252High[byte - 0x80] : undefined
    if (high === ' ') return null
    pieces.push(high ?? String.fromCharCode(byte))
  }
  return pieces.join('')
}

function failure(key: ImportFailure): ReturnType<typeof invalid> {
  return invalid('file', key)
}
