import { expect, test } from 'vitest'
import { findImportFaults } from '../../scripts/steps/find-import-faults.mjs'
import { readImports } from '../../scripts/steps/read-imports.mjs'
import { sourceFiles } from './source-files.ts'

const dependencies = new Set([
  'react',
  'next',
  'next-auth',
  'zod',
  'drizzle-orm',
  'pg',
  '@electric-sql/pglite',
  'use-intl',
])

function faultsOf(files: Record<string, string>): string[] {
  return findImportFaults({
    files: Object.entries(files).map(([path, source]) => ({ path, source })),
    hasFile: () => true,
    dependencies,
  })
}

const refused: [what: string, path: string, source: string, rule: string][] = [
  [
    'a page that opens the database',
    'app/page.tsx',
    "import { db } from '#db/client.ts'",
    'routes read through db/access',
  ],
  [
    'a page that imports a table as a type',
    'app/page.tsx',
    "import type { T } from '#db/schema/tables.ts'",
    'routes read',
  ],
  [
    'the request core that migrates',
    'app/_server/context.ts',
    "import { migrate } from '#db/migrate.ts'",
    'app/_server opens',
  ],
  [
    'the start that knows tables',
    'app/_server/boot.ts',
    "import { t } from '#db/schema/tables.ts'",
    'what starts the server',
  ],
  ['a component that queries', 'components/x.tsx', "import { f } from '#db/access/notes.ts'", 'components get data'],
  [
    'a component that calls an action',
    'components/x.tsx',
    "const a = import('#app/join/actions.ts')",
    'components get data',
  ],
  ['a rule that reads a file', 'domain/x.ts', "import { readFileSync } from 'fs'", 'domain has no clock, files'],
  ['a rule that renders', 'domain/x.ts', "export type R = import('react').ReactNode", 'domain uses zod'],
  ['a rule that knows a message', 'domain/x.ts', "import m from '#messages/en/quiz.json'", 'domain knows only itself'],
  ['a query that knows a page', 'db/access/x.ts', "export { frame } from '#app/_server/frame.tsx'", 'db knows neither'],
  ['a command that knows a page', 'cli/x.ts', "import '../app/_server/env.ts'", 'cli knows db and domain'],
  [
    'a command that knows the quiz page',
    'cli/x.ts',
    "import '#components/quiz/quiz-page.tsx'",
    'cli knows db and domain',
  ],
  ['a page that speaks SQL', 'app/page.tsx', "import { sql } from 'drizzle-orm'", 'only db speaks SQL'],
  ['a driver outside db', 'cli/x.ts', "import { PGlite } from '@electric-sql/pglite'", 'only db speaks SQL'],
  ['a query that uses React', 'db/access/x.ts', "import { cache } from 'react'", 'only app and components use React'],
  [
    'the program that needs its tests',
    'db/x.ts',
    "import { a } from '../tests/support/clock.ts'",
    'does not need its tests',
  ],
  ['a page that starts a server', 'app/page.tsx', "import '../scripts/steps/serve-app.mjs'", 'only the command line'],
  [
    'a command that uses next-auth',
    'cli/x.ts',
    "import { encode } from 'next-auth/jwt'",
    'only app and components use',
  ],
  ['a package that is not declared', 'app/page.tsx', "import x from 'left-pad'", 'not among the dependencies'],
]

test.each(refused)('%s is refused', (_what, path, source, rule) => {
  expect(faultsOf({ [path]: source })).toContainEqual(expect.stringContaining(rule))
})

test('what the house allows is allowed', () => {
  expect(
    faultsOf({
      'app/page.tsx':
        "import { f } from '#db/access/notes.ts'\nimport { C } from '#components/c.tsx'\nimport 'next/link'",
      'app/_server/context.ts': "import { open } from '#db/client.ts'\nimport { id } from '#db/ids.ts'",
      'app/_server/boot.ts': "import { migrate } from '#db/migrate.ts'\nimport { seedDemo } from '#db/seed.ts'",
      'components/c.tsx': "import { r } from '#domain/result.ts'\nimport { useState } from 'react'",
      'domain/result.ts': "import { z } from 'zod'",
      'db/access/notes.ts': "import { eq } from 'drizzle-orm'\nimport { r } from '#domain/result.ts'",
      'cli/drill/device.ts': "import { AnswerQueue } from '#components/quiz/queue/answer-queue.ts'",
      'cli/drill/host.ts': "import { serveApp } from '../../scripts/steps/serve-app.mjs'",
      'cli/sign-in-cookie.ts': "import { encode } from 'next-auth/jwt'",
      'cli/main.ts': "import { f } from '#db/access/notes.ts'\nimport { readFile } from 'node:fs/promises'",
    }),
  ).toEqual([])
})

test('only a comparison with other libraries uses packages for development', () => {
  const files = ['cli/edit-corpus/peers.ts', 'cli/edit-corpus/judge.ts', 'domain/a.ts'].map((path) => ({
    path,
    source: "import x from 'their-library'",
  }))
  const devDependencies = new Set(['their-library'])
  const faults = findImportFaults({ files, hasFile: () => true, dependencies, devDependencies })
  expect(faults.filter((fault) => fault.includes('not among'))).toEqual([
    expect.stringContaining('cli/edit-corpus/judge.ts'),
    expect.stringContaining('domain/a.ts'),
  ])
})

test('a circle of imports is refused, of types alone it is not', () => {
  const circle = { 'domain/a.ts': "import { b } from './b.ts'", 'domain/b.ts': "export { a } from './a.ts'" }
  expect(faultsOf(circle)).toEqual([expect.stringContaining('domain/a.ts → domain/b.ts → domain/a.ts')])
  const types = { 'domain/a.ts': "import type { B } from './b.ts'", 'domain/b.ts': "import { type A } from './a.ts'" }
  expect(faultsOf(types)).toEqual([])
})

test('an import that leads nowhere is refused', () => {
  const files = [{ path: 'domain/a.ts', source: "import { b } from './b.ts'" }]
  const faults = findImportFaults({ files, hasFile: () => false, dependencies })
  expect(faults).toEqual([expect.stringContaining('there is no such file')])
})

test('our own imports name the file with its extension and climb two folders at most', () => {
  const faults = sourceFiles(['app', 'cli', 'components', 'db', 'domain', 'scripts', 'tests'], /\.(tsx?|mjs)$/).flatMap(
    ({ path, text }) =>
      readImports(path, text)
        .filter(({ specifier }) => /^[.#]/.test(specifier))
        .filter(({ specifier }) => specifier.includes('../../..') || !/\.(tsx?|mjs|json|css|svg)$/.test(specifier))
        .map(({ specifier }) => `${path} imports ${specifier}`),
  )
  expect(faults).toEqual([])
})
