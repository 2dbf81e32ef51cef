/**
 * Decides what a teacher may enter when a class is given a text: what is read and answered, and by which times. The meaning of the
 * times is that of `domain/quiz/attempt-rules.ts`; they are entered on the clock of the class (`wall-time.ts`).
 */
import { z } from 'zod'
import { type AssignmentTimes, countingRules } from '#domain/quiz/attempt-rules.ts'
import { type ReleaseRules, releaseRules } from '#domain/quiz/release-rules.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { instantToWallTime, wallTimeToInstant } from './wall-time.ts'

/** An empty field of a form is an absent value. */
const emptyAsNull = (value: unknown) => (value === '' || value === undefined ? null : value)

const wallTime = z.string('time-missing').regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/, 'time-wrong')
const optionalWallTime = z.preprocess(emptyAsNull, wallTime.nullable())

function wholeNumber(min: number, max: number, message: string) {
  return z.coerce.number(message).int(message).min(min, message).max(max, message)
}

/** What is given to read: an article alone, or with one published version of a quiz on it. */
export type AssignedText = { articleId: string; quizVersionId: string | null }

/** 'article' or 'article/quiz version', so that one choice in a form says both. */
export const assignedTextSchema = z
  .string('text-missing')
  .refine((value) => z.array(z.uuid()).min(1).max(2).safeParse(value.split('/')).success, 'text-missing')
  .transform((value): AssignedText => {
    const [articleId = '', quizVersionId = null] = value.split('/')
    return { articleId, quizVersionId }
  })

const releaseRule = z.preprocess((value) => emptyAsNull(value) ?? 'after-due', z.enum(releaseRules, 'release-wrong'))

/** A box of a form that is not ticked sends nothing. */
const tickBox = z.preprocess((value) => value === 'on' || value === true, z.boolean())

const settings = {
  openAt: wallTime,
  dueAt: optionalWallTime,
  closeAt: optionalWallTime,
  /** Whole minutes, 1 to 600; null for no limit. */
  timeLimitMinutes: z.preprocess(emptyAsNull, wholeNumber(1, 600, 'time-limit-wrong').nullable()),
  /** 1 to 10. */
  attemptsAllowed: z.preprocess((value) => emptyAsNull(value) ?? 1, wholeNumber(1, 10, 'attempts-wrong')),
  /** Of several attempts. */
  countingRule: z.preprocess((value) => emptyAsNull(value) ?? 'best', z.enum(countingRules, 'counting-wrong')),
  /** Whole seconds, 0 to 600. */
  graceSeconds: z.preprocess((value) => emptyAsNull(value) ?? 10, wholeNumber(0, 600, 'grace-wrong')),
  releaseScore: releaseRule,
  releaseAnswers: releaseRule,
  releaseExplanations: releaseRule,
  plainLevel: tickBox,
  /** Whether classmates' notes show only after a note of one's own. */
  notesAfterOwn: tickBox,
}

/** A new assignment. */
export const newAssignmentSchema = z.object({ text: assignedTextSchema, ...settings })
export type NewAssignment = z.infer<typeof newAssignmentSchema>

/** A changed assignment: the text stays, the quiz may be another. */
export const changedAssignmentSchema = z.object({
  quizVersionId: z.preprocess(emptyAsNull, z.uuid().nullable()),
  ...settings,
})
export type ChangedAssignment = z.infer<typeof changedAssignmentSchema>

/** Times and rules of their own for one student; what is absent is as for the class. */
export const overrideSchema = z.object({
  studentId: z.uuid('student-missing'),
  openAt: optionalWallTime,
  dueAt: optionalWallTime,
  closeAt: optionalWallTime,
  /** Whole minutes, 1 to 600. */
  timeLimitMinutes: z.preprocess(emptyAsNull, wholeNumber(1, 600, 'time-limit-wrong').nullable()),
  /** 1 to 10. */
  attemptsAllowed: z.preprocess(emptyAsNull, wholeNumber(1, 10, 'attempts-wrong').nullable()),
  /** Whether this student may read the plain level: `on`, `off`. */
  plainLevel: z.preprocess(
    emptyAsNull,
    z
      .enum(['on', 'off'])
      .transform((choice) => choice === 'on')
      .nullable(),
  ),
})
export type OverrideInput = z.infer<typeof overrideSchema>

/**
 * What a form sends where one choice `release` stands for all three rules; `each`, or no such choice, leaves the three as they
 * are. For use before the schemas above.
 */
export function spreadRelease(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('release' in input)) return input
  const { release } = input
  if (release === 'each' || release === '') return input
  return { ...input, releaseScore: release, releaseAnswers: release, releaseExplanations: release }
}

/** Which one choice says the same as three rules. */
export function releaseChoice({ score, answers, explanations }: ReleaseRules): ReleaseRules['score'] | 'each' {
  return score === answers && score === explanations ? score : 'each'
}

/** The release rules as the form names them. */
export function releaseOf(input: {
  releaseScore: ReleaseRules['score']
  releaseAnswers: ReleaseRules['answers']
  releaseExplanations: ReleaseRules['explanations']
}): ReleaseRules {
  return { score: input.releaseScore, answers: input.releaseAnswers, explanations: input.releaseExplanations }
}

type WallTimes = { openAt: string; dueAt: string | null; closeAt: string | null }
type Instants = Pick<AssignmentTimes, 'openAt' | 'dueAt' | 'closeAt'>

/**
 * The instants of what was entered. `before`: an unchanged entry keeps its instant to the second, and a time in a repeated hour its
 * place. Errors are `invalid` on `openAt`, `dueAt`, `closeAt` or the release rules.
 */
export function resolveTimes(
  entered: WallTimes,
  timeZone: string,
  rule: { release: ReleaseRules; hasQuiz: boolean },
  before?: Instants,
): Result<Instants> {
  const fields: Record<string, string> = {}
  const read = (field: keyof Instants): Date | null => {
    const value = entered[field]
    const known = before?.[field] ?? null
    if (value === null) return null
    if (known !== null && instantToWallTime(known, timeZone) === value.slice(0, 16)) return known
    const instant = wallTimeToInstant(value, timeZone)
    if (instant === null) fields[field] = 'time-wrong'
    return instant
  }
  const [openAt, dueAt, closeAt] = [read('openAt'), read('dueAt'), read('closeAt')]
  if (openAt === null) return fail({ kind: 'invalid', fields: { openAt: 'time-missing', ...fields } })
  const faults = { ...timeFaults({ openAt, dueAt, closeAt }, rule), ...fields }
  return Object.keys(faults).length > 0 ? fail({ kind: 'invalid', fields: faults }) : ok({ openAt, dueAt, closeAt })
}

/** What is wrong with times that stand together, by field; empty when nothing is. */
export function timeFaults(
  { openAt, dueAt, closeAt }: Instants,
  { release, hasQuiz }: { release: ReleaseRules; hasQuiz: boolean },
): Record<string, string> {
  const faults: Record<string, string> = {}
  if (dueAt !== null && dueAt <= openAt) faults['dueAt'] = 'due-before-open'
  if (closeAt !== null && closeAt <= openAt) faults['closeAt'] = 'close-before-open'
  else if (closeAt !== null && dueAt !== null && closeAt < dueAt) faults['closeAt'] = 'close-before-due'
  if (hasQuiz && dueAt === null) {
    if (release.score === 'after-due') faults['releaseScore'] = 'release-needs-due'
    if (release.answers === 'after-due') faults['releaseAnswers'] = 'release-needs-due'
    if (release.explanations === 'after-due') faults['releaseExplanations'] = 'release-needs-due'
  }
  return faults
}
