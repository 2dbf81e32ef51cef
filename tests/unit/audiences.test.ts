import { expect, test } from 'vitest'
import { audienceChange, type Sharing } from '#domain/notes/audiences.ts'

const me: Sharing = { audience: 'me', groupId: null }
const teacher: Sharing = { audience: 'teacher', groupId: null }
const group: Sharing = { audience: 'group', groupId: 'a' }
const everybody: Sharing = { audience: 'class', groupId: null }

test('every audience is narrower than those after it, and wider than those before', () => {
  const order = [me, teacher, group, everybody]
  for (const [at, from] of order.entries()) {
    expect(order.map((to) => audienceChange(from, to))).toEqual(
      order.map((_, to) => (to === at ? 'same' : to < at ? 'narrower' : 'wider')),
    )
  }
})

test('another group is neither narrower nor wider', () => {
  expect(audienceChange(group, { ...group, groupId: 'b' })).toBe('other')
})
