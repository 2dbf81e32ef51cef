import { randomUUID } from 'node:crypto'
import { archiveArticle, createArticle, listArticles, readArticle } from '#db/access/articles.ts'
import { editEditorNote, listEditorNotes, setEditorNoteDeleted, writeEditorNote } from '#db/access/editor-notes.ts'
import { allowTerm, exceptTerm, readGlossary } from '#db/access/gloss-exceptions.ts'
import { listTerms, previewTerm, removeTerm, restoreTerm, saveTerm } from '#db/access/glossary.ts'
import { reviewImport, saveImport, startImport } from '#db/access/imports.ts'
import {
  addMisconception,
  describeMisconception,
  listMisconceptions,
  removeMisconception,
} from '#db/access/misconceptions.ts'
import { createQuiz, publishQuiz, readQuizEditor, saveQuizDraft } from '#db/access/quizzes.ts'
import { testBlocks } from '#db/test-content.ts'
import type { EditorNoteInput } from '#domain/notes/editor-note.ts'
import { newQuizDraft } from '#domain/quiz/draft.ts'
import { members, staff, teaching } from '../people.ts'
import type { Row } from '../row.ts'

const meta = { title: 'Tides', dateline: null, byline: null, credit: null, source: null, pageDate: null }
const draft = { text: 'Tides\n\nThe sea rises.\n\nThe sea falls.', format: null, restored: [] }
const term = { headword: 'harbour', aliases: [], definition: 'a place for ships', entryId: null }

const lampSpan = { level: 'standard' as const, start: 34, end: 38, quote: 'lamp' }
const editorNote: EditorNoteInput = {
  kind: 'question',
  body: 'Who was he?',
  says: '',
  shouldSay: '',
  basis: '',
  quote: 'Nobody saw him leave.',
  level: 'standard',
  start: null,
  paragraph: null,
}

