import { writeFileSync } from 'node:fs'

/**
 * A vitest reporter that writes `{ passed, failed, skipped: [{ name, reason }] }` to the file of POSTIL_TOTALS_FILE. Unlike
 * vitest's own JSON it knows why a test was skipped, and counts as failed a file that broke outside its tests and every
 * error that no test caught.
 */
// biome-ignore lint/style/noDefaultExport: vitest takes a reporter of its own from the default export only
export default class TotalsReporter {
  onTestRunEnd(testModules, unhandledErrors) {
    const totals = { passed: 0, failed: unhandledErrors.length, skipped: [] }
    for (const testModule of testModules) addModule(totals, testModule)
    writeFileSync(process.env.POSTIL_TOTALS_FILE, JSON.stringify(totals))
  }
}

function addModule(totals, testModule) {
  let failedTests = 0
  for (const test of testModule.children.allTests()) {
    const { state, note } = test.result()
    if (state === 'passed') totals.passed += 1
    else if (state === 'failed') failedTests += 1
    else totals.skipped.push({ name: test.fullName, reason: note ?? null })
  }
  const brokeOutsideTests = failedTests === 0 && !testModule.ok()
  totals.failed += brokeOutsideTests ? 1 : failedTests
}
