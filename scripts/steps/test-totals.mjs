import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './run-command.mjs'

/** The totals of a stage that could not be run at all. */
export function brokenStage() {
  return { passed: 0, failed: 1, skipped: [] }
}

/** Where a runner shall write its totals; what an earlier run left there is removed. */
export function totalsFile(stage) {
  const file = path.join(projectRoot, '.test', `totals-${stage}.json`)
  mkdirSync(path.dirname(file), { recursive: true })
  rmSync(file, { force: true })
  return file
}

/**
 * Reads a runner's file by `convert`. A runner that wrote nothing, that found no test, or that ended badly without naming
 * a failed test counts as one failed.
 */
export function readTotals(file, code, convert) {
  if (!existsSync(file)) {
    console.error(`The runner ended with code ${code} and left no result.`)
    return brokenStage()
  }
  const totals = convert(JSON.parse(readFileSync(file, 'utf8')))
  if (totals.failed > 0) return totals
  if (code === 0 && totals.passed > 0) return totals
  console.error(code === 0 ? 'No test was run.' : `The runner ended with code ${code} though no test failed.`)
  return { ...totals, failed: 1 }
}

/** The totals of several stages as one. */
export function sumTotals(all) {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    skipped: all.flatMap(({ skipped }) => skipped),
  }
}
