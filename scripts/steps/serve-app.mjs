import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { packageScript, projectRoot } from './run-command.mjs'

const readyMark = '@@postil-ready '
const healthPollMs = 100
const exitWithParent = new URL('./exit-with-parent.mjs', import.meta.url).href
/** What Next.js says about itself at a start; our own last lines say it better. */
const bannerLine = /^\s*(▲ Next\.js|[-✓] (Local|Network|Environments|Starting|Ready in)\b)/

/**
 * Starts the server on a port and returns at once:
 * - `ready` resolves to `{ demo: [{ role, how }], setupUrl }` when GET /api/health answers 200, or to null when the server
 *   ended before that;
 * - `exited` resolves to its exit code (128 + number for a signal it did not handle);
 * - `stop(signal)` asks it to end and waits for that.
 * `mode` is `start` for the built pages or `dev`; `onLine` and `onErrorLine` get what the server prints.
 */
export function serveApp({ port, mode = 'start', env = process.env, onLine = console.log, onErrorLine = console.error }) {
  const child = spawn(
    process.execPath,
    ['--import', exitWithParent, packageScript('next'), mode, '-p', String(port)],
    {
      cwd: projectRoot,
      env: {
        ...env,
        NODE_ENV: mode === 'dev' ? 'development' : 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        PORT: String(port),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    },
  )
  let report = { demo: [], setupUrl: null }
  let hasExited = false
  const exited = new Promise((resolve) => {
    child.on('error', (error) => {
      onErrorLine(`The server could not be started: ${error.message}`)
      hasExited = true
      resolve(1)
    })
    // 'close' comes after the last line has been read, 'exit' may come before.
    child.on('close', (code, signal) => {
      hasExited = true
      resolve(code ?? 128 + signalNumber(signal))
    })
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith(readyMark)) report = { ...report, ...JSON.parse(line.slice(readyMark.length)) }
    else if (mode === 'dev' || !bannerLine.test(line)) onLine(line)
  })
  createInterface({ input: child.stderr }).on('line', onErrorLine)

  return {
    pid: child.pid,
    exited,
    ready: waitUntilHealthy(port, () => hasExited).then((isHealthy) => (isHealthy ? report : null)),
    async stop(signal = 'SIGTERM') {
      if (!hasExited) child.kill(signal)
      return exited
    },
  }
}

async function waitUntilHealthy(port, hasExited) {
  while (!hasExited()) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`, { redirect: 'manual' })
      await response.arrayBuffer()
      if (response.status === 200) return !hasExited()
    } catch {
      // Nobody listens yet.
    }
    await wait(healthPollMs)
  }
  return false
}

function signalNumber(signal) {
  return { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 1
}
