import { expect, test, vi } from 'vitest'
import { dropNotes, noteAnswers, notedAnswers } from '#components/quiz/queue/browser-answer-notes.ts'
import type { QueuedEvent } from '#components/quiz/queue/ports.ts'
import { withBrowserStorage } from '../support/browser-storage.ts'

const storage = withBrowserStorage()

function event(attemptId: string, clientEventId: string): QueuedEvent {
  return {
    ...{ attemptId, clientEventId, device: 'browser', clientSeq: 1, position: 1, baseSeq: 0, changedAtMs: 0 },
    ...{ response: { type: 'short-answer', text: clientEventId }, state: 'waiting', receipt: null, isDecided: false },
  }
}

test('notes are read by attempt, and dropped one by one', () => {
  noteAnswers([event('a', 'one'), event('a', 'two'), event('b', 'three')])
  expect(notedAnswers('a').map((note) => note.event)).toEqual([event('a', 'one'), event('a', 'two')])
  expect(notedAnswers()).toHaveLength(3)
  dropNotes(notedAnswers('a'))
  expect(notedAnswers().map((note) => note.event.clientEventId)).toEqual(['three'])
})

test('a note that cannot be read hides no other', () => {
  noteAnswers([event('a', 'one'), event('a', 'two')])
  storage()['postil-answer a one'] = '{"attemptId":"a"'
  expect(notedAnswers('a').map((note) => note.event.clientEventId)).toEqual(['two'])
})

test('where the browser keeps nothing, nothing is noted and nothing fails', () => {
  vi.stubGlobal('localStorage', undefined)
  noteAnswers([event('a', 'one')])
  expect(notedAnswers()).toEqual([])
})
