import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { handIn } from '#components/quiz/queue/hand-in.ts'
import { memoryAnswerStore } from '#components/quiz/queue/memory-answer-store.ts'
import type { AnswerStore } from '#components/quiz/queue/ports.ts'
import type { QuizResponse } from '#domain/quiz/schema.ts'
import { twoTabs, world } from '#tests/support/answer-world.ts'

const text = (words: string): QuizResponse => ({ type: 'short-answer', text: words })
const choice = (id: string): QuizResponse => ({ type: 'single-choice', choice: id })

test('an answer is called saved only when the server holds it', async () => {
  const { fates, timers, browser } = world()
  const { queue, state } = await browser()
  fates.push('lost-before')
  queue.answer(1, choice('a'), false)
  expect(state(1)?.status).toBe('saving')
  await timers.pass(200)
  expect(state(1)?.status).toBe('waiting')
  expect(queue.snapshot()).toMatchObject({ unsent: 1, connection: 'unreachable' })
  await timers.pass(2_000)
  expect(state(1)).toMatchObject({ status: 'saved', response: choice('a'), seq: 1 })
  expect(queue.snapshot()).toMatchObject({ unsent: 0, connection: 'ok' })
})

test('an answer is in the store before it is sent', async () => {
  const { fates, timers, browser } = world()
  const { queue, store } = await browser()
  fates.push('lost-before')
  queue.answer(2, choice('b'), false)
  await timers.idle()
  expect(await store.list('attempt')).toMatchObject([
    { position: 2, clientSeq: 1, state: 'waiting', response: choice('b') },
  ])
})

test('an answer whose receipt was lost is stored once', async () => {
  const { server, fates, timers, browser } = world()
  const { queue, state } = await browser()
  fates.push('lost-after', 'twice')
  queue.answer(1, choice('a'), false)
  await timers.pass(5_000)
  expect(server.stored()).toHaveLength(1)
  expect(state(1)?.status).toBe('saved')
})

test('typing becomes an answer after a pause, and within two seconds however long it goes on', async () => {
  const { server, timers, browser } = world()
  const { queue, state } = await browser()
  queue.answer(1, text('K'), true)
  expect(state(1)?.status).toBe('unsaved')
  await timers.pass(700)
  queue.answer(1, text('Ke'), true)
  expect(server.stored()).toHaveLength(0)
  await timers.pass(1_300)
  expect(server.stored().map(({ event }) => event.response)).toEqual([text('Ke')])
  queue.answer(1, text('Kee'), true)
  await timers.pass(1_000)
  expect(server.counting(1)?.response).toEqual(text('Kee'))
})

test('a question that is left sends what was typed at once', async () => {
  const { server, timers, browser } = world()
  const { queue } = await browser()
  queue.answer(1, text('Keeper'), true)
  queue.leave(1)
  await timers.pass(100)
  expect(server.counting(1)?.response).toEqual(text('Keeper'))
})

test('what a closed page had typed is sent by the next one', async () => {
  const { server, timers, browser } = world()
  const first = await browser()
  first.queue.answer(1, text('half a sen'), true)
  await timers.idle()
  first.queue.close()
  const second = await browser(first.store)
  expect(second.state(1)).toMatchObject({ response: text('half a sen'), status: 'unsaved' })
  await timers.pass(11_000)
  expect(server.counting(1)?.response).toEqual(text('half a sen'))
  expect(second.state(1)?.status).toBe('saved')
})

test('a page that is about to be left sends what waits without waiting for its turn', async () => {
  const { server, timers, browser } = world()
  const { queue } = await browser()
  queue.answer(1, text('last wor'), true)
  await timers.idle()
  await queue.sendBeforeLeaving()
  expect(server.counting(1)?.response).toEqual(text('last wor'))
})

test('a browser that had not seen another’s answer is shown both, and the student chooses', async () => {
  const { server, timers, browser } = world()
  const [phone, laptop] = [await browser(), await browser()]
  phone.queue.answer(1, choice('a'), false)
  await timers.pass(200)
  laptop.queue.answer(1, choice('b'), false)
  await timers.pass(200)
  expect(laptop.state(1)).toMatchObject({ status: 'conflict', response: choice('b'), other: { response: choice('a') } })
  laptop.queue.answer(1, choice('c'), false)
  await timers.pass(200)
  expect(laptop.state(1)).toMatchObject({ status: 'conflict', response: choice('c') })
  laptop.queue.decide(1, 'mine')
  await timers.pass(200)
  expect(laptop.state(1)).toMatchObject({ status: 'saved', response: choice('c') })
  expect(server.counting(1)?.response).toEqual(choice('c'))
  expect(server.stored()).toHaveLength(4)
})

test('choosing the other device’s answer keeps that choice after a reload', async () => {
  const { server, timers, browser } = world()
  const [phone, laptop] = [await browser(), await browser()]
  phone.queue.answer(1, choice('a'), false)
  await timers.pass(200)
  laptop.queue.answer(1, choice('b'), false)
  await timers.pass(200)
  laptop.queue.decide(1, 'other')
  await timers.idle()
  const reloaded = await browser(laptop.store)
  const present = server.counting(1)
  if (present === null) throw new Error('No answer counts')
  reloaded.queue.learn([present])
  expect(reloaded.state(1)).toMatchObject({ status: 'saved', response: choice('a') })
})

