import fc from 'fast-check'
import { expect, test } from 'vitest'
import { notesToTakeIn } from '#components/quiz/queue/answer-notes.ts'
import { handIn } from '#components/quiz/queue/hand-in.ts'
import type { QueuedEvent } from '#components/quiz/queue/ports.ts'
import type { QuizResponse } from '#domain/quiz/schema.ts'
import type { Fate } from '#tests/support/answer-server.ts'
import { mortalStore, world } from '#tests/support/answer-world.ts'

const text = (words: string): QuizResponse => ({ type: 'short-answer', text: words })
const choice = (id: string): QuizResponse => ({ type: 'single-choice', choice: id })

test('what was typed as the page was left counts, though the store did not come to write it', async () => {
  const { server, timers, browser } = world()
  const { inner, page, leave } = mortalStore()
  const first = await browser(page())
  first.queue.answer(1, text('K'), true)
  await timers.idle()
  first.queue.answer(1, text('Keeper'), true)
  first.queue.answer(2, choice('a'), false)
  void first.queue.sendBeforeLeaving()
  leave()
  await timers.idle()
  first.queue.close()
  expect(server.stored().map(({ event }) => event.response)).toEqual([text('Keeper')])

  const second = await browser(inner)
  expect([second.state(1)?.response, second.state(2)?.response]).toEqual([text('Keeper'), choice('a')])
  await timers.pass(15_000)
  expect(server.stored().map(({ event }) => event.response)).toEqual([text('Keeper'), choice('a')])
})

test('a note of an answer that was sent meanwhile does not send it again, and one with newer words goes as a new answer', () => {
  const event = (id: string, words: string, state: QueuedEvent['state'], clientSeq: number): QueuedEvent => ({
    ...{ attemptId: 'attempt', clientEventId: id, device: 'browser', position: 1, baseSeq: 0, changedAtMs: 0 },
    ...{ clientSeq, response: text(words), state, receipt: null, isDecided: false },
  })
  const stored = [event('one', 'held', 'held', 1), event('two', 'older', 'open', 2), event('three', 'older', 'held', 3)]
  const notes = [
    event('one', 'held', 'waiting', 1),
    event('two', 'newer', 'waiting', 2),
    event('three', 'newer', 'waiting', 0),
    event('four', 'new', 'waiting', 0),
  ]
  const taken = notesToTakeIn(stored, notes, 'browser')
  expect(taken.map(({ clientEventId, clientSeq, response }) => [clientEventId, clientSeq, response])).toEqual([
    ['two', 2, text('newer')],
    ['three', 3, text('newer')],
    ['four', 0, text('new')],
  ])
})

const fate = fc.constantFrom<Fate>('delivered', 'lost-before', 'lost-after', 'twice', 'busy', 'signed-out')
const step = fc.record({
  position: fc.integer({ min: 1, max: 3 }),
  words: fc.string({ maxLength: 6 }),
  isTyping: fc.boolean(),
  pauseMs: fc.integer({ min: 0, max: 3_000 }),
  happens: fc.constantFrom('nothing', 'nothing', 'nothing', 'reload', 'leave', 'end'),
})

test('whatever the network does, every answer is stored once and the last one given counts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fate, { maxLength: 20 }),
      fc.array(step, { minLength: 1, maxLength: 15 }),
      async (fates, steps) => {
        const { server, timers, transport, browser, fates: ahead } = world()
        ahead.push(...fates)
        const store = mortalStore()
        let page = await browser(store.page())
        const last = new Map<number, QuizResponse>()
        for (const { position, words, isTyping, pauseMs, happens } of steps) {
          page.queue.answer(position, text(words), isTyping)
          last.set(position, text(words))
          // Nothing comes to be written between the last word and the end.
          if (happens !== 'end') await timers.pass(pauseMs)
          if (happens === 'leave') await page.queue.sendBeforeLeaving()
          if (happens === 'end') void page.queue.sendBeforeLeaving()
          if (happens !== 'reload' && happens !== 'end') continue
          if (happens === 'end') store.leave()
          page.queue.close()
          page = await browser(store.page())
        }
        await timers.pass(10 * 60_000)
        for (const [position, response] of last) expect(server.counting(position)?.response).toEqual(response)
        expect(page.queue.snapshot().unsent).toBe(0)
        const ids = (await page.store.list('attempt')).map((event) => event.clientEventId).sort()
        expect(
          server
            .stored()
            .map(({ event }) => event.clientEventId)
            .sort(),
        ).toEqual(ids)
        ahead.length = 0
        expect(await handIn(page.queue, transport)).toMatchObject({ kind: 'handed-in' })
      },
    ),
    { numRuns: 150 },
  )
})
