import { buildApp, distFolder } from '../../scripts/steps/build-app.mjs'
import type { Findings } from '../drill/oracle.ts'
import { type DrillOptions, isRed, lostAnswers, runDrill } from '../drill/run-drill.ts'
import type { SeedReport } from '../drill/run-seed.ts'

/** How many faults are told in words on a terminal; `--json` has them all. */
const mostToldFaults = 20

/** Drills the saving of answers. The last line on stdout is the verdict; with `--json` there is one document instead. */
export async function drillAnswers(options: Omit<DrillOptions, 'distDir'>, asJson: boolean): Promise<number> {
  const distDir = distFolder()
  await buildApp(distDir, sayStep)
  const report = await runDrill({ ...options, distDir }, saySeed)
  for (const fault of report.faults.slice(0, mostToldFaults)) say(fault)
  if (report.faults.length > mostToldFaults) say(`… and ${report.faults.length - mostToldFaults} more`)
  if (asJson) {
    const { missing, altered, ...rest } = report
    process.stdout.write(`${JSON.stringify({ ...rest, lost: missing + altered, missing, altered })}\n`)
  } else {
    process.stdout.write(`${verdictLine(report)}\n`)
  }
  return isRed(report) ? 1 : 0
}

/** The drill in one line; its form is fixed. */
export function verdictLine(found: Findings): string {
  const { acknowledged, stored, duplicated, wrongGrades } = found
  const lost = lostAnswers(found)
  return `acknowledged ${acknowledged}, stored ${stored}, lost ${lost}, duplicated ${duplicated}, wrong grades ${wrongGrades}`
}

function saySeed(report: SeedReport): void {
  const { seed, durationSeconds, kills, network } = report
  const killed = `killed: server ${kills.server}, PostgreSQL ${kills.postgres}`
  say(`seed ${seed}: ${verdictLine(report)} (${durationSeconds} s, ${network['requests']} requests, ${killed})`)
}

async function sayStep<T>(label: string, work: () => Promise<T>): Promise<T> {
  say(`${label} …`)
  return work()
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
