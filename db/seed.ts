import { eq } from 'drizzle-orm'
import { namedMisconceptions } from '#domain/quiz/named-misconceptions.ts'
import { ok } from '#domain/result.ts'
import { hashPassword } from './access/system/password-hash.ts'
import { withSystem } from './access/with-actor.ts'
import type { Db } from './client.ts'
import type { SystemCtx } from './ctx.ts'
import { demoStudent } from './demo/classes.ts'
import { demo } from './demo/demo.ts'
import type { DemoArticle, DemoAssignment } from './demo/types.ts'
import { spanOf, withEvidence } from './demo/with-evidence.ts'
import { type Factories, type MadeArticle, type MadeQuiz, type MadeUser, makeFactories } from './factories.ts'
import * as t from './schema/tables.ts'
import { anchorRow, seedProgress } from './seed-work.ts'

const hourMs = 60 * 60_000

/** Everybody in the demo has this password; it works nowhere else. */
export const demoPassword = 'demo-maple-river'

type SeededArticle = {
  article: DemoArticle
  made: MadeArticle
  quiz: MadeQuiz
  questions: ReturnType<typeof withEvidence>[]
}

/** Fills an empty database with the demo school: two articles, two classes, and what their students have done so far. */
export async function seedDemo(ctx: SystemCtx): Promise<void> {
  const make = makeFactories(ctx.db, ctx.now)
  const schoolId = await make.school({ name: demo.schoolName, isDemo: true })
  const people = await seedPeople(make, schoolId)
  const author = personOf(people, demo.author)
  const articles = new Map<string, SeededArticle>()
  for (const [key, article] of Object.entries(demo.articles))
    articles.set(key, await seedArticle(make, ctx, author, article))
  for (const klass of demo.classes) {
    const classId = await make.classOf({
      teacher: personOf(people, klass.teacher),
      coTeachers: klass.coTeachers.map((email) => personOf(people, email)),
      students: klass.members.map((member) => personOf(people, member.userName)),
      name: klass.name,
      timeZone: klass.timeZone,
      code: klass.code,
      joinedAt: new Map(
        klass.members.map((member) => [personOf(people, member.userName).userId, daysAgo(ctx, member.joinedDaysAgo)]),
      ),
    })
    for (const assignment of demo.assignments.filter((candidate) => candidate.classKey === klass.key)) {
      const seeded = articles.get(assignment.articleKey)
      if (!seeded) throw new Error(`The demo assigns an article it does not have: ${assignment.articleKey}`)
      await seedAssignment(make, ctx, {
        schoolId,
        classId,
        teacher: personOf(people, klass.teacher),
        people,
        seeded,
        assignment,
      })
    }
  }
}

function daysAgo(ctx: SystemCtx, days: number): Date {
  return new Date(ctx.now().getTime() - days * 24 * 60 * 60_000)
}

function personOf(people: ReadonlyMap<string, MadeUser>, name: string): MadeUser {
  const person = people.get(name)
  if (!person) throw new Error(`The demo names somebody it does not have: ${name}`)
  return person
}

async function seedPeople(make: Factories, schoolId: string): Promise<Map<string, MadeUser>> {
  const passwordHash = await hashPassword(demoPassword)
  const people = new Map<string, MadeUser>()
  for (const { email, role, displayName, sortName } of demo.staff) {
    people.set(email, await make.user({ schoolId, role, displayName, sortName, email, passwordHash }))
  }
  for (const { userName, displayName, sortName } of demo.students) {
    people.set(userName, await make.user({ schoolId, displayName, sortName, userName, passwordHash }))
  }
  return people
}

