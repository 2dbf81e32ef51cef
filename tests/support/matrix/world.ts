import { createNote, deleteNote } from '#db/access/notes.ts'
import { hashPassword } from '#db/access/system/password-hash.ts'
import { type Factories, type MadeArticle, type MadeUser, makeFactories } from '#db/factories.ts'
import * as t from '#db/schema/tables.ts'
import { testQuestions } from '#db/test-content.ts'
import type { Audience } from '#domain/notes/audiences.ts'
import type { Actor } from '#domain/policy.ts'
import { draftOf } from '#domain/quiz/draft.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { publishCorrected, regradeByCorrected } from './corrected-quizzes.ts'
import { type Margin, makeMargin } from './margin.ts'
import { questionsMarked, withWords } from './marked-content.ts'
import { type ActorName, findActors, makePeople, type People } from './people.ts'
import { makeRevisedText, type RevisedText } from './revised-text.ts'
import { makeTalk, type Talk } from './talk.ts'
import { makeWork, type Work } from './work.ts'

/** The password of everybody in the world. */
export const worldPassword = 'seven grey herons'
/** The code of the class in question, as it is stored. */
export const worldCode = 'MATR1CSX'

export type World = Work & {
  database: TestDatabase
  make: Factories
  people: People
  actors: Record<ActorName, Actor | null>
  schools: { a: string; b: string }
  classId: string
  otherClassId: string
  article: MadeArticle
  draftQuizId: string
  quizId: string
  quizVersionId: string
  /** Published after it, and not applied. */
  laterVersionId: string
  /** The regrade of the open assignment, by a version between the two. */
  regradeId: string
  questionVersionIds: string[]
  notes: { private: string; deleted: string }
  talk: Talk
  revised: RevisedText
  margin: Margin
  misconceptionId: string
  phraseId: string
  invitationId: string
}

/** Two schools with everything that somebody must not see: what the matrix asks about. */
export async function makeWorld(): Promise<World> {
  const database = await openTestDatabase()
  const clock = testClock()
  const make = makeFactories(database.db, clock.now)
  const schools = { a: await make.school({ name: 'M-SCHOOL-A' }), b: await make.school({ name: 'M-SCHOOL-B' }) }
  const people = await makePeople(make, schools, await hashPassword(worldPassword))
  const classes = await makeClasses(make, people)
  const article = await make.article({
    owner: people.own,
    levels: { standard: withWords('M-TEXT') },
    terms: [
      {
        headword: 'lamp',
        aliases: ['light'],
        definition: 'M-TERM',
        longer: 'M-TERM-LONGER',
        translations: [{ lang: 'de', definition: 'M-TERM-GERMAN' }],
      },
    ],
  })
  const questions = testQuestions(make.system.newId)
  const quiz = await make.quiz({ owner: people.own, article, questions })
  const draftQuizId = await makeDraft(make, people.own, article)
  const work = await makeWork(make, people, { ...classes, article, quiz })
  const correcting = { owner: people.own, article, quiz, questions }
  const regradeId = await regradeByCorrected(make, correcting, work.assignmentId)
  const laterVersionId = await publishCorrected(make, correcting, 'a')
  const notes = await writeNotes(make, people, work.assignmentId)
  const talk = await makeTalk(make, people, { classId: classes.classId, assignmentId: work.assignmentId })
  const margin = await makeMargin(make, people, { article, assignmentId: work.assignmentId })
  const revised = await makeRevisedText(make, people, classes.classId)
  await make.removeMember(schools.a, classes.classId, people.removed.userId)
  const invitationId = await makeRecords(make, people.admin)
  const teachersOwn = await makeTeachersOwn(make, people.own)
  const actors = await findActors(make, people)
  const { quizId, quizVersionId, questionVersionIds } = quiz
  const made = {
    ...classes,
    ...work,
    article,
    quizId,
    quizVersionId,
    laterVersionId,
    regradeId,
    questionVersionIds,
    draftQuizId,
    notes,
    talk,
    revised,
    margin,
    ...teachersOwn,
    invitationId,
  }
  return { database, make, people, actors, schools, ...made }
}

