/** Tells every import that breaks the import rules; ends with code 1 when there is one. Part of `npm test`. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { findImportFaults } from './steps/find-import-faults.mjs'
import { projectRoot } from './steps/run-command.mjs'

const program = ['app', 'cli', 'components', 'db', 'domain', 'messages', 'proxy.ts', 'instrumentation.ts']

const files = program.flatMap(sourcesBelow).map((file) => ({
  path: file,
  source: readFileSync(path.join(projectRoot, file), 'utf8'),
}))
const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'))
const typePackages = Object.keys(devDependencies).filter((name) => name.startsWith('@types/'))
const faults = findImportFaults({
  files,
  hasFile: (file) => existsSync(path.join(projectRoot, file)),
  dependencies: new Set([...Object.keys(dependencies), ...typePackages]),
  devDependencies: new Set(Object.keys(devDependencies)),
})

for (const fault of faults) console.error(fault)
console.log(`${files.length} files, ${faults.length} ${faults.length === 1 ? 'import' : 'imports'} against the rules`)
if (faults.length > 0 || files.length === 0) process.exitCode = 1

function sourcesBelow(target) {
  const full = path.join(projectRoot, target)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return /\.(tsx?|mjs|cjs|js)$/.test(target) ? [target] : []
  return readdirSync(full).flatMap((name) => sourcesBelow(`${target}/${name}`))
}
