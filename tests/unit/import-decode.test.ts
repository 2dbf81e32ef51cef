import { describe, expect, test } from 'vitest'
import { decodeText } from '#domain/article/import/decode-text.ts'

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values)
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2 + 2))
  view.setUint16(0, 0xfeff, littleEndian)
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(index * 2 + 2, text.charCodeAt(index), littleEndian)
  return new Uint8Array(view.buffer)
}

describe('bytes of a file', () => {
  const text = 'Größe “café” – 🙂'

  test('UTF-8 is read with and without its mark', () => {
    const plain = new TextEncoder().encode(text)
    expect(decodeText(plain)).toEqual({ ok: true, value: { text, encoding: 'utf-8' } })
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, ...plain))).toEqual({ ok: true, value: { text, encoding: 'utf-8' } })
  })

  test('UTF-16 is read by its mark in both orders', () => {
    expect(decodeText(utf16(text, true))).toEqual({ ok: true, value: { text, encoding: 'utf-16le' } })
    expect(decodeText(utf16(text, false))).toEqual({ ok: true, value: { text, encoding: 'utf-16be' } })
  })

  test('Windows-1252 is the last resort, its quotation marks included', () => {
    const ansi = bytes(0x93, 0x63, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x96, 0x20, 0x80, 0x92)
    expect(decodeText(ansi)).toEqual({ ok: true, value: { text: '“café” – €’', encoding: 'windows-1252' } })
  })

  test.each([
    ['empty', bytes()],
    ['empty', bytes(0xef, 0xbb, 0xbf)],
    ['binary', bytes(0x61, 0x00, 0x62)],
    ['binary', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00)],
    ['binary', new TextEncoder().encode('%PDF-1.7\nlooks like text')],
    ['binary', new TextEncoder().encode('PK\u0003\u0004 a word document')],
    ['binary', bytes(0xff, 0xfe, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00)],
    ['binary', bytes(1, 2, 3, 4, 5, 6)],
    ['unknown-encoding', bytes(0x61, 0x81, 0x8d)],
    ['unknown-encoding', bytes(0xff, 0xfe, 0x00, 0xd8)],
    ['too-large', new Uint8Array(8 * 1024 * 1024 + 1)],
  ])('refused as %s (case %#)', (key, input) => {
    expect(decodeText(input)).toEqual({ ok: false, error: { kind: 'invalid', fields: { file: key } } })
  })
})
