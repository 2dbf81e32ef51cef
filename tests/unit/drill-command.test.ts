import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { verdictLine } from '#cli/commands/drill.ts'
import { chanceOf } from '#cli/drill/chance.ts'
import { Killer } from '#cli/drill/killer.ts'
import { lostAnswers } from '#cli/drill/run-drill.ts'
import { main } from '#cli/main.ts'

const said: string[] = []
beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
})
afterEach(() => {
  vi.restoreAllMocks()
  said.length = 0
})

test.each([
  ['--break', 'async-commit', '--database', 'pglite'],
  ['--kills', '-1'],
  ['--break', 'everything'],
  ['--database', 'sqlite'],
  ['--students', '0'],
  ['--answers', '1.5'],
  ['--seed', 'x'],
])('the drill is not started with %s %s %s %s', async (...flags) => {
  expect(await main(['node', 'postil', 'drill', 'answers', ...flags.filter(Boolean)])).toBe(2)
  expect(said.join('')).not.toBe('')
})

test('the verdict is one line of a fixed form, and what is missing or altered counts as lost', () => {
  const found = { acknowledged: 20, stored: 15, missing: 2, altered: 3, duplicated: 1, wrongGrades: 4, faults: [] }
  expect(lostAnswers(found)).toBe(5)
  expect(verdictLine(found)).toBe('acknowledged 20, stored 15, lost 5, duplicated 1, wrong grades 4')
})

test('a server that does not come back after it was killed ends the drill with its words', async () => {
  const host = { kill: () => Promise.reject(new Error('does not answer after a restart')) }
  const size = { students: 1, answers: 10, seed: 1, seeds: 1, kills: 1 }
  const killer = new Killer(host, chanceOf('test'), { ...size, engine: 'pglite', broken: null, distDir: '' })
  killer.count(10)
  await expect(killer.failed).rejects.toThrow('does not answer after a restart')
  await killer.done()
})
