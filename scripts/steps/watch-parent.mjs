import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const checkMs = 1000

/** Calls `onGone` once when the process that started us has ended. The watch keeps no process alive by itself. */
export function watchParent(onGone) {
  watchProcesses([process.ppid], onGone)
}

/**
 * Calls `onGone` once when the npm that runs this script has ended. npm puts a shell between itself and the script, and a
 * killed npm leaves that shell waiting: both are watched.
 */
export function watchNpm(onGone) {
  const shell = parentOfShell(process.ppid)
  watchProcesses(shell === null ? [process.ppid] : [process.ppid, shell], onGone)
}

function watchProcesses(ids, onGone) {
  const startedBy = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === startedBy && ids.every(isAlive)) return
    clearInterval(timer)
    onGone()
  }, checkMs)
  timer.unref()
}

function isAlive(id) {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** The parent of this process when it is a shell, else null; null too where the system does not say. */
function parentOfShell(id) {
  try {
    const { command, parent } = process.platform === 'linux' ? linuxProcess(id) : unixProcess(id)
    return /^(.*\/)?-?(sh|dash|bash|zsh|ash)$/.test(command) && parent > 1 ? parent : null
  } catch {
    return null
  }
}

function linuxProcess(id) {
  const [, command, parent] = readFileSync(`/proc/${id}/stat`, 'utf8').match(/\((.*)\) \S (\d+)/s) ?? []
  return { command, parent: Number(parent) }
}

function unixProcess(id) {
  const [parent, ...command] = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(id)], { encoding: 'utf8' })
    .trim()
    .split(/\s+/)
  return { command: command.join(' '), parent: Number(parent) }
}
