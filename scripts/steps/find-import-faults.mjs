import { isBuiltin } from 'node:module'
import path from 'node:path'
import { comparisonFiles, importRules } from './import-rules.mjs'
import { readImports } from './read-imports.mjs'

/**
 * Checks imports against the import rules, and that each leads to a file or to a package that an installation for
 * production has, and that no files import each other in a circle (types aside). `files` is `[{ path, source }]` with paths
 * from the root; `hasFile(path)` says whether a path exists; `dependencies` are the package names of package.json, and
 * `devDependencies` those for development, which comparisons may use. Returns one line of text per fault.
 */
export function findImportFaults({ files, hasFile, dependencies, devDependencies = new Set() }) {
  const faults = []
  const graph = new Map()
  for (const { path: from, source } of files) {
    const targets = new Set()
    const isComparison = comparisonFiles.test(from)
    const known = isComparison ? new Set([...dependencies, ...devDependencies]) : dependencies
    for (const { specifier, isType } of readImports(from, source)) {
      const to = resolveSpecifier(from, specifier)
      faults.push(...faultsOfImport(from, to, { isType, hasFile, dependencies: known }))
      if (!isType) targets.add(to)
    }
    graph.set(from, targets)
  }
  return [...new Set([...faults, ...findCircles(graph)])]
}

function faultsOfImport(from, to, { isType, hasFile, dependencies }) {
  const broken = importRules.filter(
    (rule) => rule.from.test(from) && !rule.fromExcept?.test(from) && rule.to.test(to) && !rule.toExcept?.test(to),
  )
  const faults = broken.map((rule) => `${from} imports ${to}: ${rule.name}`)
  if (to.startsWith('npm:')) {
    const name = packageName(to)
    const isKnown = dependencies.has(name) || (isType && dependencies.has(`@types/${name}`))
    if (!isKnown) faults.push(`${from} imports ${to}, which is not among the dependencies of package.json`)
  } else if (!to.startsWith('node:') && !hasFile(to)) {
    faults.push(`${from} imports ${to}, and there is no such file`)
  }
  return faults
}

export function resolveSpecifier(from, specifier) {
  if (specifier.startsWith('.')) return path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier))
  if (specifier.startsWith('#')) return path.posix.normalize(specifier.slice(1))
  if (isBuiltin(specifier)) return specifier.startsWith('node:') ? specifier : `node:${specifier}`
  return `npm:${specifier}`
}

function packageName(target) {
  const [scope, name] = target.slice('npm:'.length).split('/')
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}

/** Depth-first search; each circle is told once, from the file where it was met. */
function findCircles(graph) {
  const faults = []
  const done = new Set()
  const trail = []
  const visit = (file) => {
    const start = trail.indexOf(file)
    if (start >= 0) {
      faults.push(`files import each other in a circle: ${[...trail.slice(start), file].join(' → ')}`)
      return
    }
    if (done.has(file)) return
    trail.push(file)
    for (const target of graph.get(file) ?? []) visit(target)
    trail.pop()
    done.add(file)
  }
  for (const file of graph.keys()) visit(file)
  return faults
}
