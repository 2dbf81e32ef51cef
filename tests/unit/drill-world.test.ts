import { expect, test } from 'vitest'
import { chanceOf } from '#cli/drill/chance.ts'
import { examItems } from '#cli/drill/exam.ts'
import { witnessed } from '#cli/drill/exchange.ts'
import type { Exchange, Reply, SentRequest } from '#cli/drill/network.ts'
import { Sitting } from '#cli/drill/sitting.ts'
import { Timeline } from '#cli/drill/timeline.ts'
import { Witness } from '#cli/drill/witness.ts'
import { type Fate, makeAnswerServer } from '#tests/support/answer-server.ts'

test('the same seed draws the same lots, and another draws others', () => {
  const lots = (seed: string) => {
    const chance = chanceOf(seed)
    return [chance.whole(1, 1_000_000), chance.fraction(), chance.uuid(), chance.fork('x').fraction()]
  }
  expect(lots('1')).toEqual(lots('1'))
  expect(lots('1')).not.toEqual(lots('2'))
})

test('a fork does not depend on what was drawn before it', () => {
  const chance = chanceOf('1')
  const early = chance.fork('x').fraction()
  chance.fraction()
  expect(chance.fork('x').fraction()).toBe(early)
})

test('lots are spread evenly enough', () => {
  const chance = chanceOf('spread')
  const counts = new Array(10).fill(0)
  for (let draw = 0; draw < 10_000; draw += 1) counts[chance.whole(0, 9)] += 1
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150)
})

test('a minute of a student’s time passes at once, and in order', async () => {
  const timeline = new Timeline()
  const seen: number[] = []
  for (const delayMs of [60_000, 10, 30_000]) timeline.after(delayMs, () => seen.push(timeline.nowMs()))
  timeline.after(20, () => seen.push(-1))()
  expect(await timeline.pass(() => false)).toBe(false)
  expect(seen).toEqual([10, 30_000, 60_000])
})

test('while real work is under way time goes on as far as the work is said to take', async () => {
  const timeline = new Timeline()
  const seen: string[] = []
  let finish = () => {}
  const work = new Promise<void>((resolve) => {
    finish = resolve
  })
  void timeline.hold(100, () => work).then(() => seen.push('work'))
  timeline.after(50, () => {
    seen.push('during')
    setImmediate(finish)
  })
  timeline.after(500, () => seen.push('after'))
  await timeline.pass(() => seen.length === 3)
  expect(seen).toEqual(['during', 'work', 'after'])
})

function answer(status: number, body: unknown): Reply {
  return { status, text: JSON.stringify(body), retryAfter: null }
}

function conflict(data: unknown): Reply {
  return answer(409, { error: { data } })
}

/** What a student with a seed sends, and how the sitting ends, over a server in this process that never fails. */
async function sit(seed: string) {
  const witness = new Witness('attempt', () => {})
  const ids = chanceOf('questions')
  const items = examItems(ids.uuid)
  const server = makeAnswerServer(items.length).transport((): Fate => 'delivered')
  const sent: SentRequest[] = []
  const exchange: Exchange = async (request) => {
    sent.push(request)
    const body = JSON.parse(request.body)
    if (request.url.endsWith('/submit')) {
      const outcome = await server.submit(body.lastSeqs)
      if (outcome.kind === 'missing') return conflict(outcome.missing)
      return outcome.kind === 'handed-in' ? answer(200, outcome.receipt) : null
    }
    const outcome = await server.save(body.events, false)
    if (outcome.kind === 'reused') return conflict({ clientEventIds: outcome.clientEventIds })
    if (outcome.kind !== 'stored') throw new Error(`The server has refused: ${outcome.kind}`)
    return answer(200, outcome.reply)
  }
  const chance = chanceOf(seed)
  await new Sitting({
    chance,
    items,
    answers: 60,
    exchange: witnessed(exchange, witness),
    serverUrl: 'http://school',
    witness,
  }).run()
  return { sent, witness }
}

test('a student of the same seed sends the same requests', async () => {
  const [once, again] = [await sit('5'), await sit('5')]
  expect(once.sent.length).toBeGreaterThan(10)
  expect(again.sent).toEqual(once.sent)
})

test.each(Array.from({ length: 12 }, (_, index) => `student ${index}`))(
  'all that a student’s browsers keep is acknowledged in the end (%s)',
  async (seed) => {
    const { witness } = await sit(seed)
    expect(witness.faults).toEqual([])
    expect(witness.kept.size).toBeGreaterThanOrEqual(60)
    expect([...witness.kept.keys()].filter((id) => !witness.acknowledged.has(id))).toEqual([])
  },
)
