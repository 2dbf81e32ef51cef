import { describe, expect, test } from 'vitest'
import { blockStarts, positionInBlocks, streamOffset, textStream } from '#domain/article/text-stream.ts'

const blocks = [
  { id: 'a', text: 'One' },
  { id: 'b', text: '' },
  { id: 'c', text: 'Three 🙂' },
]

describe('text stream', () => {
  test('joins block texts by one line feed', () => {
    expect(textStream(blocks)).toBe('One\n\nThree 🙂')
    expect(blockStarts(blocks)).toEqual([0, 4, 5])
  })

  test('every offset of the stream leads to a block and back', () => {
    const stream = textStream(blocks)
    for (let offset = 0; offset <= stream.length; offset += 1) {
      const position = positionInBlocks(blocks, offset)
      expect(position).not.toBeNull()
      if (position) expect(streamOffset(blocks, position.blockId, position.offset)).toBe(offset)
    }
  })

  test('an offset outside the text has no position', () => {
    expect(positionInBlocks(blocks, -1)).toBeNull()
    expect(positionInBlocks(blocks, 99)).toBeNull()
    expect(streamOffset(blocks, 'c', 99)).toBeNull()
    expect(streamOffset(blocks, 'x', 0)).toBeNull()
  })
})
