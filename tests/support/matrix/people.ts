import { findActor } from '#db/access/system/sessions.ts'
import type { Factories, MadeUser } from '#db/factories.ts'
import { sessions } from '#db/schema/tables.ts'
import type { Actor } from '#domain/policy.ts'

/** Everybody who asks: each row of the matrix is tried with all of them. */
export const actorNames = [
  'own',
  'co',
  'foreign',
  'admin',
  'self',
  'classmate',
  'otherStudent',
  'removed',
  'strangeTeacher',
  'strangeAdmin',
  'strangeStudent',
  'nobody',
  'expired',
] as const
export type ActorName = (typeof actorNames)[number]
export type PersonName = Exclude<ActorName, 'nobody' | 'expired'>

/** Who teaches the class in question, and who belongs to it. */
export const teaching = ['own', 'co'] as const
export const members = ['own', 'co', 'self', 'classmate'] as const
export const staff = ['own', 'co', 'foreign', 'admin', 'strangeTeacher', 'strangeAdmin'] as const
export const students = ['self', 'classmate', 'otherStudent', 'removed', 'strangeStudent'] as const
export const signedIn = [...staff, ...students] as const

export type People = Record<PersonName, MadeUser>

const roles: Record<PersonName, MadeUser['role']> = {
  own: 'teacher',
  co: 'teacher',
  foreign: 'teacher',
  admin: 'admin',
  self: 'student',
  classmate: 'student',
  otherStudent: 'student',
  removed: 'student',
  strangeTeacher: 'teacher',
  strangeAdmin: 'admin',
  strangeStudent: 'student',
}

export function isPerson(name: ActorName): name is PersonName {
  return name !== 'nobody' && name !== 'expired'
}

/** One account for each person: the strange ones in school B, all others in school A; everybody has the same password. */
export async function makePeople(
  make: Factories,
  schools: { a: string; b: string },
  passwordHash: string,
): Promise<People> {
  const person = (name: PersonName) =>
    make.user({
      schoolId: name.startsWith('strange') ? schools.b : schools.a,
      role: roles[name],
      displayName: `M-NAME-${name}`,
      ...(roles[name] === 'student' ? { userName: `m-user-${name}` } : { email: `m-mail-${name}@example.org` }),
      passwordHash,
    })
  return {
    own: await person('own'),
    co: await person('co'),
    foreign: await person('foreign'),
    admin: await person('admin'),
    self: await person('self'),
    classmate: await person('classmate'),
    otherStudent: await person('otherStudent'),
    removed: await person('removed'),
    strangeTeacher: await person('strangeTeacher'),
    strangeAdmin: await person('strangeAdmin'),
    strangeStudent: await person('strangeStudent'),
  }
}

/** The actor of each name, as the session check finds it: nobody for a session that is past its end. */
export async function findActors(make: Factories, people: People): Promise<Record<ActorName, Actor | null>> {
  const found = async (name: PersonName, expiresAt: Date) => {
    const { schoolId, userId } = people[name]
    const { newId, now } = make.system
    const sessionId = newId()
    const createdAt = new Date(now().getTime() - 48 * 60 * 60 * 1000)
    await make.insert((tx) => tx.insert(sessions).values({ schoolId, id: sessionId, userId, createdAt, expiresAt }))
    const result = await findActor(make.system, { schoolId, userId, sessionId })
    return result.ok ? result.value.actor : null
  }
  const tomorrow = new Date(make.system.now().getTime() + 24 * 60 * 60 * 1000)
  const aMomentAgo = new Date(make.system.now().getTime() - 1)
  return {
    own: await found('own', tomorrow),
    co: await found('co', tomorrow),
    foreign: await found('foreign', tomorrow),
    admin: await found('admin', tomorrow),
    self: await found('self', tomorrow),
    classmate: await found('classmate', tomorrow),
    otherStudent: await found('otherStudent', tomorrow),
    removed: await found('removed', tomorrow),
    strangeTeacher: await found('strangeTeacher', tomorrow),
    strangeAdmin: await found('strangeAdmin', tomorrow),
    strangeStudent: await found('strangeStudent', tomorrow),
    nobody: null,
    expired: await found('own', aMomentAgo),
  }
}
