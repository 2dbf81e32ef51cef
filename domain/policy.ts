/**
 * Decides who may do what: every permission of Postil on one page. The access layer asks it with facts it has read in
 * the same transaction; row-level security in the database says the same a second time.
 */
import { assertNever } from './assert-never.ts'
import type { Audience } from './notes/audiences.ts'

export type SchoolRole = 'admin' | 'teacher' | 'student'
export type ClassRole = 'teacher' | 'co-teacher' | 'student'

/** Who acts: one account of one school in one session. */
export type Actor = {
  schoolId: string
  userId: string
  /** The session row that is checked at each request. */
  sessionId: string
  role: SchoolRole
}

/** What must be known before each action is decided; `classRole` is the actor's present role in the class, null for none. */
export type Facts = {
  'school.manage': Record<string, never>
  'class.create': Record<string, never>
  'article.create': Record<string, never>
  'class.view': { classRole: ClassRole | null }
  'class.manage': { classRole: ClassRole | null }
  'roster.view': { classRole: ClassRole | null }
  'roster.manage': { classRole: ClassRole | null }
  'assignment.manage': { classRole: ClassRole | null }
  'progress.view': { classRole: ClassRole | null }
  'attempt.mark': { classRole: ClassRole | null }
  /** To keep a list of one's own words for marking. */
  'phrases.keep': Record<string, never>
  /** To keep how texts are set for oneself. */
  'preferences.keep': Record<string, never>
  /** To know that an assignment exists, on the home page for example. */
  'assignment.see': { classRole: ClassRole | null; isWithdrawn: boolean }
  /** To read its text and to write notes on it; `isOpen`: the student's own opening time has come. */
  'assignment.read': { classRole: ClassRole | null; isOpen: boolean; isWithdrawn: boolean }
  'attempt.take': { classRole: ClassRole | null; isOpen: boolean; isWithdrawn: boolean }
  'attempt.view': { classRole: ClassRole | null; isOwn: boolean }
  'article.view': { isOwner: boolean; isAssigned: boolean }
  'article.edit': { isOwner: boolean }
  'quiz.edit': { isOwner: boolean }
  /** To see a whole question with its key, as a teacher. */
  'quiz.preview': { isOwner: boolean; isTaught: boolean }
  'note.view': {
    classRole: ClassRole | null
    isAuthor: boolean
    audience: Audience
    isDeleted: boolean
    /** Hidden by a teacher. */
    isHidden: boolean
    /** Whether the actor is now in the group it is for. */
    isInGroup: boolean
    /** A classmate wrote it, and the actor has yet to write a note of their own first. */
    isAwaitingOwn: boolean
  }
  'note.edit': { classRole: ClassRole | null; isAuthor: boolean }
  /** Of a note that the actor sees. */
  'reply.view': {
    classRole: ClassRole | null
    isAuthor: boolean
    isDeleted: boolean
    isHidden: boolean
    isAwaitingOwn: boolean
  }
  /** To say that a question is answered. */
  'note.answered': { classRole: ClassRole | null; isAuthor: boolean }
  /** To tell the teachers of what somebody else wrote. */
  'talk.report': { classRole: ClassRole | null; isAuthor: boolean }
  /** To hide a note or reply from the class, and to settle what students have reported. */
  'talk.moderate': { classRole: ClassRole | null }
}
export type Action = keyof Facts

/** Whether `actor` may do `action`, given the facts. Pure, and total over the actions. */
export function can<A extends Action>(actor: Actor, action: A, facts: Facts[A]): boolean {
  return decide(actor, { action, facts } as Question)
}

type Question = { [A in Action]: { action: A; facts: Facts[A] } }[Action]

function decide(actor: Actor, question: Question): boolean {
  switch (question.action) {
    case 'school.manage':
      return actor.role === 'admin'
    case 'class.create':
    case 'article.create':
    case 'phrases.keep':
      return actor.role !== 'student'
    case 'preferences.keep':
      return true
    case 'class.view':
      return question.facts.classRole !== null || actor.role === 'admin'
    case 'class.manage':
    case 'assignment.manage':
    case 'progress.view':
    case 'attempt.mark':
    case 'talk.moderate':
      return teaches(question.facts.classRole)
    case 'roster.view':
    case 'roster.manage':
      return teaches(question.facts.classRole) || actor.role === 'admin'
    case 'assignment.see':
      return (
        teaches(question.facts.classRole) || (question.facts.classRole === 'student' && !question.facts.isWithdrawn)
      )
    case 'assignment.read':
      return (
        teaches(question.facts.classRole) ||
        (question.facts.classRole === 'student' && question.facts.isOpen && !question.facts.isWithdrawn)
      )
    case 'attempt.take':
      return question.facts.classRole === 'student' && question.facts.isOpen && !question.facts.isWithdrawn
    case 'attempt.view':
      return teaches(question.facts.classRole) || (question.facts.classRole === 'student' && question.facts.isOwn)
    case 'article.view':
      return question.facts.isOwner || question.facts.isAssigned
    case 'article.edit':
    case 'quiz.edit':
      return question.facts.isOwner && actor.role !== 'student'
    case 'quiz.preview':
      return question.facts.isOwner || question.facts.isTaught
    case 'note.view':
      return mayViewNote(question.facts)
    case 'reply.view':
      return mayViewReply(question.facts)
    case 'note.answered':
      return teaches(question.facts.classRole) || (question.facts.classRole !== null && question.facts.isAuthor)
    case 'talk.report':
      return question.facts.classRole === 'student' && !question.facts.isAuthor
    case 'note.edit':
      return question.facts.isAuthor && question.facts.classRole !== null
    default:
      return assertNever(question)
  }
}

function teaches(role: ClassRole | null): boolean {
  return role === 'teacher' || role === 'co-teacher'
}

function mayViewNote(facts: Facts['note.view']): boolean {
  if (facts.classRole === null) return false
  if (facts.isAuthor) return true
  if (facts.isDeleted || facts.audience === 'me') return false
  if (teaches(facts.classRole)) return true
  if (facts.isHidden || facts.isAwaitingOwn) return false
  switch (facts.audience) {
    case 'teacher':
      return false
    case 'group':
      return facts.isInGroup
    case 'class':
      return true
    default:
      return assertNever(facts.audience)
  }
}

function mayViewReply({ classRole, isAuthor, isDeleted, isHidden, isAwaitingOwn }: Facts['reply.view']): boolean {
  if (classRole === null) return false
  if (isAuthor) return true
  return !isDeleted && (teaches(classRole) || !(isHidden || isAwaitingOwn))
}
