import { createServer, type Server } from 'node:net'
import { expect, test } from 'vitest'
import { findFreePort, waitForPort } from '../../scripts/steps/find-port.mjs'

function listen(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

test('a port that its holder gives back is waited for', async () => {
  const port = await findFreePort()
  const holder = await listen(port)
  expect(await waitForPort(port, { patienceMs: 30_000, onWait: () => holder.close() })).toBe(true)
})

test('a port that stays taken is told as taken, and a free one without any wait', async () => {
  const port = await findFreePort()
  let waits = 0
  const options = { patienceMs: 1, onWait: () => (waits += 1) }
  expect([await waitForPort(port, options), waits]).toEqual([true, 0])
  const holder = await listen(port)
  expect([await waitForPort(port, options), waits]).toEqual([false, 1])
  holder.close()
})
