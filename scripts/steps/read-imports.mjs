import { parseSync } from 'rolldown/utils'

/**
 * Every module that a TypeScript file names: static imports, re-exports, `import()` and `import()` types. Returns
 * `[{ specifier, isType }]`; `isType` is true when nothing of it is left at run time. Throws on a syntax error.
 */
export function readImports(path, source) {
  const { module, program, errors } = parseSync(path, source, {
    lang: path.endsWith('.tsx') ? 'tsx' : path.endsWith('.ts') ? 'ts' : 'js',
    sourceType: 'module',
  })
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0].message}`)
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    isType: entries.length > 0 && entries.every((entry) => entry.isType),
  }))
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries
      .filter((entry) => entry.moduleRequest)
      .map((entry) => ({ specifier: entry.moduleRequest.value, isType: entry.isType })),
  )
  // Walking the whole tree takes longer than parsing it, and few files have anything to find there.
  const others = /\bimport\s*\(/.test(source) ? importExpressions(program) : []
  return [...imports, ...exports, ...others]
}

function importExpressions(node) {
  if (Array.isArray(node)) return node.flatMap(importExpressions)
  if (node === null || typeof node !== 'object') return []
  const found = Object.values(node).flatMap(importExpressions)
  if (node.type !== 'ImportExpression' && node.type !== 'TSImportType') return found
  const specifier = literalText(node.source ?? node.argument)
  return specifier === null ? found : [...found, { specifier, isType: node.type === 'TSImportType' }]
}

function literalText(node) {
  if (typeof node?.value === 'string') return node.value
  if (typeof node?.literal?.value === 'string') return node.literal.value
  if (node?.type === 'TemplateLiteral' && node.quasis.length === 1) return node.quasis[0].value.cooked
  return null
}
