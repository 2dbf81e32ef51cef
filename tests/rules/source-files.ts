import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'

/** A file of the repository: its path from the root with forward slashes, and its text. */
export type SourceFile = { path: string; text: string }

/** Every file below the given folders and files whose name matches, in order of their paths; what is absent is skipped. */
export function sourceFiles(roots: readonly string[], name: RegExp): SourceFile[] {
  return roots
    .flatMap(pathsBelow)
    .filter((path) => name.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

/** The number of the line, from 1, that holds this offset of the text. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

function pathsBelow(root: string): string[] {
  if (!existsSync(root)) return []
  if (!statSync(root).isDirectory()) return [root]
  return readdirSync(root).flatMap((name) => (name === 'node_modules' ? [] : pathsBelow(`${root}/${name}`)))
}
