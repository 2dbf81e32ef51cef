import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

const portPollMs = 200

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Whether a server could listen on this port, on all addresses as Next.js does and on the loopback address. */
export async function isPortFree(port) {
  return (await canListen({ port })) && (await canListen({ port, host: '127.0.0.1' }))
}

/** Waits up to `patienceMs` for a port to become free, and calls `onWait` once when it is not so yet; says whether it is. */
export async function waitForPort(port, { patienceMs, onWait }) {
  if (await isPortFree(port)) return true
  onWait()
  for (const startedMs = performance.now(); performance.now() - startedMs < patienceMs; ) {
    await wait(portPollMs)
    if (await isPortFree(port)) return true
  }
  return false
}

/** Reads a port from the environment; throws when it is no number from 1 to 65535. */
export function readPort(text, fallback) {
  if (text === undefined || text.trim() === '') return fallback
  const port = Number(text)
  if (!/^\d+$/.test(text.trim()) || port < 1 || port > 65_535) {
    throw new Error(`PORT must be a whole number from 1 to 65535, not "${text}".`)
  }
  return port
}

function canListen(address) {
  return new Promise((resolve) => {
    const server = createServer()
    server.on('error', () => resolve(false))
    server.listen({ ...address, exclusive: true }, () => server.close(() => resolve(true)))
  })
}
