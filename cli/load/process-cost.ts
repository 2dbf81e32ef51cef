import { readFileSync } from 'node:fs'

/** Linux counts the time of processes in ticks of a hundredth of a second, whatever the machine (proc(5)). */
const msPerTick = 10

/** Processor time that these processes have used so far, in milliseconds; null where the system does not tell. */
export function processorMs(ids: readonly number[]): number | null {
  try {
    return ids.reduce((sum, id) => sum + ticksOf(id), 0) * msPerTick
  } catch {
    return null
  }
}

/** Memory of these processes that lies in RAM, in MiB; null where the system does not tell. */
export function residentMib(ids: readonly number[]): number | null {
  try {
    const kib = ids.map((id) => Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0))
    return Math.round(kib.reduce((sum, one) => sum + one, 0) / 1024)
  } catch {
    return null
  }
}

/** Those of the ids that are PostgreSQL processes of this machine; the server may run on another. */
export function localPostgres(ids: readonly number[]): number[] {
  return ids.filter((id) => nameOf(id) === 'postgres')
}

function nameOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/comm`, 'utf8').trim()
  } catch {
    // It has ended meanwhile, or there is no /proc.
    return ''
  }
}

function ticksOf(id: number): number {
  const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
  // The name in parentheses may hold spaces; user and system time are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12])
}
