import { handIn } from '#components/quiz/queue/hand-in.ts'
import type { Chance } from './chance.ts'
import { Device, type Page } from './device.ts'
import { drawAnswer, drawHalf } from './exam.ts'
import type { ExamItem } from './exam-item.ts'
import { type Exchange, Network } from './network.ts'
import { Timeline } from './timeline.ts'
import type { Witness } from './witness.ts'

export type Seat = {
  chance: Chance
  items: readonly ExamItem[]
  /** How many answers the student's browsers keep before the hand-in. */
  answers: number
  exchange: Exchange
  serverUrl: string
  witness: Witness
}

/** Whoever is not done after this long of the student's own time never will be, in milliseconds. */
const longestExamMs = 3 * 60 * 60_000
const shareWithTwoDevices = 0.5
/** What happens to a browser between two answers, and how often. */
const incidents = { crash: 0.012, leave: 0.01, offline: 0.015, clockSet: 0.005 }

/**
 * One student's examination from the first answer to the hand-in, with everything that befalls the student's browsers.
 * It ends when the server holds all their answers, the attempt is handed in and nothing is on its way any more.
 */
export class Sitting {
  private readonly timeline = new Timeline()
  private readonly devices: readonly Device[]
  readonly networks: readonly Network[]
  private isHandingIn = false
  private readonly done = new Set<Device>()
  private readonly deciding = new Set<string>()

  constructor(private readonly seat: Seat) {
    const { chance, exchange, serverUrl, witness } = seat
    const names = chance.happens(shareWithTwoDevices) ? ['first', 'second'] : ['first']
    this.networks = names.map((name) => new Network(this.timeline, chance.fork(`network of the ${name}`), exchange))
    this.devices = this.networks.map(
      (network, index) =>
        new Device(
          { timeline: this.timeline, chance: chance.fork(`device ${index}`), network, witness, serverUrl },
          (page, position) => this.decideLater(page, position),
        ),
    )
  }

  async run(): Promise<void> {
    const { chance, witness } = this.seat
    for (const device of this.devices) void device.open()
    this.timeline.after(chance.between(0, 500), () => this.step())
    if (!(await this.timeline.pass(() => this.done.size === this.devices.length, longestExamMs)))
      witness.faults.push('a student was never done')
    for (const device of this.devices) device.leave()
    // What the network has held back still arrives, with nobody there any more.
    await this.timeline.pass(() => false, longestExamMs + 60 * 60_000)
  }

  private step(): void {
    const { chance, answers, witness } = this.seat
    if (witness.kept.size >= answers) {
      this.handInSomehow()
      return
    }
    const device = this.drawDevice()
    this.answer(device)
    if (this.devices.length > 1 && chance.happens(0.05)) for (const other of this.devices) this.answer(other)
    if (chance.happens(0.5)) this.sufferIncident(device)
    this.timeline.after(this.drawPauseMs(), () => this.step())
  }

  private answer(device: Device): void {
    const { chance, items } = this.seat
    const { page } = device
    const position = chance.whole(1, items.length)
    const item = items[position - 1]
    if (page === null || item === undefined) return
    const response = drawAnswer(item, chance)
    const half = chance.happens(0.5) ? drawHalf(response, chance) : null
    page.queue.answer(position, half ?? response, half !== null)
    if (half === null) return
    this.timeline.after(chance.between(60, 1_400), () => {
      if (page.isAlive() && !this.done.has(device)) page.queue.answer(position, response, chance.happens(0.5))
    })
  }

  private sufferIncident(device: Device): void {
    const { chance } = this.seat
    if (chance.happens(2 * incidents.crash)) this.lose(device, () => device.crash())
    if (chance.happens(2 * incidents.leave)) this.lose(device, () => device.leave())
    if (chance.happens(2 * incidents.clockSet)) device.setClock()
    if (chance.happens(2 * incidents.offline)) this.disconnect(device)
  }

  private lose(device: Device, how: () => void): void {
    how()
    this.timeline.after(this.seat.chance.between(300, 15_000), () => void this.reopen(device))
  }

  private async reopen(device: Device): Promise<void> {
    if (device.page !== null) return
    await device.open()
    if (this.isHandingIn) void this.press(device)
  }

  private disconnect(device: Device): void {
    const forMs = this.seat.chance.between(2_000, 90_000)
    this.networks[this.devices.indexOf(device)]?.goOffline(forMs)
    // Browsers tell a page that the connection is back.
    this.timeline.after(forMs + 5, () => device.page?.queue.retry())
  }

  /** The student looks at the two answers for a while, and takes one. Some never do. */
  private decideLater(page: Page, position: number): void {
    const { chance } = this.seat
    const name = `${this.devices.findIndex((device) => device.page === page)} ${position}`
    if (this.deciding.has(name)) return
    this.deciding.add(name)
    const choice = chance.pick(['mine', 'other', 'neither'] as const)
    this.timeline.after(chance.between(500, 15_000), () => {
      this.deciding.delete(name)
      if (choice !== 'neither' && page.isAlive() && !this.isHandingIn) page.queue.decide(position, choice)
    })
  }

  private handInSomehow(): void {
    this.isHandingIn = true
    const { chance } = this.seat
    const [first, ...others] = this.devices
    const style = chance.pick(['all at once', 'one after the other', 'one goes on'] as const)
    for (const device of this.devices) {
      const delayMs = device === first || style === 'all at once' ? 0 : chance.between(500, 60_000)
      this.timeline.after(delayMs, () => void this.press(device))
      if (chance.happens(0.1)) this.timeline.after(delayMs + chance.between(0, 400), () => this.crashInHandIn(device))
    }
    // These come after the hand-in: they are kept, and do not count.
    if (style === 'one goes on') for (const other of others) this.answer(other)
  }

  private crashInHandIn(device: Device): void {
    if (!this.done.has(device)) this.lose(device, () => device.crash())
  }

  private async press(device: Device): Promise<void> {
    const { page } = device
    const { chance } = this.seat
    if (page === null || this.done.has(device)) return
    const outcome = await handIn(page.queue, page.transport)
    if (!page.isAlive()) return
    if (outcome.kind !== 'handed-in') {
      this.timeline.after(chance.between(500, 8_000), () => void this.press(device))
      return
    }
    // What was typed while the hand-in was on its way is sent by the next page.
    if (page.queue.snapshot().unsent > 0) this.lose(device, () => device.leave())
    else this.done.add(device)
  }

  private drawDevice(): Device {
    const [first = this.seat.chance.pick(this.devices)] = this.devices
    return this.seat.chance.happens(0.7) ? first : this.seat.chance.pick(this.devices)
  }

  /** Ticks follow each other quickly; thinking takes longer. */
  private drawPauseMs(): number {
    const { chance } = this.seat
    const kind = chance.fraction()
    if (kind < 0.8) return chance.between(3, 40)
    return kind < 0.95 ? chance.between(150, 2_500) : chance.between(3_000, 20_000)
  }
}
