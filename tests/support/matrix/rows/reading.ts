import { randomUUID } from 'node:crypto'
import { readCitedEvidence } from '#db/access/cited-evidence.ts'
import { listClassNotes } from '#db/access/class-notes.ts'
import { recordLookup } from '#db/access/lookups.ts'
import { createNote, deleteNote, editNote, listNotes, restoreNote } from '#db/access/notes.ts'
import { exportOwnNotes, findOwnNotes } from '#db/access/own-notes.ts'
import { listOwnWords } from '#db/access/own-words.ts'
import {
  markReadingDone,
  readAssignment,
  readOpening,
  readReadingPage,
  saveReadingProgress,
} from '#db/access/reading.ts'
import { readTermFigures } from '#db/access/system/term-figures.ts'
import { readStripText } from '#db/access/text-strip.ts'
import type { Ctx } from '#db/ctx.ts'
import { classNoteFilterOf } from '#domain/notes/class-note-filter.ts'
import { noteFilterOf } from '#domain/notes/note-filter.ts'
import { members, signedIn, teaching } from '../people.ts'
import type { Row } from '../row.ts'
import type { World } from '../world.ts'

const belong = ['self', 'classmate'] as const
const notOpen = { allowed: teaching, mayKnow: belong }

const newNote = (ctx: Ctx, assignmentId: string) =>
  createNote(ctx, assignmentId, {
    id: randomUUID(),
    kind: 'note',
    audience: 'class',
    body: 'A thought.',
    span: { level: 'standard', start: 15, end: 47, quote: 'The keeper lit the lamp at dusk.' },
  })

function on(fn: string, about: (world: World) => string, call: Row['call'], rest: Pick<Row, 'allowed' | 'mayKnow'>) {
  return { fn, about, call, ...rest }
}

/** Texts and notes: of those who belong to the class, each note of those whom it names. */
export const readingRows: readonly Row[] = [
  on(
    'reading.readAssignment',
    (w) => w.assignmentId,
    (ctx, id) => readAssignment(ctx, id, 'standard'),
    {
      allowed: members,
    },
  ),
  on(
    'reading.readAssignment',
    (w) => w.laterId,
    (ctx, id) => readAssignment(ctx, id, 'standard'),
    notOpen,
  ),
  on(
    'reading.readAssignment',
    (w) => w.withdrawnId,
    (ctx, id) => readAssignment(ctx, id, 'standard'),
    {
      allowed: teaching,
    },
  ),
  on(
    'reading.readReadingPage',
    (w) => w.assignmentId,
    (ctx, id) => readReadingPage(ctx, id, 'standard'),
    { allowed: members },
  ),
  on(
    'reading.readReadingPage',
    (w) => w.laterId,
    (ctx, id) => readReadingPage(ctx, id, 'standard'),
    notOpen,
  ),
  on(
    'reading.readReadingPage',
    (w) => w.withdrawnId,
    (ctx, id) => readReadingPage(ctx, id, 'standard'),
    { allowed: teaching },
  ),
  on(
    'reading.readOpening',
    (w) => w.laterId,
    (ctx, id) => readOpening(ctx, id),
    { allowed: members },
  ),
  on(
    'reading.saveReadingProgress',
    (w) => w.assignmentId,
    (ctx, id) => saveReadingProgress(ctx, id, { furthestBlockId: 'p2' }),
    { allowed: belong, mayKnow: teaching },
  ),
  on(
    'reading.markReadingDone',
    (w) => w.readingId,
    (ctx, id) => markReadingDone(ctx, id),
    {
      allowed: belong,
      mayKnow: teaching,
    },
  ),
  on(
    'lookups.recordLookup',
    (w) => w.assignmentId,
    (ctx, id, w) => recordLookup(ctx, id, { entryId: w.article.entryIds[0] ?? '', level: 'standard', at: null }),
    { allowed: belong, mayKnow: teaching },
  ),
  { fn: 'own-words.listOwnWords', about: null, call: (ctx) => listOwnWords(ctx), allowed: signedIn },
  on(
    'system/term-figures.readTermFigures',
    (w) => w.assignmentId,
    (ctx, id) => readTermFigures(ctx, id),
    { allowed: teaching },
  ),
  on(
    'text-strip.readStripText',
    (w) => w.assignmentId,
    (ctx, id) => readStripText(ctx, id),
    { allowed: teaching },
  ),
  on(
    'class-notes.listClassNotes',
    (w) => w.assignmentId,
    (ctx, id) => listClassNotes(ctx, id, classNoteFilterOf({})),
    { allowed: teaching },
  ),
  on(
    'cited-evidence.readCitedEvidence',
    (w) => w.assignmentId,
    (ctx, id) => readCitedEvidence(ctx, id),
    { allowed: teaching },
  ),
  on(
    'notes.listNotes',
    (w) => w.assignmentId,
    (ctx, id) => listNotes(ctx, id),
    { allowed: members },
  ),
  on(
    'notes.listNotes',
    (w) => w.laterId,
    (ctx, id) => listNotes(ctx, id),
    { allowed: teaching },
  ),
  on(
    'notes.createNote',
    (w) => w.assignmentId,
    (ctx, id) => newNote(ctx, id),
    { allowed: members },
  ),
  on(
    'notes.createNote',
    (w) => w.laterId,
    (ctx, id) => newNote(ctx, id),
    { allowed: teaching },
  ),
  on(
    'notes.editNote',
    (w) => w.notes.private,
    (ctx, id) => editNote(ctx, id, { audience: 'class', body: 'Changed.', version: 1 }),
    { allowed: ['self'] },
  ),
  on(
    'notes.deleteNote',
    (w) => w.notes.private,
    (ctx, id) => deleteNote(ctx, id),
    { allowed: ['self'] },
  ),
  on(
    'notes.restoreNote',
    (w) => w.notes.deleted,
    (ctx, id) => restoreNote(ctx, id),
    { allowed: ['self'] },
  ),
  {
    fn: 'own-notes.findOwnNotes',
    about: null,
    call: (ctx) => findOwnNotes(ctx, noteFilterOf({})),
    allowed: signedIn,
  },
  // Words that stand in notes of others: a search finds one's own and nothing else.
  {
    fn: 'own-notes.findOwnNotes',
    about: null,
    call: (ctx) => findOwnNotes(ctx, noteFilterOf({ q: 'NOTE' })),
    allowed: signedIn,
  },
  {
    fn: 'own-notes.exportOwnNotes',
    about: null,
    call: (ctx) => exportOwnNotes(ctx, noteFilterOf({})),
    allowed: signedIn,
  },
]
