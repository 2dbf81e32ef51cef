import { existsSync } from 'node:fs'
import { lastLines, runCommand } from './run-command.mjs'

/** Whether we may install a package of the system: Debian or a relative of it, and the administrator. */
export function isDebianAsRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** Installs a package by apt-get; throws with its last words when that fails. */
export async function runApt(packageName) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // A failed update is no reason to stop: the lists at hand may know the package.
  await runCommand('apt-get', ['update'], { env })
  const { code, output } = await runCommand('apt-get', ['install', '-y', '--no-install-recommends', packageName], {
    env,
  })
  if (code !== 0) throw new Error(`apt-get could not install ${packageName}:\n${lastLines(output)}`)
}
