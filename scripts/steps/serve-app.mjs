import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { packageScript, projectRoot } from './run-command.mjs'

const readyMark = '@@postil-ready '
const healthPollMs = 100
/** The line of the server may reach us a moment after its first answer. */
const reportLimitMs = 2000
const nothingToReport = { demo: [], setupUrl: null }
const exitWithParent = new URL('./exit-with-parent.mjs', import.meta.url).href
/** What Next.js says about itself at a start; our own last lines say it better. */
const bannerLine = /^\s*(▲ Next\.js|[-✓] (Local|Network|Environments|Starting|Ready in|Running next\.config)\b)/

/**
 * Starts the server on a port and returns at once:
 * - `ready` resolves to `{ demo: [{ role, how }], setupUrl }` when GET /api/health answers 200, or to null when the server
 *   ended before that;
 * - `exited` resolves to its exit code (128 + number for a signal it did not handle);
 * - `stop(signal)` asks it to end and waits for that.
 * `mode` is `start` for the built pages or `dev`; `onLine` and `onErrorLine` get what the server prints.
 */
export function serveApp({
  port,
  mode = 'start',
  env = process.env,
  onLine = console.log,
  onErrorLine = console.error,
}) {
  const child = spawn(process.execPath, ['--import', exitWithParent, packageScript('next'), mode, '-p', String(port)], {
    cwd: projectRoot,
    env: {
      ...env,
      NODE_ENV: mode === 'dev' ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    // Ctrl-C in the terminal reaches us alone, and the server is asked to end once.
    detached: process.platform !== 'win32',
  })
  const exited = whenExited(child, onErrorLine)
  const reported = new Promise((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith(readyMark)) resolve({ ...nothingToReport, ...JSON.parse(line.slice(readyMark.length)) })
      else if (mode === 'dev' || !bannerLine.test(line)) onLine(line)
    })
  })
  createInterface({ input: child.stderr }).on('line', onErrorLine)

  return {
    pid: child.pid,
    exited,
    ready: waitUntilHealthy(port, exited).then((isHealthy) =>
      isHealthy ? Promise.race([reported, wait(reportLimitMs, nothingToReport, { ref: false })]) : null,
    ),
    stop(signal = 'SIGTERM') {
      child.kill(signal)
      return exited
    },
  }
}

function whenExited(child, onErrorLine) {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      onErrorLine(`The server could not be started: ${error.message}`)
      resolve(1)
    })
    // 'close' comes after the last line has been read, 'exit' may come before.
    child.on('close', (code, signal) => resolve(code ?? 128 + signalNumber(signal)))
  })
}

async function waitUntilHealthy(port, exited) {
  let hasExited = false
  exited.then(() => {
    hasExited = true
  })
  while (!hasExited) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`, { redirect: 'manual' })
      await response.arrayBuffer()
      if (response.status === 200) return !hasExited
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
