import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { packageScript, projectRoot, runNode } from './run-command.mjs'

/** Types, lint and import rules; each is one check that passes or fails. Returns their totals. */
export async function runStaticChecks(env) {
  const checks = [
    ['types', () => checkTypes(env)],
    ['lint', () => runNode([packageScript('@biomejs/biome', 'biome'), 'check', '.'], { env })],
    ['import rules', () => runNode(['scripts/check-imports.mjs'], { env })],
  ]
  const totals = { passed: 0, failed: 0, skipped: [] }
  for (const [name, check] of checks) {
    const { code, output } = await check()
    console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name}`)
    if (code === 0) totals.passed += 1
    else totals.failed += 1
    if (code !== 0) console.log(output.trimEnd())
  }
  return totals
}

async function checkTypes(env) {
  // Types of routes that are gone would be checked too.
  rmSync(path.join(projectRoot, '.next', 'types'), { recursive: true, force: true })
  if (existsSync(path.join(projectRoot, 'app'))) {
    const generated = await runNode([packageScript('next'), 'typegen'], { env })
    if (generated.code !== 0) return generated
  }
  return runNode([packageScript('typescript', 'tsc'), '--noEmit'], { env })
}
