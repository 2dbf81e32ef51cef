import { packageScript, runNode } from './run-command.mjs'
import { readTotals, totalsFile } from './test-totals.mjs'

const reporter = './scripts/steps/vitest-totals.mjs'

/** Runs one vitest project and returns its totals. */
export async function runVitest(project, env) {
  const file = totalsFile(project)
  const { code } = await runNode(
    [packageScript('vitest'), 'run', '--project', project, '--reporter=default', `--reporter=${reporter}`],
    { env: { ...env, POSTIL_TOTALS_FILE: file }, show: true },
  )
  return readTotals(file, code, (totals) => totals)
}
