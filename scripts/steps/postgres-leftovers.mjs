import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** How the folders of throwaway clusters begin. */
export const clusterPrefix = 'postil-postgres-'

const stopLimitMs = 10_000
const pollMs = 50

/** Stops the servers and removes the folders of earlier runs that were killed before they could do so themselves. */
export async function removeAbandonedClusters() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(clusterPrefix))) {
    const folder = path.join(tmpdir(), name)
    const owner = readOwner(folder)
    if (owner === null || isAlive(owner)) continue
    await stopServer(path.join(folder, 'data'))
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function readOwner(folder) {
  try {
    const { pid } = JSON.parse(readFileSync(path.join(folder, 'owner.json'), 'utf8'))
    return Number.isInteger(pid) ? pid : null
  } catch {
    // Not ours, or its maker is just about to write it.
    return null
  }
}

/** The process id that the server of a data folder has recorded there, or null. */
function serverProcessId(dataFolder) {
  try {
    const id = Number.parseInt(readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8'), 10)
    return Number.isInteger(id) && id > 1 ? id : null
  } catch {
    return null
  }
}

async function stopServer(dataFolder) {
  const id = serverProcessId(dataFolder)
  // The number may have gone to another program since: only a server of this very folder is stopped.
  if (id === null || !commandLine(id).includes(dataFolder)) return
  process.kill(id, 'SIGINT')
  const untilMs = performance.now() + stopLimitMs
  while (isAlive(id) && performance.now() < untilMs) await wait(pollMs)
}

function commandLine(id) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${id}/cmdline`, 'utf8')
    if (process.platform === 'win32') {
      const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${id}").CommandLine`
      return execFileSync('powershell', ['-NoProfile', '-Command', query], { encoding: 'utf8' })
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(id)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

function isAlive(id) {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