test('signed out, everything waits, and goes once somebody has signed in again', async () => {
  const { server, fates, timers, browser } = world()
  const { queue, state } = await browser()
  fates.push('signed-out')
  queue.answer(1, choice('a'), false)
  await timers.pass(200)
  expect(queue.snapshot().connection).toBe('signed-out')
  expect(state(1)?.status).toBe('waiting')
  await timers.pass(15_000)
  expect(server.counting(1)?.response).toEqual(choice('a'))
})

test('a server that asks for patience is asked again when it said, not before', async () => {
  const { server, fates, timers, browser } = world()
  const { queue } = await browser()
  fates.push('busy')
  queue.answer(1, choice('a'), false)
  await timers.pass(4_900)
  queue.answer(2, choice('b'), false)
  expect(server.stored()).toHaveLength(0)
  await timers.pass(300)
  expect(server.stored()).toHaveLength(2)
})

test('one answer that the server cannot take does not hold up the others', async () => {
  const { server, timers, browser } = world(3)
  const { queue, state } = await browser()
  for (const position of [1, 2, 9, 3]) queue.answer(position, choice('a'), false)
  await timers.pass(1_000)
  expect(server.stored().map(({ event }) => event.position)).toEqual([1, 2, 3])
  expect(state(9)?.status).toBe('refused')
})

test('a hand-in sends what is missing first, and an answer that was refused does not prevent it', async () => {
  const { server, fates, timers, transport, browser } = world()
  const { queue } = await browser()
  for (const position of [1, 9, 2]) queue.answer(position, choice('a'), false)
  await timers.pass(1_000)
  const lost = server.stored()[0]
  if (lost === undefined) throw new Error('Nothing was stored')
  server.forgetEvent(lost.event.clientEventId)
  queue.answer(3, choice('c'), false)
  expect(await handIn(queue, transport)).toMatchObject({ kind: 'handed-in' })
  expect(fates).toEqual([])
  expect(
    server
      .stored()
      .map(({ event }) => event.position)
      .sort(),
  ).toEqual([1, 2, 3])
})

test('a hand-in without connection says so and keeps everything', async () => {
  const { fates, timers, transport, browser } = world()
  const { queue, store } = await browser()
  queue.answer(1, choice('a'), false)
  await timers.idle()
  fates.push('lost-before')
  expect(await handIn(queue, transport)).toEqual({ kind: 'unreachable' })
  expect(await store.list('attempt')).toHaveLength(1)
  fates.push('delivered', 'lost-after')
  expect(await handIn(queue, transport)).toEqual({ kind: 'unreachable' })
  expect(await handIn(queue, transport)).toMatchObject({ kind: 'handed-in', receipt: { receiptCode: 'TEST-CODE' } })
  expect(await store.list('attempt')).toEqual([])
})

test('a browser that forbids storage still sends, and says that answers do not outlast the page', async () => {
  const { server, timers, browser } = world()
  const refuse = () => Promise.reject(new Error('QuotaExceededError'))
  const { queue, state } = await browser({
    isLasting: true,
    device: refuse,
    add: refuse,
    put: refuse,
    noteAtOnce: () => {},
    list: refuse,
    forget: refuse,
  })
  queue.answer(1, choice('a'), false)
  await timers.pass(200)
  expect(queue.snapshot().isLasting).toBe(false)
  expect(state(1)?.status).toBe('saved')
  expect(server.counting(1)?.response).toEqual(choice('a'))
})

test('when storage breaks down in the middle, what follows is still sent in order and handed in', async () => {
  const { server, timers, transport, browser } = world()
  const inner = memoryAnswerStore(randomUUID(), true)
  let isBroken = false
  const breaking: AnswerStore = {
    ...inner,
    add: (event) => (isBroken ? Promise.reject(new Error('lost')) : inner.add(event)),
  }
  const { queue, state } = await browser(breaking)
  queue.answer(1, choice('a'), false)
  await timers.pass(200)
  isBroken = true
  queue.answer(1, choice('b'), false)
  queue.answer(2, choice('c'), false)
  await timers.pass(200)
  expect([state(1)?.response, state(2)?.response]).toEqual([choice('b'), choice('c')])
  expect(server.counting(1)?.response).toEqual(choice('b'))
  expect(await handIn(queue, transport)).toMatchObject({ kind: 'handed-in' })
})

test('two tabs of one browser never conflict, and each shows what the other saved', async () => {
  const { server, timers, transport, browser } = world()
  const store = memoryAnswerStore(randomUUID(), true)
  const [left, right] = twoTabs()
  const one = await browser(store, left)
  const two = await browser(store, right)
  one.queue.answer(1, choice('a'), false)
  await timers.pass(500)
  expect(two.state(1)).toMatchObject({ status: 'saved', response: choice('a') })
  two.queue.answer(1, choice('b'), false)
  one.queue.answer(2, choice('c'), false)
  await timers.pass(500)
  expect(one.state(1)).toMatchObject({ status: 'saved', response: choice('b') })
  expect(server.stored().map(({ event, disposition }) => [event.clientSeq, disposition])).toEqual([
    [1, 'current'],
    [2, 'current'],
    [3, 'current'],
  ])
  expect(await handIn(two.queue, transport)).toMatchObject({ kind: 'handed-in' })
})
