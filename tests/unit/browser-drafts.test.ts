import { expect, test } from 'vitest'
import { loadDrafts, readDraft, readReplyDraft, storeDrafts } from '#components/reader/browser-drafts.ts'
import type { Draft } from '#components/reader/draft.ts'
import type { ReplyDraft } from '#components/reader/reply-draft.ts'
import { withBrowserStorage } from '../support/browser-storage.ts'

const storage = withBrowserStorage()

const sending = { state: 'sending' as const, failure: null, theirs: null }
const span = { level: 'standard' as const, start: 5, end: 9, quote: 'text', blockId: 'p1' }
const note: Draft = {
  ...sending,
  id: 'n',
  kind: 'note',
  audience: 'class',
  group: null,
  body: 'Words.',
  span,
  version: null,
  repliesTold: 0,
}
const reply: ReplyDraft = { ...sending, id: 'r', noteId: 'n', body: 'Yes.', quote: null, version: null }

test('replies are kept apart from notes, and what was on its way is unfinished again', () => {
  storeDrafts('drafts', [], [note])
  storeDrafts('drafts-replies', [], [reply])
  expect(loadDrafts('drafts', readDraft)).toEqual([{ ...note, state: 'writing' }])
  expect(loadDrafts('drafts-replies', readReplyDraft)).toEqual([{ ...reply, state: 'writing' }])
  storeDrafts('drafts-replies', [reply], [])
  expect(loadDrafts('drafts-replies', readReplyDraft)).toEqual([])
})

test('a draft that was kept before there were groups and replies is still found', () => {
  const { group: _group, repliesTold: _told, ...before } = note
  storage()['drafts:n'] = JSON.stringify(before)
  expect(loadDrafts('drafts', readDraft)).toEqual([{ ...note, state: 'writing' }])
})

test('a draft that cannot be read hides no other', () => {
  storage()['drafts:0'] = '{"id":'
  storeDrafts('drafts', [], [note])
  storage()['drafts:z'] = '{"id":1}'
  expect(loadDrafts('drafts', readDraft)).toHaveLength(1)
})
