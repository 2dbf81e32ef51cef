import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { printStep } from './print-step.mjs'
import { lastLines, projectRoot } from './run-command.mjs'
import { runNpm } from './run-npm.mjs'

const packagesFolder = path.join(projectRoot, 'node_modules')
const stampFile = path.join(packagesFolder, '.postil-installed')

/**
 * Installs the packages of package-lock.json unless they are there already. No install script of a package is needed:
 * npm may hold them back, so what has to be run after an installation is run where it is wanted. Throws with npm's last
 * words when it fails.
 */
export async function installPackages() {
  const wanted = lockfileHash()
  if (installedHash() === wanted) return
  await printStep('Installing packages', async () => {
    // Building and testing want the development packages whatever NODE_ENV says.
    const { code, output } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'])
    if (code !== 0) throw new Error(`npm could not install the packages:\n${lastLines(output)}`)
    writeFileSync(stampFile, wanted)
  })
}

function lockfileHash() {
  const lockfile = readFileSync(path.join(projectRoot, 'package-lock.json'))
  return createHash('sha256').update(lockfile).digest('hex')
}

function installedHash() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8').trim() : null
}
