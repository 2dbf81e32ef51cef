import { packageScript, runNode } from './run-command.mjs'
import { readTotals, totalsFile } from './test-totals.mjs'

/** Runs the browser tests and returns their totals. */
export async function runPlaywright(env) {
  const file = totalsFile('e2e')
  const { code } = await runNode([packageScript('@playwright/test', 'playwright'), 'test', '--reporter=list,json'], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    show: true,
  })
  return readTotals(file, code, totalsOfReport)
}

function totalsOfReport({ stats, errors, suites }) {
  return {
    passed: stats.expected,
    // A test that needs a second try has failed; an error outside the tests is one more.
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: suites.flatMap((suite) => skippedTests(suite, [])),
  }
}

function skippedTests(suite, titles) {
  const path = [...titles, suite.title]
  const inner = (suite.suites ?? []).flatMap((child) => skippedTests(child, path))
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === 'skipped')
      .map((test) => ({
        name: [test.projectName, ...path, spec.title].join(' › '),
        reason: test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? null,
      })),
  )
  return [...own, ...inner]
}
