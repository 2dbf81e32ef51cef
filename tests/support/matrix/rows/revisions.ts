import { discardArticleDraft, readArticleEditor, saveArticleDraft } from '#db/access/article-drafts.ts'
import { moveAssignment, reviewMove } from '#db/access/assignment-moves.ts'
import { putNoteBack, readNoteHistory, undoPutBack } from '#db/access/note-places.ts'
import { compareRevisionsOf, listRevisions } from '#db/access/revision-history.ts'
import { publishRevision, reviewRevision } from '#db/access/revisions.ts'
import { draftOf } from '#domain/article/revision/draft.ts'
import { withWords } from '../marked-content.ts'
import { teaching } from '../people.ts'
import type { Row } from '../row.ts'
import type { World } from '../world.ts'

const meta = { title: 'Tides', dateline: null, byline: null, credit: null, source: null, pageDate: null }
const draft = draftOf({ meta, levels: [{ level: 'standard', blocks: withWords('M-FORGED') }] })
const articleId = (w: World) => w.revised.articleId
const belong = ['self', 'classmate'] as const

/** Revisions: written and published by the article's owner, moved to by who teaches, seen by those who read them. */
export const revisionRows: readonly Row[] = [
  {
    fn: 'article-drafts.readArticleEditor',
    about: articleId,
    call: (ctx, id) => readArticleEditor(ctx, id),
    allowed: ['own'],
  },
  {
    fn: 'article-drafts.saveArticleDraft',
    about: articleId,
    call: (ctx, id, { revised: { draftVersion: version, revisionId: baseRevisionId } }) =>
      saveArticleDraft(ctx, id, { draft, version, baseRevisionId }),
    allowed: ['own'],
  },
  {
    fn: 'article-drafts.discardArticleDraft',
    about: articleId,
    call: (ctx, id, w) => discardArticleDraft(ctx, id, w.revised.draftVersion),
    allowed: ['own'],
  },
  {
    fn: 'revisions.reviewRevision',
    about: articleId,
    call: (ctx, id) => reviewRevision(ctx, id),
    allowed: ['own'],
  },
  {
    fn: 'revisions.publishRevision',
    about: articleId,
    call: (ctx, id, w) => publishRevision(ctx, id, { revisionId: ctx.newId(), version: w.revised.draftVersion }),
    allowed: ['own'],
  },
  {
    fn: 'revision-history.listRevisions',
    about: articleId,
    call: (ctx, id) => listRevisions(ctx, id),
    allowed: teaching,
  },
  {
    fn: 'revision-history.compareRevisionsOf',
    about: articleId,
    call: (ctx, id) => compareRevisionsOf(ctx, id, { from: 1, to: 2 }),
    allowed: teaching,
  },
  {
    fn: 'assignment-moves.reviewMove',
    about: (w) => w.revised.staleId,
    call: (ctx, id) => reviewMove(ctx, id),
    allowed: teaching,
    mayKnow: belong,
  },
  {
    fn: 'assignment-moves.moveAssignment',
    about: (w) => w.revised.staleId,
    call: (ctx, assignmentId, w) => moveAssignment(ctx, { assignmentId, revisionId: w.revised.revisionId }),
    // The other assignment of the class lets its co-teacher read the newer text.
    allowed: teaching,
    mayKnow: belong,
  },
  {
    fn: 'note-places.putNoteBack',
    about: (w) => w.revised.lostNoteId,
    call: (ctx, id) => putNoteBack(ctx, id, { level: 'standard', start: 15, end: 25, quote: 'The keeper' }),
    allowed: ['self'],
  },
  {
    fn: 'note-places.undoPutBack',
    about: (w) => w.revised.lostNoteId,
    call: (ctx, id) => undoPutBack(ctx, id),
    allowed: ['self'],
  },
  {
    fn: 'note-places.readNoteHistory',
    about: (w) => w.revised.lostNoteId,
    call: (ctx, id) => readNoteHistory(ctx, id),
    allowed: ['self'],
  },
]
