import { archiveArticle, createArticle, listArticles, readArticle } from '#db/access/articles.ts'
import { listTerms, previewTerm, removeTerm, saveTerm } from '#db/access/glossary.ts'
import { reviewImport, saveImport, startImport } from '#db/access/imports.ts'
import {
  addMisconception,
  describeMisconception,
  listMisconceptions,
  removeMisconception,
} from '#db/access/misconceptions.ts'
import { createQuiz, publishQuiz, readQuizEditor, saveQuizDraft } from '#db/access/quizzes.ts'
import { testBlocks } from '#db/test-content.ts'
import { newQuizDraft } from '#domain/quiz/draft.ts'
import { members, staff, teaching } from '../people.ts'
import type { Row } from '../row.ts'

const meta = { title: 'Tides', dateline: null, byline: null, credit: null, source: null, pageDate: null }
const draft = { text: 'Tides\n\nThe sea rises.\n\nThe sea falls.', format: null, restored: [] }
const term = { headword: 'harbour', aliases: [], definition: 'a place for ships', entryId: null }

/** Articles, their terms, and quizzes as they are written: the owner's, and in part the class's teachers'. */
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
