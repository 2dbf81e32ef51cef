import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { testDistDir } from '../../scripts/steps/test-environment.mjs'

/** Bytes of files of the build that the tests serve, compressed as well as gzip can. */
export function gzipBytes(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(testDistDir, file)), { level: 9 }).length, 0)
}

/**
 * The scripts of a page by the build's own manifests: what Next.js sends to every page, be it empty, and what comes on top. `page` is
 * its folder below `app`. The polyfills, which browsers of today do not load, count for neither.
 */
export function scriptsOfPage(page: string): { ofNext: string[]; onTop: string[] } {
  const folder = join(testDistDir, 'server/app', page)
  const { rootMainFiles } = readJson(join(folder, 'page/build-manifest.json')) as { rootMainFiles: string[] }
  const written = readFileSync(join(folder, 'page_client-reference-manifest.js'), 'utf8')
  const { entryJSFiles } = JSON.parse(written.slice(written.indexOf('] = {') + 4).replace(/;\s*$/, '')) as {
    entryJSFiles: Record<string, string[]>
  }
  const files = new Set(Object.values(entryJSFiles).flat())
  return { ofNext: rootMainFiles, onTop: [...files].filter((file) => !rootMainFiles.includes(file)) }
}

function readJson(path: string): unknown {
  if (!existsSync(path)) throw new Error(`The build has no ${path}: Next.js writes its manifests otherwise now`)
  return JSON.parse(readFileSync(path, 'utf8'))
}
