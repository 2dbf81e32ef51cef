import { iraqLevels, iraqMeta } from './iraq-article.ts'
import { iraqEditorNotes } from './iraq-editor-notes.ts'
import { iraqGlossary } from './iraq-glossary.ts'
import { iraqQuiz } from './iraq-quiz.ts'
import { scienceGlossary, scienceLevels, scienceMeta } from './science-article.ts'
import { scienceQuiz } from './science-quiz.ts'
import type { DemoArticle, DemoAssignment } from './types.ts'

export const demoArticles: Record<DemoAssignment['articleKey'], DemoArticle> = {
  iraq: {
    meta: iraqMeta,
    levels: iraqLevels,
    glossary: iraqGlossary,
    editorNotes: iraqEditorNotes,
    quiz: iraqQuiz,
  },
  'leap-second': {
    meta: scienceMeta,
    levels: scienceLevels,
    glossary: scienceGlossary,
    editorNotes: [],
    quiz: scienceQuiz,
  },
}
