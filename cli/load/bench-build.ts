import { buildApp } from '../../scripts/steps/build-app.mjs'
import { testDistDir } from '../../scripts/steps/test-environment.mjs'

/** The production build that is measured, made when there is none of the present sources; says so on stderr. */
export async function benchBuild(): Promise<string> {
  await buildApp(testDistDir, async (label, work) => {
    process.stderr.write(`${label} …\n`)
    return work()
  })
  return testDistDir
}
