import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { HttpConnection } from '#cli/load/http-connection.ts'

const get = 'GET / HTTP/1.1\r\nhost: postil.test\r\n\r\n'

test('what is asked on a connection that the server has closed is refused, and not waited for without end', async () => {
  const server = createServer((_, response) => response.end('well'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const connection = new HttpConnection((server.address() as AddressInfo).port)
  const first = await connection.request(get)
  expect([first.status, first.body.toString()]).toEqual([200, 'well'])
  const waiting = connection.request(get)
  server.closeAllConnections()
  await expect(waiting).rejects.toThrow('closed the connection')
  await expect(connection.request(get)).rejects.toThrow('closed the connection')
  server.close()
})
