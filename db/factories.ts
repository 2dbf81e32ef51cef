import { and, eq } from 'drizzle-orm'
import type { ArticleMeta, Block, ReadingLevel } from '#domain/article/schema.ts'
import type { GlossaryEntryInput } from '#domain/glossary/schema.ts'
import type { ClassRole, SchoolRole } from '#domain/policy.ts'
import type { CountingRule } from '#domain/quiz/attempt-rules.ts'
import { draftOf, newQuizDraft } from '#domain/quiz/draft.ts'
import { allBy, type ReleaseRule, type ReleaseRules } from '#domain/quiz/release-rules.ts'
import type { Question } from '#domain/quiz/schema.ts'
import type { QuizSection } from '#domain/quiz/sections.ts'
import { ok } from '#domain/result.ts'
import { insertQuizVersion } from './access/insert-quiz-version.ts'
import { withSystem } from './access/with-actor.ts'
import type { Db } from './client.ts'
import type { Ctx, SystemCtx } from './ctx.ts'
import { makeIdSource } from './ids.ts'
import * as t from './schema/tables.ts'
import { testBlocks } from './test-content.ts'

export type MadeUser = { schoolId: string; userId: string; role: SchoolRole; displayName: string }
export type MadeArticle = { articleId: string; revisionId: string; entryIds: string[] }
export type MadeQuiz = { quizId: string; quizVersionId: string; questionVersionIds: string[] }

/**
 * Makes rows for tests and for the demo, as the system role and without asking the policy. Each test makes its own
 * school, so that suites never share data.
 */
