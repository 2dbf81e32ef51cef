import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../db/access/', import.meta.url))

/** Everything that a file of db/access exports besides types, as `classes.readClass` or `system/rosters.removeStudent`. */
export async function accessExports(): Promise<string[]> {
  const files = ['', 'system/'].flatMap((folder) =>
    readdirSync(`${root}${folder}`)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}${name.slice(0, -'.ts'.length)}`),
  )
  const found = await Promise.all(
    files.map(async (file) => {
      const module: Record<string, unknown> = await import(`${root}${file}.ts`)
      return Object.keys(module).map((name) => `${file}.${name}`)
    }),
  )
  return found.flat().sort()
}
