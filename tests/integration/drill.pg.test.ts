import { beforeAll, expect, test } from 'vitest'
import { isRed, lostAnswers } from '#cli/drill/run-drill.ts'
import { buildDrilledPages, shortDrill } from '#tests/support/short-drill.ts'

const limitMs = 120_000

beforeAll(buildDrilledPages, 300_000)

test(
  'answers that were acknowledged outlast a killed server and a killed PostgreSQL, each once and rightly graded',
  async () => {
    const report = await shortDrill('postgres', 2)
    expect(report.seeds[0]?.kills).toEqual({ server: 1, postgres: 1 })
    expect(report.acknowledged).toBeGreaterThanOrEqual(150)
    expect(report.stored).toBe(report.acknowledged)
    expect({ lost: lostAnswers(report), duplicated: report.duplicated, wrongGrades: report.wrongGrades }).toEqual({
      lost: 0,
      duplicated: 0,
      wrongGrades: 0,
    })
    expect(report.faults).toEqual([])
  },
  limitMs,
)

test(
  'a server that acknowledges before its commit is found out',
  async () => {
    const report = await shortDrill('postgres', 2, 'ack-before-commit')
    expect(lostAnswers(report)).toBeGreaterThan(0)
    expect(isRed(report)).toBe(true)
  },
  limitMs,
)

test(
  'a database without unique keys is found out',
  async () => {
    const report = await shortDrill('postgres', 0, 'no-unique-key')
    expect(report.duplicated).toBeGreaterThan(0)
    expect(isRed(report)).toBe(true)
  },
  limitMs,
)

test(
  'a database whose commits do not wait for the disk is found out',
  async () => {
    // The database is killed before it is judged, in every drill.
    const report = await shortDrill('postgres', 0, 'async-commit')
    expect(lostAnswers(report)).toBeGreaterThan(0)
    expect(isRed(report)).toBe(true)
  },
  limitMs,
)
