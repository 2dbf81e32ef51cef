import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { printStep } from './print-step.mjs'
import { lastLines, packageScript, projectRoot, runNode } from './run-command.mjs'

const sources = [
  'app',
  'components',
  'domain',
  'db',
  'messages',
  'public',
  'next.config.js',
  'package.json',
  'package-lock.json',
  'proxy.ts',
  'instrumentation.ts',
  'tsconfig.json',
]

const otherBuildLimitMs = 10 * 60_000
const otherBuildPollMs = 1000

/** The folder of the build: POSTIL_DIST_DIR, or Next.js's own `.next`. */
export function distFolder(env = process.env) {
  return env.POSTIL_DIST_DIR || '.next'
}

/**
 * Builds for production into `distDir` unless the build there was made from the same sources. Throws with the last words
 * of `next build` when it fails. `step` says what is being done, by default on stdout.
 */
export async function buildApp(distDir = distFolder(), step = printStep) {
  if (hasFreshBuild(distDir)) return
  // Taken first: what somebody edits during the build is not in it.
  const builtFrom = sourcesHash()
  await step('Building the pages', async () => {
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      POSTIL_DIST_DIR: distDir,
    }
    const { code, output } = await runBuild(env)
    if (code !== 0) throw new Error(`The build failed:\n${lastLines(output, 80)}`)
    writeFileSync(stampFile(distDir), builtFrom)
  })
}

/** Two test files may ask at the same time: Next.js builds for one of them, and the other builds after it, mostly from cache. */
async function runBuild(env) {
  const untilMs = performance.now() + otherBuildLimitMs
  for (;;) {
    const result = await runNode([packageScript('next'), 'build'], { env })
    const isOther = result.code !== 0 && /Another next build process is already running/.test(result.output)
    if (!isOther || performance.now() > untilMs) return result
    await wait(otherBuildPollMs)
  }
}

/** Whether `distDir` holds a finished build of the present sources. */
export function hasFreshBuild(distDir) {
  const stamp = stampFile(distDir)
  if (!existsSync(stamp) || !existsSync(path.join(projectRoot, distDir, 'BUILD_ID'))) return false
  return readFileSync(stamp, 'utf8') === sourcesHash()
}

function stampFile(distDir) {
  return path.join(projectRoot, distDir, 'postil-built-from')
}

/** Contents, not times: a fresh clone or a copied image has other times. */
function sourcesHash() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesOf(path.join(projectRoot, source)))) {
    hash.update(path.relative(projectRoot, file).split(path.sep).join('/'))
    hash.update('\0')
    hash.update(readFileSync(file))
    hash.update('\0')
  }
  return hash.digest('hex')
}

function filesOf(target) {
  if (!existsSync(target)) return []
  if (!statSync(target).isDirectory()) return [target]
  return readdirSync(target)
    .sort()
    .flatMap((name) => filesOf(path.join(target, name)))
}
