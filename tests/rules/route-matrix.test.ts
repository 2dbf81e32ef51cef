import { expect, test } from 'vitest'
import { actions, pages, routes } from '#tests/support/matrix/routes.ts'
import { allRows } from '#tests/support/matrix/rows/all-rows.ts'
import { actsForNobody } from '#tests/support/matrix/without-actor.ts'
import { sourceFiles } from './source-files.ts'

const app = sourceFiles(['app'], /\.tsx?$/)
const named = (name: string) => app.filter(({ path }) => path.endsWith(`/${name}`))

/** The address of a file of app/: groups in parentheses are no part of it. */
function addressOf(path: string): string {
  return (
    path
      .replace(/^app/, '')
      .replace(/\/\([^)]*\)/g, '')
      .replace(/\/[^/]+$/, '') || '/'
  )
}

test('every page has its row in the matrix', () => {
  expect(Object.keys(pages).toSorted()).toEqual(
    named('page.tsx')
      .map(({ path }) => addressOf(path))
      .toSorted(),
  )
})

test('every route handler and each of its methods has its row in the matrix', () => {
  const found = named('route.ts').flatMap(({ path, text }) =>
    methodsOf(text).map((method) => `${method} ${addressOf(path)}`),
  )
  const told = Object.entries(routes).flatMap(([address, { reads, writes, because }]) =>
    because === undefined
      ? [...Object.keys(reads ?? {}), ...Object.keys(writes ?? {})].map((method) => `${method} ${address}`)
      : [`GET ${address}`, `POST ${address}`],
  )
  expect(told.toSorted()).toEqual(found.toSorted())
})

function methodsOf(text: string): string[] {
  const declared = [...text.matchAll(/^export (?:async )?(?:function|const) ([A-Z]+)\b/gm)].map(
    ([, method = '']) => method,
  )
  const renamed = [...text.matchAll(/^export \{.*$/gm)]
    .flatMap(([line]) => [...line.matchAll(/\bas ([A-Z]+)\b/g)])
    .map(([, method = '']) => method)
  return [...declared, ...renamed]
}

const actionFiles = app.filter(({ text }) => /^\s*['"]use server['"]/m.test(text))
const exported = actionFiles.flatMap(({ path, text }) =>
  text
    .split(/^(?=export )/m)
    .filter((part) => part.startsWith('export ') && !part.startsWith('export type '))
    .map((part) => ({ name: `${addressOf(path)}#${/^export async function (\w+)/.exec(part)?.[1]}`, part })),
)

test('server actions stand in files named actions.ts, and nothing in a component is one', () => {
  expect(actionFiles.map(({ path }) => path).filter((path) => !path.endsWith('/actions.ts'))).toEqual([])
  expect(sourceFiles(['components'], /\.tsx?$/).filter(({ text }) => /['"]use server['"]/.test(text))).toEqual([])
})

test('every server action has its row in the matrix', () => {
  expect(exported.map(({ name }) => name).toSorted()).toEqual(Object.keys(actions).toSorted())
})

test('what a server action asks of the access layer has rows of its own', () => {
  const rows = new Set([...allRows.map(({ fn }) => fn), ...Object.keys(actsForNobody)].map((fn) => fn.split('.')[1]))
  expect(
    Object.values(actions)
      .flat()
      .filter((fn) => !rows.has(fn)),
  ).toEqual([])
})

test('every server action looks at the Origin before it does anything', () => {
  // Steps that several actions share stand in a file beside them, which goes through the same one.
  const shared = app
    .filter(({ path, text }) => path.endsWith('-step.ts') && /\brunAction[<(]/.test(text))
    .flatMap(({ text }) => [...text.matchAll(/^export async function (\w+)/gm)].map(([, name]) => name))
  const looks = new RegExp(`\\b(${['runAction', 'isOwnOrigin', ...shared].join('|')})[<(]`)
  const careless = exported.filter(({ part }) => !looks.test(part))
  expect(careless.map(({ name }) => name)).toEqual([])
})

test('every writing route handler goes through the one that looks at the Origin', () => {
  const careless = named('route.ts').filter(
    ({ path, text }) =>
      methodsOf(text).some((method) => method !== 'GET') &&
      routes[addressOf(path)]?.because === undefined &&
      (text.match(/answer(Claimed)?JsonBody\(/g) ?? []).length <
        methodsOf(text).filter((method) => method !== 'GET').length,
  )
  expect(careless.map(({ path }) => path)).toEqual([])
})
