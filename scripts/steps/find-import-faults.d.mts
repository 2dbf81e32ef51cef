export function findImportFaults(project: {
  files: { path: string; source: string }[]
  hasFile: (path: string) => boolean
  dependencies: ReadonlySet<string>
  devDependencies?: ReadonlySet<string>
}): string[]
