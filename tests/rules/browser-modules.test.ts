import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { resolveSpecifier } from '../../scripts/steps/find-import-faults.mjs'
import { readImports } from '../../scripts/steps/read-imports.mjs'
import { sourceFiles } from './source-files.ts'

/** Parts of pages that everybody opens all the time. A quiz and the editors check what is typed, and bring what that takes. */
const everyday = [
  'components/account',
  'components/home',
  'components/notes',
  'components/preferences',
  'components/quiz/sign-out-form.tsx',
  'components/reader',
  'components/ui',
]

/** The way by which a file brings a package to the browser, from the file to the package; null where it does not. */
function wayTo(wanted: string, path: string, seen: Set<string>): string[] | null {
  if (seen.has(path)) return null
  seen.add(path)
  for (const { specifier, isType, isLater } of importsOf(path)) {
    if (isType || isLater) continue
    const target = resolveSpecifier(path, specifier)
    if (target === wanted) return [path, target]
    const way = /^\w+:/.test(target) || !/\.tsx?$/.test(target) ? null : wayTo(wanted, target, seen)
    if (way !== null) return [path, ...way]
  }
  return null
}

/** What a file names; `isLater` for what it fetches only when it asks for it. */
function importsOf(path: string) {
  const text = readFileSync(path, 'utf8')
  return readImports(path, text).map((found) => ({ ...found, isLater: text.includes(`import('${found.specifier}')`) }))
}

const clients = sourceFiles(everyday, /\.tsx?$/).filter(({ text }) => /^'use client'/.test(text))

test('pages that everybody opens bring no library of schemas to the browser', () => {
  expect(clients.length).toBeGreaterThan(30)
  expect(clients.flatMap(({ path }) => wayTo('npm:zod', path, new Set())?.join(' → ') ?? [])).toEqual([])
})

test('a library that is brought by a detour is found, and one that is fetched later is not', () => {
  expect(wayTo('npm:zod', 'components/editor/quiz-editor.tsx', new Set())?.at(-1)).toBe('npm:zod')
  expect(wayTo('npm:zod', 'components/quiz/queue/answer-states.ts', new Set())?.at(-1)).toBe('npm:zod')
  expect(wayTo('npm:zod', 'components/quiz/queue/send-leftovers.ts', new Set())?.at(-1)).toBe('npm:zod')
  expect(wayTo('npm:zod', 'components/quiz/sign-out-form.tsx', new Set())).toBe(null)
})
