import { parseSync } from 'rolldown/utils'

/** A node of the syntax tree (ESTree with TypeScript and JSX); what a rule reads of it, the rule checks. */
export type SyntaxNode = { type: string; start: number; [key: string]: unknown }

/** Parses a TypeScript file. Throws on a syntax error. */
export function parseSource(path: string, text: string): SyntaxNode {
  const { program, errors } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' })
  if (errors[0]) throw new Error(`${path} cannot be read: ${errors[0].message}`)
  return asNode(program) ?? { type: 'Program', start: 0 }
}

/** The value as a node, or null when it is none. */
export function asNode(value: unknown): SyntaxNode | null {
  return isNode(value) ? value : null
}

/** This node and every node below it; a parent comes before its children. */
export function allNodes(root: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  const waiting: unknown[] = [root]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (isNode(value)) found.push(value)
    // Backwards, because the last one in is the first one out.
    if (typeof value === 'object' && value !== null) waiting.push(...Object.values(value).reverse())
  }
  return found
}

/** The text of a string literal or of a template without holes; null for anything else. */
export function literalText(value: unknown): string | null {
  const node = asNode(value)
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node?.type !== 'TemplateLiteral' || !Array.isArray(node.quasis) || node.quasis.length !== 1) return null
  return templateText(node.quasis[0])
}

/** The text of one piece of a template. */
export function templateText(value: unknown): string | null {
  const node = asNode(value)
  if (node?.type !== 'TemplateElement' || typeof node.value !== 'object' || node.value === null) return null
  return 'cooked' in node.value && typeof node.value.cooked === 'string' ? node.value.cooked : null
}

/** `now`, `Date.now`, `t.rich`: the dotted name of an identifier or a chain of members; null for anything else. */
export function dottedName(value: unknown): string | null {
  const node = asNode(value)
  if (node?.type === 'Identifier') return typeof node.name === 'string' ? node.name : null
  if (node?.type !== 'MemberExpression' || node.computed === true) return null
  const object = dottedName(node.object)
  const property = dottedName(node.property)
  return property === null ? null : `${object ?? ''}.${property}`
}

function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'start' in value &&
    typeof value.start === 'number'
  )
}