async function seedArticle(
  make: Factories,
  ctx: SystemCtx,
  author: MadeUser,
  article: DemoArticle,
): Promise<SeededArticle> {
  const { meta, levels } = article
  const made = await make.article({ owner: author, meta, levels, terms: article.glossary })
  const questions = article.quiz.questions.map((draft) => withEvidence(levels, draft))
  const { title, sections } = article.quiz
  const quiz = await make.quiz({
    owner: author,
    article: made,
    title,
    questions,
    sections: sections.map(({ questionIds: _, ...section }) => section),
    sectionNumbers: questions.map((question) => 1 + sections.findIndex((one) => one.questionIds.includes(question.id))),
  })
  const { schoolId, userId } = author
  await make.insert(async (tx) => {
    await seedMisconceptions(tx, ctx, author, namedMisconceptions(questions))
    for (const note of article.editorNotes) {
      const id = ctx.newId()
      const { kind, body, correction = null } = note
      await tx.insert(t.editorNotes).values({
        schoolId,
        id,
        articleId: made.articleId,
        authorId: userId,
        kind,
        body,
        correction,
        createdAt: ctx.now(),
      })
      const span = spanOf(levels, { level: 'standard', ...note })
      await tx
        .insert(t.editorNoteAnchors)
        .values({ schoolId, editorNoteId: id, ...anchorRow(article, made.revisionId, span, ctx.now()) })
    }
  })
  return { article, made, quiz, questions }
}

/** Her list of misconceptions, as publishing the quiz would have filled it. */
async function seedMisconceptions(tx: Db, ctx: SystemCtx, author: MadeUser, names: readonly string[]): Promise<void> {
  const { schoolId, userId } = author
  const createdAt = ctx.now()
  await tx
    .insert(t.misconceptions)
    .values(names.map((name) => ({ schoolId, id: ctx.newId(), ownerId: userId, name, description: '', createdAt })))
    .onConflictDoNothing()
}

type ToAssign = {
  schoolId: string
  classId: string
  teacher: MadeUser
  people: ReadonlyMap<string, MadeUser>
  seeded: SeededArticle
  assignment: DemoAssignment
}

async function seedAssignment(make: Factories, ctx: SystemCtx, input: ToAssign): Promise<void> {
  const { assignment, seeded } = input
  // Whole hours, as a teacher would set them: opened a little earlier, due and closed a little later.
  const earlier = (minutes: number) => new Date(Math.floor(hoursFrom(ctx.now(), minutes)) * hourMs)
  const later = (minutes: number) => new Date(Math.ceil(hoursFrom(ctx.now(), minutes)) * hourMs)
  const dueAt = later(assignment.dueInMinutes)
  const quiz = assignment.hasQuiz ? seeded.quiz : null
  const assignmentId = await make.assignment({
    teacher: input.teacher,
    classId: input.classId,
    article: seeded.made,
    ...(quiz ? { quiz } : {}),
    openAt: earlier(assignment.openInMinutes),
    dueAt,
    closeAt: assignment.closeInMinutes === null ? null : later(assignment.closeInMinutes),
    releaseRule: assignment.releaseRule,
    plainLevel: assignment.plainLevel,
  })
  const { article, made, questions } = seeded
  const { schoolId, people } = input
  await make.insert((tx) =>
    seedProgress(
      tx,
      ctx,
      { schoolId, assignmentId, article, made, quiz, questions, dueAt, people },
      assignment.progress,
    ),
  )
}

function hoursFrom(now: Date, minutes: number): number {
  return (now.getTime() + minutes * 60_000) / hourMs
}

/** How to sign into the demo, for whoever starts Postil; empty when the database holds no demo. */
export async function demoSignIns(ctx: SystemCtx): Promise<{ role: string; how: string }[]> {
  const found = await withSystem(ctx, async (tx) =>
    ok(await tx.select({ id: t.schools.schoolId }).from(t.schools).where(eq(t.schools.isDemo, true))),
  )
  if (!found.ok || found.value.length === 0) return []
  const code = demo.classes[0]?.code ?? ''
  return [
    { role: 'student', how: `class code ${code}, user name ${demoStudent}, password ${demoPassword}` },
    { role: 'teacher', how: `e-mail ${demo.author}, password ${demoPassword}` },
    { role: 'administrator', how: `e-mail ${demo.administrator}, password ${demoPassword}` },
  ]
}