async function makeClasses(make: Factories, people: People) {
  const { own, co, self, classmate, removed, foreign, otherStudent, strangeTeacher, strangeStudent } = people
  const students = [self, classmate, removed]
  const classId = await make.classOf({ teacher: own, coTeachers: [co], students, code: worldCode })
  const otherClassId = await make.classOf({ teacher: foreign, students: [otherStudent], name: 'Class 9A' })
  const otherArticle = await make.article({ owner: foreign, levels: { standard: withWords('M-OTHER-TEXT') } })
  await make.assignment({ teacher: foreign, classId: otherClassId, article: otherArticle })
  const strangeClassId = await make.classOf({ teacher: strangeTeacher, students: [strangeStudent], name: 'Class B' })
  const strangeArticle = await make.article({
    owner: strangeTeacher,
    levels: { standard: withWords('M-STRANGE-TEXT') },
  })
  await make.assignment({ teacher: strangeTeacher, classId: strangeClassId, article: strangeArticle })
  return { classId, otherClassId }
}

async function makeDraft(make: Factories, owner: MadeUser, { articleId }: MadeArticle): Promise<string> {
  const { schoolId, userId } = owner
  const id = make.system.newId()
  const now = make.system.now()
  const questions = questionsMarked(make, 'M-DRAFT-').map(draftOf)
  await make.insert(async (tx) => {
    await tx.insert(t.quizzes).values({ schoolId, id, articleId, ownerId: userId, title: 'M-DRAFT', createdAt: now })
    const content = { title: 'M-DRAFT', questions }
    await tx.insert(t.quizDrafts).values({ schoolId, quizId: id, content, version: 1, updatedAt: now })
  })
  return id
}

async function writeNotes(make: Factories, people: People, assignmentId: string) {
  const write = async (author: MadeUser, audience: Audience, body: string) => {
    const id = make.system.newId()
    const span = { level: 'standard' as const, start: 15, end: 47, quote: 'The keeper lit the lamp at dusk.' }
    const note = { id, kind: 'note' as const, audience, body, span }
    const written = await createNote(await make.ctxFor(author), assignmentId, note)
    if (!written.ok) throw new Error(`A note was refused: ${JSON.stringify(written.error)}`)
    return id
  }
  const own = await write(people.self, 'me', 'M-PRIVATE-NOTE')
  const deleted = await write(people.self, 'class', 'M-DELETED-NOTE')
  await deleteNote(await make.ctxFor(people.self), deleted)
  await write(people.self, 'teacher', 'M-NOTE-FOR-TEACHER')
  await write(people.classmate, 'class', 'M-NOTE-FOR-CLASS')
  await write(people.removed, 'me', 'M-REMOVED-PRIVATE')
  return { private: own, deleted }
}

/** What a teacher keeps for themself: a misconception and words for marking. */
async function makeTeachersOwn(make: Factories, { schoolId, userId }: MadeUser) {
  const { newId, now } = make.system
  const [misconceptionId, phraseId] = [newId(), newId()]
  const own = { schoolId, ownerId: userId, createdAt: now() }
  await make.insert(async (tx) => {
    const words = { name: 'M-MISCONCEPTION', description: 'M-MISCONCEPTION' }
    await tx.insert(t.misconceptions).values({ ...own, id: misconceptionId, ...words })
    await tx.insert(t.markingPhrases).values({ ...own, id: phraseId, words: 'M-PHRASE' })
  })
  return { misconceptionId, phraseId }
}

/** An entry of the audit log and an invitation that waits. */
async function makeRecords(make: Factories, admin: MadeUser): Promise<string> {
  const { schoolId, userId } = admin
  const { newId, now } = make.system
  const invitationId = newId()
  await make.insert(async (tx) => {
    const entry = { action: 'm-audit', subjectType: 'school', subjectId: schoolId, detail: {} }
    await tx.insert(t.auditLog).values({ schoolId, id: newId(), at: now(), actorId: userId, ...entry })
    await tx.insert(t.invitations).values({
      schoolId,
      id: invitationId,
      kind: 'teacher',
      tokenHash: 'm-invited-hash',
      email: 'm-invited@example.org',
      createdBy: userId,
      createdAt: now(),
      expiresAt: new Date(now().getTime() + 24 * 60 * 60 * 1000),
    })
  })
  return invitationId
}
