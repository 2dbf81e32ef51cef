/**
 * `npm test`: installs where that is due, finds or installs a Chromium and a PostgreSQL, and runs every check. Failures do
 * not stop it; its last line is `N passed, N failed`. `npm test -- unit static` runs only the stages named.
 */
import { buildApp } from './steps/build-app.mjs'
import { findOrInstallChromium } from './steps/find-chromium.mjs'
import { installPackages } from './steps/install-packages.mjs'
import { requireNodeVersion } from './steps/node-version.mjs'
import { startPostgres } from './steps/postgres-cluster.mjs'
import { formatSeconds, printStep } from './steps/print-step.mjs'
import { stopRunningCommands } from './steps/run-command.mjs'
import { runPlaywright } from './steps/run-playwright.mjs'
import { runVitest } from './steps/run-vitest.mjs'
import { runStaticChecks } from './steps/static-checks.mjs'
import { testDistDir, testEnvironment } from './steps/test-environment.mjs'
import { brokenStage, sumTotals } from './steps/test-totals.mjs'
import { watchNpm } from './steps/watch-parent.mjs'

const stages = [
  { name: 'static', title: 'Static checks', run: () => runStaticChecks(testEnvironment()) },
  { name: 'unit', title: 'Unit tests', run: () => runVitest('unit', testEnvironment()) },
  { name: 'rules', title: 'Rules of the repository', run: () => runVitest('rules', testEnvironment()) },
  { name: 'pglite', title: 'Integration on PGlite', run: () => runVitest('pglite', testEnvironment()) },
  { name: 'postgres', title: 'Integration on PostgreSQL', run: runOnPostgres },
  { name: 'e2e', title: 'Browser tests', run: runInBrowser },
]

/** The test server as soon as a stage has asked for it, for the stages after and for the end. */
let postgres = null
let postgresStopped = null
let isInterrupted = false

requireNodeVersion()
try {
  process.exitCode = await test(chosenStages())
} catch (error) {
  console.error(error.message)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}

async function test(chosen) {
  stopWhenInterrupted()
  await installPackages()
  const results = []
  try {
    for (const stage of chosen) if (!isInterrupted) results.push(await runStage(stage))
  } finally {
    await stopPostgres()
  }
  // The handler of the signal has the last word, and ends the process.
  return isInterrupted ? 130 : printResults(results)
}

function chosenStages() {
  const names = process.argv.slice(2)
  const unknown = names.find((name) => !stages.some((stage) => stage.name === name))
  if (unknown) throw new Error(`Unknown stage ${unknown}. Known: ${stages.map(({ name }) => name).join(', ')}.`)
  return names.length === 0 ? stages : stages.filter(({ name }) => names.includes(name))
}

async function runStage({ title, run }) {
  console.log(`\n── ${title} ──`)
  const startedMs = performance.now()
  const totals = await run().catch((error) => {
    console.error(error.message)
    return brokenStage()
  })
  const durationMs = performance.now() - startedMs
  console.log(`${title}: ${totals.passed} passed, ${totals.failed} failed in ${formatSeconds(durationMs)}`)
  return { title, totals, durationMs }
}

async function runOnPostgres() {
  return runVitest('postgres', { ...testEnvironment(), POSTIL_TEST_POSTGRES_URL: await postgresUrl() })
}

async function runInBrowser() {
  const chromium = await findOrInstallChromium()
  const url = await postgresUrl()
  await buildApp(testDistDir)
  return runPlaywright({ ...testEnvironment(), POSTIL_CHROMIUM: chromium, POSTIL_TEST_POSTGRES_URL: url })
}

async function postgresUrl() {
  if (isInterrupted) throw new Error('Interrupted.')
  postgres ??= printStep('Starting PostgreSQL', () => startPostgres())
  const { url, description } = await postgres
  console.log(`Using ${description}`)
  return url
}

/** Both the end of the run and an interruption ask for it, perhaps at the same time: each waits for the same stop. */
function stopPostgres() {
  if (postgres === null) return null
  postgresStopped ??= postgres.then(({ stop }) => stop()).catch((error) => console.error(error.message))
  return postgresStopped
}

function stopWhenInterrupted() {
  const stop = async (signal) => {
    isInterrupted = true
    console.log('\nInterrupted: tidying up …')
    await stopRunningCommands(signal === 'SIGINT' ? 3000 : 0)
    await stopPostgres()
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop)
  if (process.env.npm_lifecycle_event) watchNpm(() => stop('SIGTERM'))
}

function printResults(results) {
  const { passed, failed, skipped } = sumTotals(results.map(({ totals }) => totals))
  console.log('')
  for (const { title, totals, durationMs } of results) {
    const counts = `${String(totals.passed).padStart(5)} passed ${String(totals.failed).padStart(3)} failed`
    console.log(`${title.padEnd(26)}${counts}  ${formatSeconds(durationMs)}`)
  }
  if (skipped.length > 0) console.log(`${skipped.length} skipped:`)
  for (const { name, reason } of skipped) console.log(`  ${name}: ${reason ?? 'no reason given'}`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
}
