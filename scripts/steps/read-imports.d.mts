/** One module that a file names; `isType` when nothing of it is left at run time. */
export type ImportedModule = { specifier: string; isType: boolean }

export function readImports(path: string, source: string): ImportedModule[]
