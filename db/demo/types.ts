import type { ArticleMeta, Block, ReadingLevel } from '#domain/article/schema.ts'
import type { GlossaryEntryInput } from '#domain/glossary/schema.ts'
import type { Audience } from '#domain/notes/audiences.ts'
import type { AnnotationKind, EditorNoteKind } from '#domain/notes/schema.ts'
import type { ReleaseRule } from '#domain/quiz/release-rules.ts'
import type { Question, QuizResponse } from '#domain/quiz/schema.ts'
import type { QuizSection } from '#domain/quiz/sections.ts'

/** The blocks of an article by reading level; `standard` is always there. */
export type DemoLevels = { standard: Block[] } & Partial<Record<ReadingLevel, Block[]>>

/** A passage named by its words: they stand exactly once in the block, at that reading level. */
export type QuotedPassage = {
  level: ReadingLevel
  blockId: string
  /** The exact words. */
  quote: string
}

/** A question whose gold passages are still words; `withEvidence` turns them into spans. */
export type QuestionDraft = WithQuotedEvidence<Question>

/** Distributes over the union of question types. */
type WithQuotedEvidence<AnyQuestion> = AnyQuestion extends { type: 'evidence' }
  ? Omit<AnyQuestion, 'evidence' | 'alternatives'> & { evidence: QuotedPassage[]; alternatives: QuotedPassage[][] }
  : AnyQuestion extends Question
    ? Omit<AnyQuestion, 'evidence'> & { evidence: QuotedPassage[] }
    : never

export type DemoQuiz = {
  title: string
  /** In the order shown: those of no section first, then section by section. */
  questions: QuestionDraft[]
  /** In order, each with the questions that stand in it. */
  sections: (QuizSection & { questionIds: string[] })[]
}

/** A note by the teacher in the margin; its words stand in the standard level. */
export type DemoEditorNote = {
  kind: EditorNoteKind
  blockId: string
  /** Words of the standard text beside which the note stands; exactly once in the block. */
  quote: string
  /** At most 80 words. */
  body: string
}

export type DemoArticle = {
  meta: ArticleMeta
  levels: DemoLevels
  glossary: GlossaryEntryInput[]
  editorNotes: DemoEditorNote[]
  quiz: DemoQuiz
}

/** A teacher or administrator, who signs in by e-mail. */
export type DemoStaff = {
  role: 'admin' | 'teacher'
  /** As students see it, e.g. "Ms. Rahimi". */
  displayName: string
  /** Given name first. */
  fullName: string
  /** "Family, Given": how lists are ordered. */
  sortName: string
  email: string
}

export type DemoStudent = {
  /** In the order in which the family itself says it. */
  displayName: string
  /** "Family, Given". */
  sortName: string
  /** Lower-case ASCII; unique in the school. */
  userName: string
}

export type DemoClass = {
  /** Names the class inside the demo's data. */
  key: 'world-affairs' | 'science'
  name: string
  /** IANA name. */
  timeZone: string
  /** E-mail address of the teacher. */
  teacher: string
  /** E-mail addresses. */
  coTeachers: string[]
  members: DemoMember[]
}

export type DemoMember = {
  userName: string
  /** Before the moment of seeding. */
  joinedDaysAgo: number
}

/** Times are minutes after the moment of seeding; negative ones have passed. */
export type DemoAssignment = {
  classKey: DemoClass['key']
  articleKey: 'iraq' | 'leap-second'
  /** False for a reading alone. */
  hasQuiz: boolean
  /** Whether students may also read the plain level. */
  plainLevel: boolean
  openInMinutes: number
  dueInMinutes: number
  /** Null for never. */
  closeInMinutes: number | null
  releaseRule: ReleaseRule
  progress: DemoProgress
}

/** What has happened so far on an assignment. Each list is empty where nothing has. */
export type DemoProgress = {
  /** One entry for each member of the class, in the order of the class; empty before the assignment opens. */
  students: StudentProgress[]
  annotations: DemoAnnotation[]
  replies: DemoReply[]
  /** Marks by hand, on answers that waited for the teacher. */
  marks: DemoMark[]
  comments: DemoComment[]
  /** The terms that students looked up while they read; nobody is here twice. */
  lookups: DemoLookups[]
}

/** How far a student has come. All times are minutes before the moment of seeding. */
export type StudentProgress =
  | { userName: string; state: 'not-started' }
  | (Reading & { state: 'opened' })
  | (Reading & {
      state: 'under-way'
      startedMinutesAgo: number
      lastAnswerMinutesAgo: number
      /** Answers to the first questions, in order; null for one that was left, or of a pool was not drawn. */
      answers: (QuizResponse | null)[]
    })
  | (Reading & {
      state: 'handed-in'
      startedMinutesAgo: number
      submittedMinutesAgo: number
      /** Answers to all questions, in order; null for one that was left, or of a pool was not drawn. */
      answers: (QuizResponse | null)[]
    })

type Reading = {
  userName: string
  openedMinutesAgo: number
  furthestBlockId: string
}

export type DemoAnnotation = QuotedPassage & {
  userName: string
  kind: AnnotationKind
  audience: Audience
  /** Empty for a highlight, and for "lost here" where nothing was written. */
  body: string
  createdMinutesAgo: number
}

export type DemoReply = {
  /** The note that it answers, by its author and the words it is on. */
  to: { userName: string; quote: string }
  /** User name of a student, or e-mail address of a teacher. */
  author: string
  /** Words of that note; null for none. */
  quote: string | null
  body: string
  writtenMinutesAgo: number
}

/** A mark as a share of the points, or by the levels of the question's rubric. */
export type DemoMark = {
  userName: string
  /** 1-based position of the question in the quiz. */
  position: number
  /** The marker's word on this answer. */
  comment: string
  /** E-mail address of the marker. */
  markedBy: string
  markedMinutesAgo: number
} & ({ fraction: number /** 0 to 1. */ } | { levels: Record<string, string> /** Criterion → level. */ })

export type DemoLookups = {
  userName: string
  /** In the order of the text. */
  headwords: string[]
}

/** The teacher's word to one student on the whole assignment. */
export type DemoComment = {
  userName: string
  /** E-mail address of the author. */
  author: string
  body: string
  writtenMinutesAgo: number
}
