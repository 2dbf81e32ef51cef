import { readArticleEditor, saveArticleDraft } from '#db/access/article-drafts.ts'
import { createNote } from '#db/access/notes.ts'
import { publishRevision } from '#db/access/revisions.ts'
import type { Ctx } from '#db/ctx.ts'
import type { Factories, MadeUser } from '#db/factories.ts'
import { editorNoteAnchors, editorNotes } from '#db/schema/tables.ts'
import { testBlocks, testQuestions } from '#db/test-content.ts'
import { describeSpan } from '#domain/anchoring/describe.ts'
import type { Span } from '#domain/anchoring/schema.ts'
import type { ArticleDraft } from '#domain/article/revision/draft.ts'
import { textStream } from '#domain/article/text-stream.ts'
import type { Audience } from '#domain/notes/audiences.ts'
import { expectOk } from './quiz-class.ts'

/** The span of words that stand once in the test article. */
export function spanOf(quote: string, blocks = testBlocks()): Span {
  const start = textStream(blocks).indexOf(quote)
  if (start < 0) throw new Error(`These words are not in the text: ${quote}`)
  return { level: 'standard', start, end: start + quote.length, quote }
}

/** Two classes that read one article with a quiz: one of its owner's, one of a colleague's. */
export async function makeRevisedClass(make: Factories) {
  const schoolId = await make.school()
  const [owner, colleague] = [
    await make.user({ schoolId, role: 'teacher', displayName: 'Ms. Rahimi' }),
    await make.user({ schoolId, role: 'teacher' }),
  ]
  const [ada, ben] = [await make.user({ schoolId, displayName: 'Ada' }), await make.user({ schoolId })]
  const classId = await make.classOf({ teacher: owner, students: [ada], name: '10B' })
  const otherClassId = await make.classOf({ teacher: colleague, students: [ben] })
  const article = await make.article({ owner, terms: [{ headword: 'lamp', aliases: [], definition: 'A light.' }] })
  const quiz = await make.quiz({ owner, article, questions: testQuestions(make.system.newId) })
  return {
    schoolId,
    article,
    quiz,
    classId,
    owner,
    ada,
    assignmentId: await make.assignment({ teacher: owner, classId, article, quiz }),
    readingId: await make.assignment({ teacher: owner, classId, article }),
    otherAssignmentId: await make.assignment({ teacher: colleague, classId: otherClassId, article }),
    ctx: {
      owner: await make.ctxFor(owner),
      colleague: await make.ctxFor(colleague),
      ada: await make.ctxFor(ada),
      ben: await make.ctxFor(ben),
    },
  }
}

/** A note on words of the test article; its id. */
export async function note(
  make: Factories,
  ctx: Ctx,
  assignmentId: string,
  quote: string,
  { audience = 'me', body = `On: ${quote}` }: { audience?: Audience; body?: string } = {},
): Promise<string> {
  const id = make.system.newId()
  expectOk(await createNote(ctx, assignmentId, { id, kind: 'note', audience, body, span: spanOf(quote) }))
  return id
}

/** A note of the article's teacher on words of the test article, as the seed makes it; its id. */
export async function editorNote(
  make: Factories,
  { schoolId, userId }: MadeUser,
  { articleId, revisionId }: { articleId: string; revisionId: string },
  quote: string,
): Promise<string> {
  const { newId, now } = make.system
  const id = newId()
  const { start, end, ...anchor } = expectOk(describeSpan(testBlocks(), spanOf(quote)))
  await make.insert(async (tx) => {
    const row = {
      schoolId,
      id,
      articleId,
      authorId: userId,
      kind: 'explanation' as const,
      body: 'Why?',
      createdAt: now(),
    }
    await tx.insert(editorNotes).values(row)
    const place = { startOffset: start, endOffset: end, status: 'exact' as const, createdAt: now() }
    await tx.insert(editorNoteAnchors).values({ schoolId, editorNoteId: id, revisionId, ...anchor, ...place })
  })
  return id
}

/** Changes the newest text as its owner, and saves that as the draft; its version. */
export async function rewrite(
  ctx: Ctx,
  articleId: string,
  change: (draft: ArticleDraft) => ArticleDraft,
): Promise<number> {
  const { draft, version, base } = expectOk(await readArticleEditor(ctx, articleId))
  const changed = { draft: change(draft), version, baseRevisionId: base.id }
  return expectOk(await saveArticleDraft(ctx, articleId, changed)).version
}

/** Replaces words of the standard text. */
export function replacing(words: string, others: string) {
  return (draft: ArticleDraft): ArticleDraft => ({
    ...draft,
    rows: draft.rows.map((row) =>
      row.standard === null
        ? row
        : { ...row, standard: { ...row.standard, text: row.standard.text.replace(words, others) } },
    ),
  })
}

/** Changes the newest text and publishes it; the id of the new revision. */
export async function publish(
  make: Factories,
  ctx: Ctx,
  articleId: string,
  change: (draft: ArticleDraft) => ArticleDraft,
): Promise<string> {
  const version = await rewrite(ctx, articleId, change)
  const revisionId = make.system.newId()
  expectOk(await publishRevision(ctx, articleId, { revisionId, version }))
  return revisionId
}
