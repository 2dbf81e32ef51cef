import { expect, test, vi } from 'vitest'
import { forgetDraft, keepDraft, keptDrafts } from '#components/revisions/browser-kept-draft.ts'
import { draftOf } from '#domain/article/revision/draft.ts'
import { withBrowserStorage } from '../support/browser-storage.ts'

const storage = withBrowserStorage()

const draft = draftOf({
  meta: { title: 'A day', dateline: null, byline: null, credit: null, source: null, pageDate: null },
  levels: [{ level: 'standard', blocks: [{ id: 'p1', type: 'paragraph', text: 'It rained.', marks: [] }] }],
})

test('a window finds what other windows left of the same text, and not its own', () => {
  keepDraft('text-a:1', draft)
  keepDraft('text-a:2', draft)
  keepDraft('text-b:3', draft)
  expect(keptDrafts('text-a:', 'text-a:1')).toEqual([{ key: 'text-a:2', draft }])
  forgetDraft('text-a:2')
  expect(keptDrafts('text-a:', 'text-a:1')).toEqual([])
})

test('a draft that cannot be read hides no other', () => {
  keepDraft('text-a:2', draft)
  storage()['text-a:0'] = '{"meta":'
  storage()['text-a:3'] = '{"meta":{}}'
  expect(keptDrafts('text-a:', 'text-a:1')).toEqual([{ key: 'text-a:2', draft }])
})

test('where the browser keeps nothing, nothing is kept and nothing fails', () => {
  vi.stubGlobal('localStorage', undefined)
  keepDraft('text-a:2', draft)
  forgetDraft('text-a:2')
  expect(keptDrafts('text-a:', 'text-a:1')).toEqual([])
})