export function makeFactories(db: Db, now: () => Date) {
  const ctx: SystemCtx = { db, now, newId: makeIdSource(now) }

  /** Runs inserts as the system role; a refusal is a bug of the caller and throws. */
  async function insert<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    const result = await withSystem(ctx, async (tx) => ok(await work(tx)))
    if (!result.ok) throw new Error(`A factory was refused: ${JSON.stringify(result.error)}`)
    return result.value
  }

  async function school(options: { name?: string; isDemo?: boolean } = {}): Promise<string> {
    const schoolId = ctx.newId()
    const row = { schoolId, name: options.name ?? 'Test school', isDemo: options.isDemo ?? false, createdAt: now() }
    await insert((tx) => tx.insert(t.schools).values(row))
    return schoolId
  }

  async function user(options: {
    schoolId: string
    role?: SchoolRole
    displayName?: string
    sortName?: string
    userName?: string | null
    email?: string | null
    passwordHash?: string | null
    mustChangePassword?: boolean
  }): Promise<MadeUser> {
    const { schoolId, role = 'student' } = options
    const userId = ctx.newId()
    const displayName = options.displayName ?? `${role} ${userId.slice(-4)}`
    await insert(async (tx) => {
      const sortName = options.sortName ?? displayName
      await tx.insert(t.users).values({ schoolId, id: userId, role, displayName, sortName, createdAt: now() })
      await tx.insert(t.credentials).values({
        schoolId,
        userId,
        userName: options.userName ?? null,
        email: options.email ?? null,
        passwordHash: options.passwordHash ?? null,
        mustChangePassword: options.mustChangePassword ?? false,
        changedAt: now(),
      })
      if (options.email) await tx.insert(t.directoryEmails).values({ email: options.email, schoolId, userId })
    })
    return { schoolId, userId, role, displayName }
  }

  async function classOf(options: {
    teacher: MadeUser
    coTeachers?: readonly MadeUser[]
    students?: readonly MadeUser[]
    name?: string
    timeZone?: string
    code?: string
    joinOpen?: boolean
    /** User id → when they joined; now for everybody else. */
    joinedAt?: ReadonlyMap<string, Date>
  }): Promise<string> {
    const { teacher } = options
    const { schoolId } = teacher
    const id = ctx.newId()
    await insert(async (tx) => {
      await tx.insert(t.classes).values({
        schoolId,
        id,
        name: options.name ?? 'Class 10B',
        timeZone: options.timeZone ?? 'Europe/Berlin',
        joinOpen: options.joinOpen ?? true,
        createdBy: teacher.userId,
        createdAt: now(),
      })
      const members: { user: MadeUser; role: ClassRole }[] = [
        { user: teacher, role: 'teacher' },
        ...(options.coTeachers ?? []).map((user) => ({ user, role: 'co-teacher' as const })),
        ...(options.students ?? []).map((user) => ({ user, role: 'student' as const })),
      ]
      await tx.insert(t.memberships).values(
        members.map(({ user, role }) => ({
          schoolId,
          classId: id,
          userId: user.userId,
          role,
          joinedAt: options.joinedAt?.get(user.userId) ?? now(),
        })),
      )
      if (options.code)
        await tx.insert(t.directoryCodes).values({ code: options.code, schoolId, classId: id, createdAt: now() })
    })
    return id
  }

  async function addStudent(classId: string, { schoolId, userId }: MadeUser): Promise<void> {
    const row = { schoolId, classId, userId, role: 'student' as const, joinedAt: now() }
    await insert((tx) => tx.insert(t.memberships).values(row))
  }

  async function removeMember(schoolId: string, classId: string, userId: string): Promise<void> {
    const { memberships: m } = t
    await insert((tx) =>
      tx
        .update(m)
        .set({ removedAt: now() })
        .where(and(eq(m.schoolId, schoolId), eq(m.classId, classId), eq(m.userId, userId))),
    )
  }

  async function article(options: {
    owner: MadeUser
    title?: string
    /** Fields beside the title; absent ones are null. */
    meta?: Partial<ArticleMeta>
    levels?: Partial<Record<ReadingLevel, Block[]>>
    terms?: readonly GlossaryEntryInput[]
  }): Promise<MadeArticle> {
    const { schoolId, userId } = options.owner
    const articleId = ctx.newId()
    const revisionId = ctx.newId()
    const entryIds: string[] = []
    await insert(async (tx) => {
      await tx.insert(t.articles).values({ schoolId, id: articleId, ownerId: userId, createdAt: now() })
      await tx.insert(t.revisions).values({
        schoolId,
        id: revisionId,
        articleId,
        number: 1,
        title: 'A test article',
        ...options.meta,
        ...(options.title === undefined ? {} : { title: options.title }),
        createdBy: userId,
        createdAt: now(),
      })
      const levels = options.levels ?? { standard: testBlocks() }
      for (const level of ['standard', 'plain'] as const) {
        const blocks = levels[level]
        if (blocks) await tx.insert(t.revisionLevels).values({ schoolId, revisionId, level, blocks })
      }
      for (const term of options.terms ?? []) entryIds.push(await entry(tx, options.owner, articleId, term))
    })
    return { articleId, revisionId, entryIds }
  }

  async function entry(tx: Db, owner: MadeUser, articleId: string, term: GlossaryEntryInput): Promise<string> {
    const { schoolId } = owner
    const id = ctx.newId()
    await tx.insert(t.glossaryEntries).values({
      schoolId,
      id,
      articleId,
      headword: term.headword,
      definition: term.definition,
      longer: term.longer ?? null,
      createdBy: owner.userId,
      createdAt: now(),
      updatedAt: now(),
    })
    if (term.aliases.length > 0) {
      await tx
        .insert(t.glossaryAliases)
        .values(term.aliases.map((form, position) => ({ schoolId, entryId: id, position, form })))
    }
    const translations = term.translations ?? []
    if (translations.length > 0) {
      await tx.insert(t.glossaryTranslations).values(translations.map((one) => ({ schoolId, entryId: id, ...one })))
    }
    return id
  }

  /** A published quiz, with its draft. */
  async function quiz(options: {
    owner: MadeUser
    article: MadeArticle
    title?: string
    questions: readonly Question[]
    sections?: readonly QuizSection[]
    /** Number of each question's section, in their order; 0 for none. */
    sectionNumbers?: readonly number[]
  }): Promise<MadeQuiz> {
    const { schoolId, userId } = options.owner
    const quizId = ctx.newId()
    const title = options.title ?? 'A test quiz'
    const sections = [...(options.sections ?? [])]
    const sectionIdAt = (index: number) => sections[(options.sectionNumbers?.[index] ?? 0) - 1]?.id ?? null
    const questions = options.questions.map((question, at) => ({ ...draftOf(question), sectionId: sectionIdAt(at) }))
    const content = { ...newQuizDraft(title), sections, questions }
    const { articleId, revisionId } = options.article
    return insert(async (tx) => {
      await tx.insert(t.quizzes).values({ schoolId, id: quizId, articleId, ownerId: userId, title, createdAt: now() })
      await tx.insert(t.quizDrafts).values({ schoolId, quizId, content, version: 1, updatedAt: now() })
      const { quizVersionId, questionVersionIds } = await insertQuizVersion(tx, ctx, {
        schoolId,
        userId,
        quizId,
        title,
        revisionId,
        questions: options.questions,
        sections,
        sectionOf: new Map(options.questions.map(({ id }, index) => [id, options.sectionNumbers?.[index] ?? 0])),
      })
      return { quizId, quizVersionId, questionVersionIds }
    })
  }

  /** An assignment that opened an hour ago and is due in a week, unless told otherwise. */
  async function assignment(options: {
    teacher: MadeUser
    classId: string
    article: MadeArticle
    quiz?: MadeQuiz
    openAt?: Date
    dueAt?: Date | null
    closeAt?: Date | null
    timeLimitMinutes?: number | null
    attemptsAllowed?: number
    /** One rule for score, right answers and explanations; after the due time unless told otherwise. */
    releaseRule?: ReleaseRule
    /** A rule for each, before `releaseRule`. */
    release?: ReleaseRules
    countingRule?: CountingRule
    graceSeconds?: number
    plainLevel?: boolean
    notesAfterOwn?: boolean
    withdrawnAt?: Date | null
  }): Promise<string> {
    const { schoolId, userId } = options.teacher
    const id = ctx.newId()
    const release = options.release ?? allBy(options.releaseRule ?? 'after-due')
    const hourMs = 60 * 60 * 1000
    await insert((tx) =>
      tx.insert(t.assignments).values({
        schoolId,
        id,
        classId: options.classId,
        articleId: options.article.articleId,
        revisionId: options.article.revisionId,
        quizVersionId: options.quiz?.quizVersionId ?? null,
        openAt: options.openAt ?? new Date(now().getTime() - hourMs),
        dueAt: options.dueAt === undefined ? new Date(now().getTime() + 7 * 24 * hourMs) : options.dueAt,
        closeAt: options.closeAt ?? null,
        timeLimitMinutes: options.timeLimitMinutes ?? null,
        attemptsAllowed: options.attemptsAllowed ?? 1,
        releaseScore: release.score,
        releaseAnswers: release.answers,
        releaseExplanations: release.explanations,
        countingRule: options.countingRule ?? 'last',
        graceSeconds: options.graceSeconds ?? 10,
        plainLevel: options.plainLevel ?? true,
        notesAfterOwn: options.notesAfterOwn ?? false,
        createdBy: userId,
        createdAt: now(),
        withdrawnAt: options.withdrawnAt ?? null,
      }),
    )
    return id
  }

  /** The context of a signed-in user, with a real session row. */
  async function ctxFor(made: MadeUser): Promise<Ctx> {
    const sessionId = ctx.newId()
    const { schoolId, userId, role } = made
    const expiresAt = new Date(now().getTime() + 24 * 60 * 60 * 1000)
    await insert((tx) => tx.insert(t.sessions).values({ schoolId, id: sessionId, userId, createdAt: now(), expiresAt }))
    return { ...ctx, actor: { schoolId, userId, sessionId, role } }
  }

  return { system: ctx, insert, school, user, classOf, addStudent, removeMember, article, quiz, assignment, ctxFor }
}

export type Factories = ReturnType<typeof makeFactories>
