import { setTimeout as wait } from 'node:timers/promises'
import { newId } from '#cli/open-context.ts'
import type { SaveReply } from '#domain/quiz/schema.ts'
import type { BurstJob, BurstResult, BurstStudent } from './burst-job.ts'
import { HttpConnection, type RawResponse } from './http-connection.ts'
import { formRequest, openForm } from './page-form.ts'
import { answerEvent, handInRequest, pageRequest, saveRequest } from './requests.ts'

const questions = 10

/** A whole examination in the time it takes: everybody starts, answers at their own beat, and every second one hands in. */
export async function runBurst(job: BurstJob): Promise<BurstResult> {
  const result: BurstResult = { startMs: [], saveMs: [], handInMs: [], acknowledged: [], handedIn: 0, failures: [] }
  const fromMs = performance.now()
  await Promise.all(job.students.map((student, index) => sit(job, student, index, fromMs, result)))
  for (const list of [result.startMs, result.saveMs, result.handInMs]) list.sort((a, b) => a - b)
  return result
}

async function sit(job: BurstJob, student: BurstStudent, index: number, fromMs: number, result: BurstResult) {
  const share = index / job.students.length
  await until(fromMs + share * job.startingMs)
  const port = job.ports[index % job.ports.length] ?? 0
  try {
    const attemptId = await visit(port, (connection) => start(connection, student, result))
    const place = { ...student, attemptId }
    const isLeaving = index % 2 === 0
    // Whoever leaves does so at a moment of their own in the last part.
    const endMs = fromMs + job.lengthMs - (isLeaving ? share * job.leavingMs : 0)
    const device = newId()
    let clientSeq = 0
    for (let nextMs = performance.now(); nextMs < endMs; nextMs += job.everyMs) {
      await until(nextMs)
      clientSeq += 1
      const event = answerEvent(device, clientSeq, ((clientSeq - 1) % questions) + 1)
      const response = await timed(result.saveMs, port, saveRequest(place, [event]))
      for (const { clientEventId, seq } of receiptsIn(response, result)) result.acknowledged.push([clientEventId, seq])
    }
    if (!isLeaving) return
    await until(endMs)
    const response = await timed(result.handInMs, port, handInRequest(place, device, clientSeq))
    if (response.status === 200) result.handedIn += 1
    else result.failures.push(describe('hand in', response))
  } catch (error) {
    result.failures.push(error instanceof Error ? error.message : String(error))
  }
}

/** On a connection of its own: until the next answer is due, the server has closed a resting one. */
async function visit<T>(port: number, work: (connection: HttpConnection) => Promise<T>): Promise<T> {
  const connection = new HttpConnection(port)
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}

/** One request with the time that it took, connecting included. */
async function timed(tookMs: number[], port: number, message: string): Promise<RawResponse> {
  const fromMs = performance.now()
  const response = await visit(port, (connection) => connection.request(message))
  tookMs.push(performance.now() - fromMs)
  return response
}

/** Opens the page of the quiz, presses its button, and opens the page again, as a browser does. */
async function start(connection: HttpConnection, student: BurstStudent, result: BurstResult): Promise<string> {
  const fromMs = performance.now()
  const path = `/read/${student.assignmentId}/quiz`
  const before = await connection.request(pageRequest(student, true))
  const pressed = await connection.request(formRequest(path, student.cookie, openForm(before)))
  if (pressed.status !== 303) throw new Error(describe('start', pressed))
  const attemptId = openForm(await connection.request(pageRequest(student, true))).get('attemptId')
  if (attemptId === undefined) throw new Error('The page of a quiz that was begun names no attempt')
  result.startMs.push(performance.now() - fromMs)
  return attemptId
}

function receiptsIn(response: RawResponse, result: BurstResult): SaveReply['receipts'] {
  if (response.status !== 200) {
    result.failures.push(describe('save', response))
    return []
  }
  const reply: SaveReply = JSON.parse(response.body.toString('utf8'))
  return reply.receipts
}

function describe(what: string, { status, body }: RawResponse): string {
  return `${what}: ${status} ${body.toString('utf8', 0, 200)}`
}

async function until(atMs: number): Promise<void> {
  const leftMs = atMs - performance.now()
  if (leftMs > 0) await wait(leftMs)
}
