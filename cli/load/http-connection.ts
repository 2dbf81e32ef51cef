import { connect, type Socket } from 'node:net'

export type RawResponse = { status: number; headers: string; body: Buffer; tookMs: number }

const closed = new Error('The server closed the connection')
const endOfChunks = Buffer.from('\r\n0\r\n\r\n')

/**
 * One HTTP/1.1 connection that is kept open and carries one request at a time. It does the least that a client can do,
 * because the load shares its processors with what it measures. `request` rejects when the connection breaks, or is asked
 * after it has: servers close what rests for some seconds.
 */
export class HttpConnection {
  private readonly socket: Promise<Socket>
  private pieces: Buffer[] = []
  private held = 0
  private isClosed = false
  private waiting: { resolve: (response: RawResponse) => void; reject: (error: Error) => void; atMs: number } | null =
    null
  private head: { status: number; text: string; bodyAt: number; length: number | null } | null = null

  constructor(port: number) {
    this.socket = open(port)
    void this.socket.then((socket) => {
      socket.on('data', (piece) => this.take(piece))
      // It closes next.
      socket.on('error', () => undefined)
      socket.on('close', () => {
        this.isClosed = true
        this.fail(closed)
      })
    })
  }

  async request(message: string): Promise<RawResponse> {
    const socket = await this.socket
    return new Promise((resolve, reject) => {
      if (this.isClosed) return reject(closed)
      this.waiting = { resolve, reject, atMs: performance.now() }
      socket.write(message)
    })
  }

  async close(): Promise<void> {
    this.waiting = null
    ;(await this.socket).destroy()
  }

  private take(piece: Buffer): void {
    this.pieces.push(piece)
    this.held += piece.length
    this.head ??= this.readHead()
    if (this.head === null || !this.isWhole(this.head)) return
    const { waiting, head } = this
    const all = Buffer.concat(this.pieces).subarray(head.bodyAt)
    const body = head.length === null ? withoutChunks(all) : all
    this.pieces = []
    this.held = 0
    this.head = null
    this.waiting = null
    waiting?.resolve({ status: head.status, headers: head.text, body, tookMs: performance.now() - waiting.atMs })
  }

  private readHead() {
    const all = this.pieces.length === 1 ? this.pieces[0] : Buffer.concat(this.pieces)
    const end = all?.indexOf('\r\n\r\n') ?? -1
    if (all === undefined || end < 0) return null
    const text = all.toString('latin1', 0, end)
    const length = /^content-length: *(\d+)/im.exec(text)?.[1]
    return { status: Number(text.slice(9, 12)), text, bodyAt: end + 4, length: length ? Number(length) : null }
  }

  private isWhole({ bodyAt, length }: { bodyAt: number; length: number | null }): boolean {
    if (length !== null) return this.held >= bodyAt + length
    const last = this.pieces.at(-1)
    const tail = last && last.length >= endOfChunks.length ? last : Buffer.concat(this.pieces)
    return tail.subarray(-endOfChunks.length).equals(endOfChunks)
  }

  private fail(error: Error): void {
    const { waiting } = this
    this.waiting = null
    waiting?.reject(error)
  }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => resolve(socket))
  })
}

/** The body without the lengths that stand between its chunks (RFC 9112, section 7.1). */
function withoutChunks(chunked: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; ; ) {
    const end = chunked.indexOf('\r\n', at)
    const length = Number.parseInt(chunked.toString('latin1', at, end), 16)
    if (!(length > 0)) return Buffer.concat(pieces)
    pieces.push(chunked.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
}
