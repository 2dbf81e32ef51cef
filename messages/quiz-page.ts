import common from './en/common.json' with { type: 'json' }
import quiz from './en/quiz.json' with { type: 'json' }
import reader from './en/reader.json' with { type: 'json' }

/** The texts of a quiz under way, for its client components alone: a module, which a browser loads once and keeps. */
export const quizPageMessages = { common, quiz, reader }
