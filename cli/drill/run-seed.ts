import { acknowledgingAnyway } from './breaks.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type ExchangeCounts, httpExchange, witnessed } from './exchange.ts'
import type { DrillHost, Victim } from './host.ts'
import { Killer } from './killer.ts'
import { addUp, type Findings, judge } from './oracle.ts'
import type { DrillOptions } from './run-drill.ts'
import { type DrillSchool, makeDrillSchool } from './school.ts'
import { Sitting } from './sitting.ts'
import { type StoredAttempt, storedWork } from './stored-work.ts'
import { Witness } from './witness.ts'

/** How many students sit at the same time; others follow as these finish. */
const seats = 64

export type SeedReport = Findings & {
  seed: number
  durationSeconds: number
  kills: Record<Victim, number>
  /** Requests over real HTTP, and how many of each fault the network had. */
  network: Record<string, number>
}

/** One seed: a school of its own sits its examination, and the oracle judges what is stored afterwards. */
export async function runSeed(host: DrillHost, options: DrillOptions): Promise<SeedReport> {
  const startMs = performance.now()
  const chance = chanceOf(`seed ${options.seed}`)
  const school = await host.withDatabase((db) => makeDrillSchool(db, options.students, host.secret))
  await host.serve()
  const killer = new Killer(host, chance.fork('kills'), options)
  const { witnesses, network } = await Promise.race([sitAll(host, school, chance, killer, options), killer.failed])
  await Promise.race([killer.done(), killer.failed])
  await host.crashDatabase()
  const stored = await host.withDatabase((db) => storedWork(db, school.schoolId))
  const found = witnesses.map((witness) =>
    judge(witness, stored.get(witness.attemptId) ?? nothingStored(), school.items),
  )
  return {
    seed: options.seed,
    durationSeconds: Math.round(performance.now() - startMs) / 1000,
    kills: killer.kills,
    network,
    ...addUp(found),
  }
}

async function sitAll(host: DrillHost, school: DrillSchool, chance: Chance, killer: Killer, options: DrillOptions) {
  const counts: ExchangeCounts = { requests: 0, broken: 0, serverErrors: 0 }
  const network: Record<string, number> = {}
  const witnesses: Witness[] = []
  await inSeats(school.places.length, async (index) => {
    const place = school.places[index]
    if (place === undefined) return
    const witness = new Witness(place.attemptId, (answers) => killer.count(answers))
    witnesses.push(witness)
    const direct = httpExchange(host, place.cookie, counts)
    const server = options.broken === 'ack-before-commit' ? acknowledgingAnyway(direct) : direct
    const sitting = new Sitting({
      chance: chance.fork(`student ${index}`),
      items: school.items,
      answers: options.answers,
      exchange: witnessed(server, witness),
      serverUrl: host.url,
      witness,
    })
    await sitting.run()
    for (const { seen } of sitting.networks)
      for (const [fault, times] of seen) network[fault] = (network[fault] ?? 0) + times
  })
  return { witnesses, network: { ...counts, ...network } }
}

async function inSeats(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const seat = async () => {
    while (next < count) {
      next += 1
      await work(next - 1)
    }
  }
  await Promise.all(Array.from({ length: Math.min(seats, count) }, seat))
}

function nothingStored(): StoredAttempt {
  return { submittedAt: null, events: [], submissions: [], runs: [], scores: [] }
}
