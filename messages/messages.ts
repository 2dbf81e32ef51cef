import type {} from 'use-intl'
import account from './en/account.json' with { type: 'json' }
import admin from './en/admin.json' with { type: 'json' }
import anchoring from './en/anchoring.json' with { type: 'json' }
import assignments from './en/assignments.json' with { type: 'json' }
import classes from './en/classes.json' with { type: 'json' }
import common from './en/common.json' with { type: 'json' }
import editor from './en/editor.json' with { type: 'json' }
import editorNotes from './en/editor-notes.json' with { type: 'json' }
import exchange from './en/exchange.json' with { type: 'json' }
import home from './en/home.json' with { type: 'json' }
import importing from './en/import.json' with { type: 'json' }
import library from './en/library.json' with { type: 'json' }
import marking from './en/marking.json' with { type: 'json' }
import notes from './en/notes.json' with { type: 'json' }
import preferences from './en/preferences.json' with { type: 'json' }
import print from './en/print.json' with { type: 'json' }
import progress from './en/progress.json' with { type: 'json' }
import quiz from './en/quiz.json' with { type: 'json' }
import reader from './en/reader.json' with { type: 'json' }
import regrade from './en/regrade.json' with { type: 'json' }
import results from './en/results.json' with { type: 'json' }
import revisions from './en/revisions.json' with { type: 'json' }
import statistics from './en/statistics.json' with { type: 'json' }
import words from './en/words.json' with { type: 'json' }

/** Every text of the interface, by area. English is the reference; another language is another folder. */
export const messages = {
  account,
  admin,
  anchoring,
  assignments,
  classes,
  common,
  editor,
  editorNotes,
  exchange,
  home,
  import: importing,
  library,
  marking,
  notes,
  preferences,
  print,
  progress,
  quiz,
  reader,
  regrade,
  results,
  revisions,
  statistics,
  words,
}

export type Namespace = keyof typeof messages

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof messages
    Locale: 'en'
  }
}
