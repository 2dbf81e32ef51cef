import { beforeAll, expect, test } from 'vitest'
import { lostAnswers } from '#cli/drill/run-drill.ts'
import { buildDrilledPages, shortDrill } from '#tests/support/short-drill.ts'

beforeAll(buildDrilledPages, 300_000)

test('a serving Postil on the embedded database, killed in mid-write, holds every answer that it has acknowledged', async () => {
  const report = await shortDrill('pglite', 1)
  expect(report.seeds[0]?.kills).toEqual({ server: 1, postgres: 0 })
  expect(report.acknowledged).toBeGreaterThanOrEqual(150)
  expect({ lost: lostAnswers(report), duplicated: report.duplicated, wrongGrades: report.wrongGrades }).toEqual({
    lost: 0,
    duplicated: 0,
    wrongGrades: 0,
  })
  expect(report.faults).toEqual([])
}, 120_000)
