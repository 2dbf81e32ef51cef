import { createConnection } from 'node:net'
import { WebSocketServer } from 'ws'

/**
 * A WebSocket-to-TCP proxy like the one in front of a serverless Postgres: `@vercel/postgres` speaks to it, it speaks
 * to a local server. The address to reach stands in the query (`/v1?address=host:port`). Loopback only.
 */
export async function startWebSocketProxy(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise<void>((resolve) => server.once('listening', resolve))
  server.on('connection', (socket, request) => {
    const address = new URL(request.url ?? '/', 'http://localhost').searchParams.get('address') ?? ''
    const [host, port] = address.split(':')
    const tcp = createConnection({ host: host === 'localhost' ? '127.0.0.1' : host, port: Number(port) })
    socket.on('message', (data: Buffer) => tcp.write(data))
    tcp.on('data', (data) => socket.send(data))
    socket.on('close', () => tcp.destroy())
    tcp.on('close', () => socket.close())
    tcp.on('error', () => socket.terminate())
    socket.on('error', () => tcp.destroy())
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const close = () =>
    new Promise<void>((resolve) => {
      for (const client of server.clients) client.terminate()
      server.close(() => resolve())
    })
  return { port, close }
}
