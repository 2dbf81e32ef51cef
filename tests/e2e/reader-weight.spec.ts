import { expect } from '@playwright/test'
import { toReading } from '#tests/support/e2e/page-visits.ts'
import { joinByCode, newStudent } from '#tests/support/e2e/sign-in.ts'
import { test } from '#tests/support/e2e/watched-test.ts'
import { gzipBytes, scriptsOfPage } from '#tests/support/page-weight.ts'

/** Bytes of JavaScript, compressed, that the reader's page may send beyond what Next.js sends to an empty one. */
const budget = 60_000

test('a browser that opens a text loads scripts within their budget, and no others than the build names', async ({
  page,
}) => {
  await joinByCode(page, newStudent('Wanda Weight'))
  const loaded = new Set<string>()
  page.on('request', (request) => {
    if (request.resourceType() === 'script') loaded.add(new URL(request.url()).pathname.replace('/_next/', ''))
  })
  await toReading(page)
  await page.waitForLoadState('networkidle')
  const { ofNext, onTop } = scriptsOfPage('(reader)/read/[assignmentId]')
  expect(gzipBytes(ofNext)).toBeGreaterThan(100_000)
  const ours = [...loaded].filter((file) => !ofNext.includes(file))
  expect(ours.length).toBeGreaterThan(2)
  expect(ours.filter((file) => !onTop.includes(file))).toEqual([])
  expect(gzipBytes(ours)).toBeGreaterThan(20_000)
  expect(gzipBytes(ours)).toBeLessThanOrEqual(budget)
})
