import { expect, test } from 'vitest'
import { fetchTransport } from '#components/quiz/queue/fetch-transport.ts'

/** A transport whose every request gets this answer. */
function answered(body: unknown, init: ResponseInit) {
  const seen: { url: string; init: RequestInit }[] = []
  const send = async (url: string, request: RequestInit) => {
    seen.push({ url, init: request })
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), init)
  }
  return { transport: fetchTransport('attempt-1', { base: 'http://school', send }), seen }
}

test('answers go to their attempt as JSON, and outlive the page that sends them last', async () => {
  const { transport, seen } = answered({ receipts: [], present: [], serverNow: '', deadlineAt: null }, { status: 200 })
  expect((await transport.save([], true)).kind).toBe('stored')
  expect(seen[0]).toMatchObject({
    url: 'http://school/api/attempts/attempt-1/responses',
    init: { method: 'PUT', keepalive: true, body: '{"events":[]}' },
  })
})

test.each([
  [401, 'signed-out'],
  [403, 'gone'],
  [404, 'gone'],
  [410, 'gone'],
  [413, 'invalid'],
  [422, 'invalid'],
  [429, 'busy'],
  [500, 'unreachable'],
  [502, 'unreachable'],
])('an answer %i means: %s', async (status, kind) => {
  expect((await answered({ error: {} }, { status }).transport.save([], false)).kind).toBe(kind)
})

test('a server that asks for patience says for how long', async () => {
  const { transport } = answered('', { status: 503, headers: { 'retry-after': '7' } })
  expect(await transport.save([], false)).toEqual({ kind: 'busy', retryAfterMs: 7000 })
})

test('a page in place of an answer, as some networks send it, is no answer', async () => {
  expect(await answered('<html>Log in to the school network', { status: 200 }).transport.save([], false)).toEqual({
    kind: 'unreachable',
  })
})

test('a broken connection is no answer', async () => {
  const transport = fetchTransport('attempt-1', { send: () => Promise.reject(new TypeError('Failed to fetch')) })
  expect(await transport.save([], false)).toEqual({ kind: 'unreachable' })
  expect(await transport.submit({})).toEqual({ kind: 'unreachable' })
})

test('a refusal names the events or the sequences it is about', async () => {
  const reused = answered({ error: { kind: 'conflict', data: { clientEventIds: ['e1'] } } }, { status: 409 })
  expect(await reused.transport.save([], false)).toEqual({ kind: 'reused', clientEventIds: ['e1'] })
  const missing = answered({ error: { kind: 'conflict', data: { phone: [2, 3] } } }, { status: 409 })
  expect(await missing.transport.submit({ phone: 3 })).toEqual({ kind: 'missing', missing: { phone: [2, 3] } })
})

test('a conflict that names no event is tried again later, not at once and for ever', async () => {
  const conflict = answered({ error: { kind: 'conflict', detail: 'already-there' } }, { status: 409 })
  expect(await conflict.transport.save([], false)).toEqual({ kind: 'unreachable' })
})