/** Articles, their terms, the owner's notes, and quizzes as they are written: the owner's, and in part the class's teachers'. */
export const libraryRows: readonly Row[] = [
  { fn: 'articles.listArticles', about: null, call: (ctx) => listArticles(ctx), allowed: staff },
  {
    fn: 'articles.readArticle',
    about: (w) => w.article.articleId,
    call: (ctx, id) => readArticle(ctx, id),
    allowed: teaching,
  },
  {
    fn: 'articles.createArticle',
    about: null,
    call: (ctx) => createArticle(ctx, { meta, blocks: testBlocks() }),
    allowed: staff,
  },
  {
    fn: 'articles.archiveArticle',
    about: (w) => w.article.articleId,
    call: (ctx, id) => archiveArticle(ctx, id, true),
    allowed: ['own'],
  },
  {
    fn: 'glossary.listTerms',
    about: (w) => w.article.articleId,
    call: (ctx, id) => listTerms(ctx, id),
    allowed: members,
    emptyBecause: 'an article without terms and one that is not to be known have the same list',
  },
  {
    fn: 'glossary.previewTerm',
    about: (w) => w.article.articleId,
    call: (ctx, id) => previewTerm(ctx, id, term),
    allowed: ['own'],
  },
  {
    fn: 'glossary.saveTerm',
    about: (w) => w.article.articleId,
    call: (ctx, id) => saveTerm(ctx, id, term),
    allowed: ['own'],
  },
  {
    fn: 'glossary.saveTerm',
    about: (w) => w.article.entryIds[0] ?? '',
    call: (ctx, entryId, w) => saveTerm(ctx, w.article.articleId, { ...term, entryId }),
    allowed: ['own'],
  },
  {
    fn: 'glossary.removeTerm',
    about: (w) => w.article.entryIds[0] ?? '',
    call: (ctx, id, w) => removeTerm(ctx, w.article.articleId, id),
    allowed: ['own'],
  },
  {
    fn: 'glossary.restoreTerm',
    about: (w) => w.margin.deletedEntryId,
    call: (ctx, id, w) => restoreTerm(ctx, w.article.articleId, id),
    allowed: ['own'],
  },
  {
    fn: 'gloss-exceptions.readGlossary',
    about: (w) => w.article.articleId,
    call: (ctx, id) => readGlossary(ctx, id),
    allowed: members,
  },
  {
    fn: 'gloss-exceptions.exceptTerm',
    about: (w) => w.article.articleId,
    call: (ctx, id, w) => exceptTerm(ctx, id, { entryId: w.article.entryIds[0] ?? '', span: lampSpan }),
    allowed: ['own'],
  },
  {
    fn: 'gloss-exceptions.allowTerm',
    about: (w) => w.margin.exceptionId,
    call: (ctx, id, w) => allowTerm(ctx, w.article.articleId, id),
    allowed: ['own'],
  },
  {
    fn: 'editor-notes.listEditorNotes',
    about: (w) => w.article.articleId,
    call: (ctx, id) => listEditorNotes(ctx, id),
    allowed: ['own'],
  },
  {
    fn: 'editor-notes.writeEditorNote',
    about: (w) => w.article.articleId,
    call: (ctx, id) => writeEditorNote(ctx, id, { ...editorNote, id: randomUUID() }),
    allowed: ['own'],
  },
  {
    fn: 'editor-notes.editEditorNote',
    about: (w) => w.margin.editorNoteId,
    call: (ctx, id, w) => editEditorNote(ctx, w.article.articleId, { ...editorNote, id, version: 1 }),
    allowed: ['own'],
  },
  {
    fn: 'editor-notes.setEditorNoteDeleted',
    about: (w) => w.margin.editorNoteId,
    call: (ctx, id, w) => setEditorNoteDeleted(ctx, w.article.articleId, { id, isDeleted: true }),
    allowed: ['own'],
  },
  { fn: 'imports.startImport', about: null, call: (ctx) => startImport(ctx, draft), allowed: staff },
  { fn: 'imports.reviewImport', about: null, call: (ctx) => reviewImport(ctx, draft), allowed: staff },
  { fn: 'imports.saveImport', about: null, call: (ctx) => saveImport(ctx, draft, meta), allowed: staff },
  { fn: 'misconceptions.listMisconceptions', about: null, call: (ctx) => listMisconceptions(ctx), allowed: staff },
  {
    fn: 'misconceptions.addMisconception',
    about: null,
    call: (ctx) => addMisconception(ctx, { name: 'Reads on too fast', description: '' }),
    allowed: staff,
  },
  {
    fn: 'misconceptions.describeMisconception',
    about: (w) => w.misconceptionId,
    call: (ctx, id) => describeMisconception(ctx, { id, description: 'Changed.' }),
    allowed: ['own'],
  },
  {
    fn: 'misconceptions.removeMisconception',
    about: (w) => w.misconceptionId,
    call: (ctx, id) => removeMisconception(ctx, id),
    allowed: ['own'],
  },
  {
    fn: 'quizzes.createQuiz',
    about: (w) => w.article.articleId,
    call: (ctx, articleId) => createQuiz(ctx, { articleId, title: 'Another quiz' }),
    allowed: ['own'],
  },
  {
    fn: 'quizzes.readQuizEditor',
    about: (w) => w.draftQuizId,
    call: (ctx, id) => readQuizEditor(ctx, id),
    allowed: ['own'],
  },
  {
    fn: 'quizzes.readQuizEditor',
    about: (w) => w.quizId,
    call: (ctx, id) => readQuizEditor(ctx, id),
    allowed: ['own'],
  },
  {
    fn: 'quizzes.saveQuizDraft',
    about: (w) => w.quizId,
    call: (ctx, id) => saveQuizDraft(ctx, id, { draft: newQuizDraft('Changed'), version: 1 }),
    allowed: ['own'],
  },
  {
    fn: 'quizzes.publishQuiz',
    about: (w) => w.quizId,
    call: (ctx, id) => publishQuiz(ctx, id, 1),
    allowed: ['own'],
  },
]
