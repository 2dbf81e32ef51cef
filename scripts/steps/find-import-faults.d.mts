export function findImportFaults(project: {
  files: { path: string; source: string }[]
  hasFile: (path: string) => boolean
  dependencies: ReadonlySet<string>
  devDependencies?: ReadonlySet<string>
}): string[]

/** A path from the root, `npm:<package>` or `node:<module>`. */
export function resolveSpecifier(from: string, specifier: string): string
