import { expect, test } from 'vitest'
import { handInMoment, missingSeqs } from '#domain/quiz/hand-in.ts'

const at = (time: string) => new Date(`2026-03-02T${time}:00.000Z`)

test('before the deadline an attempt is handed in now, late from the due time on', () => {
  expect(handInMoment(at('10:00'), { deadlineAt: null, dueAt: null })).toEqual({
    submittedAt: at('10:00'),
    isLate: false,
  })
  expect(handInMoment(at('10:00'), { deadlineAt: at('11:00'), dueAt: at('10:01') }).isLate).toBe(false)
  expect(handInMoment(at('10:00'), { deadlineAt: at('11:00'), dueAt: at('10:00') }).isLate).toBe(true)
})

test('after the deadline an attempt counts as handed in at the deadline, however late anyone looks', () => {
  const ended = handInMoment(at('18:00'), { deadlineAt: at('11:00'), dueAt: at('12:00') })
  expect(ended).toEqual({ submittedAt: at('11:00'), isLate: false })
  expect(handInMoment(at('18:00'), { deadlineAt: at('11:00'), dueAt: at('11:00') }).isLate).toBe(false)
  expect(handInMoment(at('18:00'), { deadlineAt: at('11:00'), dueAt: at('10:59') }).isLate).toBe(true)
})

test('missing answers are named by device, the lowest first', () => {
  const stored = [
    { device: 'phone', clientSeq: 1 },
    { device: 'phone', clientSeq: 4 },
    { device: 'laptop', clientSeq: 1 },
  ]
  expect(missingSeqs({ phone: 4, laptop: 1 }, stored)).toEqual({ phone: [2, 3] })
  expect(missingSeqs({ laptop: 1 }, stored)).toBeNull()
  expect(missingSeqs({}, stored)).toBeNull()
})

test('a false claim of very many answers names a hundred', () => {
  expect(missingSeqs({ phone: Number.MAX_SAFE_INTEGER }, [])).toEqual({
    phone: Array.from({ length: 100 }, (_, index) => index + 1),
  })
})
