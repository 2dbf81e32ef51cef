import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

const running = new Set()
let isStopping = false

const stopLimitMs = 15_000
const pollMs = 50

/**
 * Runs a program to its end and returns `{ code, output }`; `output` is stdout and stderr in the order they came
 * (empty with `show`, which lets the program write to our own terminal). Does not throw for a non-zero code; a program
 * that cannot be started has code 127. `uid` and `gid` change the user, where the system knows users.
 */
export function runCommand(command, args, options = {}) {
  const { cwd = projectRoot, env = process.env, show = false, uid, gid } = options
  if (isStopping) return Promise.reject(new Error('Interrupted.'))
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      uid,
      gid,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const pieces = []
    running.add(child)
    child.stdout?.on('data', (piece) => pieces.push(piece))
    child.stderr?.on('data', (piece) => pieces.push(piece))
    child.on('error', (error) => {
      running.delete(child)
      resolve({ code: 127, output: error.message })
    })
    child.on('close', (code, signal) => {
      running.delete(child)
      resolve({ code: code ?? (signal ? 1 : 0), output: Buffer.concat(pieces).toString('utf8') })
    })
  })
}

/** Runs a program of Node.js: `args` begins with the script. */
export function runNode(args, options) {
  return runCommand(process.execPath, args, options)
}

/**
 * Ends, by their ids, the programs that runCommand has under way, and lets no other start; for an interrupted run. Ctrl-C
 * reaches them too, and a second signal would cut short their own tidying: `graceMs` is how long they may take before
 * they are asked.
 */
export async function stopRunningCommands(graceMs = 0) {
  isStopping = true
  await waitForCommands(graceMs)
  for (const child of running) child.kill('SIGINT')
  await waitForCommands(stopLimitMs)
  for (const child of running) child.kill('SIGKILL')
}

async function waitForCommands(limitMs) {
  const untilMs = performance.now() + limitMs
  while (running.size > 0 && performance.now() < untilMs) await wait(pollMs)
}

/**
 * The script behind a command of an installed package, to be run by Node.js itself: the shims in node_modules/.bin need a
 * shell on Windows. Throws when the package is not installed or has no such command.
 */
export function packageScript(packageName, command = packageName) {
  const folder = path.join(projectRoot, 'node_modules', ...packageName.split('/'))
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const script = typeof bin === 'string' ? bin : bin?.[command]
  if (!script) throw new Error(`The package ${packageName} has no command ${command}.`)
  return path.join(folder, script)
}

/** The last lines of a program's output, for a message. */
export function lastLines(output, count = 40) {
  return output.trimEnd().split(/\r?\n/).slice(-count).join('\n')
}
