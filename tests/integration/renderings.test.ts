import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createArticle } from '#db/access/articles.ts'
import { removeTerm, saveTerm } from '#db/access/glossary.ts'
import { readAssignment } from '#db/access/reading.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { renderings } from '#db/schema/tables.ts'
import { testBlocks } from '#db/test-content.ts'
import type { Result } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

const lamp = { headword: 'lamp', aliases: ['lamps'], definition: 'A light.', entryId: null }
const meta = { title: 'The lighthouse', dateline: null, byline: null, credit: null, source: null, pageDate: null }

function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`)
  return result.value
}

async function looksOf(schoolId: string) {
  const rows = await make.insert((tx) => tx.select().from(renderings).where(eq(renderings.schoolId, schoolId)))
  return rows.map(({ level, glossaryVersion, html }) => ({
    level,
    glossaryVersion,
    hasTerm: html.includes('data-term'),
  }))
}

test('a text has its look before anybody has read it', async () => {
  const schoolId = await make.school()
  const owner = await make.ctxFor(await make.user({ schoolId, role: 'teacher' }))
  granted(await createArticle(owner, { meta, blocks: testBlocks() }))
  expect(await looksOf(schoolId)).toEqual([{ level: 'standard', glossaryVersion: 1, hasTerm: false }])
})

test('a change of the glossary makes every level anew, and the look of the former glossary goes', async () => {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const owner = await make.ctxFor(teacher)
  const levels = { standard: testBlocks(), plain: testBlocks() }
  const { articleId } = await make.article({ owner: teacher, levels })
  const { entryId } = granted(await saveTerm(owner, articleId, lamp))
  const both = (glossaryVersion: number, hasTerm: boolean) => [
    { level: 'plain', glossaryVersion, hasTerm },
    { level: 'standard', glossaryVersion, hasTerm },
  ]
  expect(sorted(await looksOf(schoolId))).toEqual(both(2, true))
  granted(await removeTerm(owner, articleId, entryId))
  expect(sorted(await looksOf(schoolId))).toEqual(both(3, false))
})

test('who may not change an article changes nothing of its look', async () => {
  const schoolId = await make.school()
  const article = await make.article({ owner: await make.user({ schoolId, role: 'teacher' }) })
  const other = await make.ctxFor(await make.user({ schoolId, role: 'teacher' }))
  expect((await saveTerm(other, article.articleId, lamp)).ok).toBe(false)
  expect(await looksOf(schoolId)).toEqual([])
})

test('a reader is shown the look that was made, not one of the reading’s own', async () => {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const student = await make.user({ schoolId })
  const classId = await make.classOf({ teacher, students: [student] })
  const article = await make.article({ owner: teacher })
  granted(await saveTerm(await make.ctxFor(teacher), article.articleId, lamp))
  const assignmentId = await make.assignment({ teacher, classId, article })
  await make.insert((tx) =>
    tx.update(renderings).set({ html: '<p>Made before</p>' }).where(eq(renderings.schoolId, schoolId)),
  )
  const read = granted(await readAssignment(await make.ctxFor(student), assignmentId, 'standard'))
  expect(read.html).toBe('<p>Made before</p>')
})

test('how long a text is, and where its terms stand, is told from what was kept with its look', async () => {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const student = await make.user({ schoolId })
  const classId = await make.classOf({ teacher, students: [student] })
  const article = await make.article({ owner: teacher })
  granted(await saveTerm(await make.ctxFor(teacher), article.articleId, lamp))
  const assignmentId = await make.assignment({ teacher, classId, article })
  const [row] = await make.insert((tx) => tx.select().from(renderings).where(eq(renderings.schoolId, schoolId)))
  if (!row) throw new Error('The text has no look')
  expect(row.figures.terms).toMatchObject([{ headword: 'lamp', firstBlockId: 'p1', firstParagraph: 1 }])
  const figures = { ...row.figures, words: 4_321 }
  await make.insert((tx) => tx.update(renderings).set({ figures }).where(eq(renderings.schoolId, schoolId)))
  const read = granted(await readAssignment(await make.ctxFor(student), assignmentId, 'standard'))
  expect(read).toMatchObject({ words: 4_321, terms: row.figures.terms })
})

function sorted<T extends { level: string }>(looks: readonly T[]): T[] {
  return [...looks].sort((a, b) => a.level.localeCompare(b.level))
}
