import { setTimeout as wait } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { DrillHost, Victim } from './host.ts'
import type { DrillOptions } from './run-drill.ts'

/** How long after an acknowledgement a kill may come, in milliseconds of real time: requests are then at every stage. */
const longestDelayMs = 40

/** Kills server and database at moments that the seed has drawn, told by how many answers have been acknowledged. */
export class Killer {
  readonly kills: Record<Victim, number> = { server: 0, postgres: 0 }
  /** Never resolves; rejects when what was killed does not come back, for nothing can be judged then. */
  readonly failed: Promise<never>
  private fail: (reason: unknown) => void = () => {}
  private readonly plan: { atAnswers: number; delayMs: number; victim: Victim }[]
  private readonly running: Promise<void>[] = []
  private acknowledged = 0
  private isArmed = true

  constructor(
    private readonly host: Pick<DrillHost, 'kill'>,
    chance: Chance,
    { students, answers, kills, engine, broken }: DrillOptions,
  ) {
    const victims: Victim[] =
      engine === 'pglite' ? ['server'] : broken === 'async-commit' ? ['postgres'] : ['server', 'postgres']
    this.failed = new Promise((_, reject) => {
      this.fail = reject
    })
    // It may come between two moments of being waited for.
    this.failed.catch(() => {})
    const first = chance.whole(0, victims.length - 1)
    this.plan = Array.from({ length: kills }, (_, index) => ({
      atAnswers: Math.floor(students * answers * chance.between(0.08, 0.95)),
      delayMs: chance.between(0, longestDelayMs),
      // In turn, so that each has its share.
      victim: victims[(first + index) % victims.length] ?? 'server',
    })).sort((one, other) => one.atAnswers - other.atAnswers)
  }

  count(answers: number): void {
    this.acknowledged += answers
    const [next] = this.plan
    if (next === undefined || this.acknowledged < next.atAnswers || !this.isArmed) return
    this.plan.shift()
    this.isArmed = false
    this.running.push(this.kill(next.victim, next.delayMs))
  }

  /** Resolves when nothing is being restarted any more. */
  async done(): Promise<void> {
    await Promise.all(this.running)
  }

  private async kill(victim: Victim, delayMs: number): Promise<void> {
    await wait(delayMs)
    this.kills[victim] += 1
    try {
      await this.host.kill(victim)
      this.isArmed = true
    } catch (error) {
      this.fail(error)
    }
  }
}
