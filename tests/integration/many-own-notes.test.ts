import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportOwnNotes, findOwnNotes } from '#db/access/own-notes.ts'
import { refreshStatistics } from '#db/client.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { noteFilterOf, notesPerPage } from '#domain/notes/note-filter.ts'
import { testClock } from '#tests/support/clock.ts'
import { queryCounter } from '#tests/support/count-queries.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { insertNotes } from '#tests/support/many-notes.ts'
import { wholeReadsOf } from '#tests/support/whole-reads.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

/** A student with so many notes of their own, in a class of their own. */
async function aReader(count: number, inSchool?: string) {
  const schoolId = inSchool ?? (await make.school())
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const reader = await make.user({ schoolId })
  const classId = await make.classOf({ teacher, students: [reader] })
  const article = await make.article({ owner: teacher })
  const assignmentId = await make.assignment({ teacher, classId, article })
  const { revisionId } = article
  const where = { schoolId, assignmentId, revisionId, authorId: reader.userId, audience: 'me' as const }
  await insertNotes(make, where, count)
  return { schoolId, ctx: await make.ctxFor(reader) }
}

test('2,000 notes come page by page, each once, by two queries; the file holds all of them', async () => {
  const { ctx } = await aReader(2000)
  const seen = new Set<string>()
  for (let page = 1; page <= 40; page += 1) {
    const found = await findOwnNotes(ctx, noteFilterOf({ page: String(page) }))
    expect(found).toMatchObject({ ok: true, value: { found: 2000, page, pages: 2000 / notesPerPage } })
    if (found.ok) for (const { notes } of found.value.texts) for (const { id } of notes) seen.add(id)
  }
  expect(seen.size).toBe(2000)
  expect(await findOwnNotes(ctx, noteFilterOf({ page: '99' }))).toMatchObject({ ok: true, value: { page: 40 } })
  expect(await findOwnNotes(ctx, noteFilterOf({ q: 'number 1999' }))).toMatchObject({ ok: true, value: { found: 1 } })
  const counter = queryCounter(database)
  const queries = await counter.queriesOf(() => findOwnNotes({ ...ctx, db: counter.db }, noteFilterOf({ q: 'numb' })))
  expect(queries).toHaveLength(2)
  const exported = await exportOwnNotes(ctx, noteFilterOf({ page: '3' }))
  expect(exported.ok && exported.value.notes.length).toBe(2000)
})

test('a search reads one author’s notes by their index, never the notes of the whole school', async () => {
  const { ctx, schoolId } = await aReader(300)
  for (let count = 0; count < 4; count += 1) await aReader(1000, schoolId)
  await refreshStatistics(database.db)
  const read = await wholeReadsOf(database.db, ['annotations', 'annotation_anchors'], async (db) => {
    const found = await findOwnNotes({ ...ctx, db }, noteFilterOf({ q: 'numb 29' }))
    expect(found).toMatchObject({ ok: true, value: { found: 11 } })
  })
  expect(read).toEqual([])
})
