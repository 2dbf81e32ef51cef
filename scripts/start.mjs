/**
 * `npm start`: installs and builds where that is due, serves, and says where. It imports only modules of Node.js, because
 * it runs before anything is installed.
 *
 *   --dev          serve the sources for work on the code (npm run dev)
 *   --serve-only   neither install nor build: the image of the Dockerfile, which may be read-only
 */
import { buildApp } from './steps/build-app.mjs'
import { readPort, waitForPort } from './steps/find-port.mjs'
import { installPackages } from './steps/install-packages.mjs'
import { requireNodeVersion } from './steps/node-version.mjs'
import { stopRunningCommands } from './steps/run-command.mjs'
import { serveApp } from './steps/serve-app.mjs'
import { watchNpm } from './steps/watch-parent.mjs'

const secondAskMs = 1000
/** A Postil whose starter was killed notices within a second, and goes within five more. */
const portPatienceMs = 8000
const options = new Set(process.argv.slice(2))

requireNodeVersion()
try {
  process.exitCode = await start()
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

async function start() {
  checkOptions()
  const isDevelopment = options.has('--dev')
  const port = readPort(process.env.PORT, 3000)
  // Asked before the long steps: nobody wants to wait for a build to be told this.
  if (!(await waitForPort(port, { patienceMs: portPatienceMs, onWait: () => sayPortTaken(port) }))) {
    throw new Error(portTakenMessage(port))
  }
  const running = handleSignals()
  if (!options.has('--serve-only')) {
    await installPackages()
    if (!isDevelopment) await buildApp()
  }

  const server = serveApp({ port, mode: isDevelopment ? 'dev' : 'start' })
  running.server = server
  const ready = await server.ready
  if (ready) printReady(ready, port)
  const code = await server.exited
  if (!ready && !running.isStopping) console.error('Postil did not start.')
  return !ready && !running.isStopping ? code || 1 : code
}

function checkOptions() {
  for (const option of options) {
    if (option !== '--dev' && option !== '--serve-only') {
      throw new Error(`Unknown option ${option}. Known: --dev, --serve-only.`)
    }
  }
}

/** Passes signals on to the server; before there is one, they end the install or the build. */
function handleSignals() {
  const running = { server: null, isStopping: false }
  let stoppedMs = 0
  const stop = async (signal) => {
    // Whoever asks again later does not want to wait for open requests. At once it is an echo: npm forwards what the
    // terminal has sent to us already.
    if (running.isStopping) {
      if (performance.now() - stoppedMs > secondAskMs) running.server?.stop('SIGKILL')
      return
    }
    running.isStopping = true
    stoppedMs = performance.now()
    if (running.server) {
      running.server.stop(signal)
      return
    }
    await stopRunningCommands(signal === 'SIGINT' ? 3000 : 0)
    process.exit(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))
  if (process.env.npm_lifecycle_event) watchNpm(() => stop('SIGTERM'))
  return running
}

function printReady({ demo, setupUrl }, port) {
  console.log('')
  console.log(`Postil is ready at ${process.env.NEXTAUTH_URL || `http://localhost:${port}`}`)
  for (const { role, how } of demo) console.log(`  ${role}: ${how}`)
  if (setupUrl) console.log(`  No school is here yet. Make the first one at ${setupUrl}`)
}

function sayPortTaken(port) {
  const seconds = portPatienceMs / 1000
  console.log(
    `Port ${port} is in use. If that is a Postil that is just stopping, it is free within ${seconds} s: waiting …`,
  )
}

function portTakenMessage(port) {
  const other = port === 65_535 ? port - 1 : port + 1
  const command = process.platform === 'win32' ? `set PORT=${other}&& npm start` : `PORT=${other} npm start`
  return [
    `Port ${port} is already in use, perhaps by Postil itself: look at http://localhost:${port}`,
    `Stop that program, or choose another port: ${command}`,
  ].join('\n')
}
