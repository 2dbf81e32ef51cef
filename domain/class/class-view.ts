/**
 * Decides what those who teach a class are told of it: roster, code, assignments, and once the first passwords. What a student or another
 * school may know is decided in `domain/policy.ts`.
 */
import type { ClassRole } from '#domain/policy.ts'
import type { SkippedLine } from './names.ts'

export type ClassSummary = {
  id: string
  name: string
  timeZone: string
  /** The actor's own role; null for an administrator who does not teach the class. */
  role: ClassRole | null
  isArchived: boolean
  students: number
  /** Not withdrawn; null where the actor does not teach. */
  assignments: number | null
}

export type RosterStudent = {
  id: string
  name: string
  userName: string | null
  /** Has not yet replaced the first password. */
  hasFirstPassword: boolean
  isRemoved: boolean
  /** By how much time limits are multiplied, 1 for not at all; null for those who do not teach the class. */
  timeFactor: number | null
}

export type ClassAssignment = {
  id: string
  title: string
  /** Null for a reading alone. */
  quizTitle: string | null
  openAt: Date
  dueAt: Date | null
  closeAt: Date | null
  isWithdrawn: boolean
}

export type ClassView = {
  id: string
  name: string
  timeZone: string
  isArchived: boolean
  joinOpen: boolean
  /** The actor's own role; null for an administrator who does not teach the class. */
  role: ClassRole | null
  /** The present join code as it is stored; null for those who do not teach the class. */
  code: string | null
  teachers: { id: string; name: string; role: 'teacher' | 'co-teacher' }[]
  /** By family name; those who were taken out come last. */
  students: RosterStudent[]
  /** Newest first; none for those who do not teach the class. */
  assignments: ClassAssignment[]
}

/** A teacher of the school who may be asked to help. */
export type Colleague = { id: string; name: string }

/** What is told once and stored nowhere in clear: how a student signs in for the first time. */
export type FirstSignIn = { displayName: string; userName: string; password: string }

/** The class code under which these students sign in, and their slips. */
export type FirstSignIns = { className: string; code: string | null; students: FirstSignIn[] }

/** `in-class`: a student of this name is in the class already. */
export type NotAdded = { text: string; reason: SkippedLine['reason'] | 'in-class' }

/** Who was added, and who was not. */
export type AddedStudents = FirstSignIns & { skipped: NotAdded[] }

/** A group of a class as its teachers see it. */
export type GroupView = {
  id: string
  name: string
  /** Its members who are in the class now. */
  studentIds: string[]
  /** How many notes stand that were written for it. */
  notes: number
}

/** The groups of a class, and by family name the students who can be in them. */
export type ClassGroups = { className: string; students: { id: string; name: string }[]; groups: GroupView[] }
