import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit, readSchool } from '#db/access/school.ts'
import { acceptInvitation, readInvitation, resetByLink } from '#db/access/system/invitations.ts'
import { changeOwnName, readOwnAccount } from '#db/access/system/own-account.ts'
import { hashPassword } from '#db/access/system/password-hash.ts'
import { findActor } from '#db/access/system/sessions.ts'
import { signInWithEmail } from '#db/access/system/sign-in.ts'
import {
  inviteStaff,
  listStaff,
  makeResetLink,
  renameSchool,
  setAccountDisabled,
  withdrawInvitation,
} from '#db/access/system/staff.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { invitations } from '#db/schema/tables.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const notFound = { ok: false, error: { kind: 'not-found' } }
const forbidden = { ok: false, error: { kind: 'forbidden' } }
const password = 'quiet river seven'
const clock = testClock()
let database: TestDatabase
let make: Factories

beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

let count = 0
async function makeSchool() {
  count += 1
  const schoolId = await make.school({ name: `School ${count}` })
  const admin = await make.user({ schoolId, role: 'admin', displayName: 'Ada Solberg' })
  const passwordHash = await hashPassword(password)
  const email = `teacher${count}@school.example`
  const teacher = await make.user({ schoolId, role: 'teacher', email, passwordHash, displayName: 'Tom Reed' })
  return { schoolId, admin, teacher, email, ctx: await make.ctxFor(admin) }
}

async function inviteToken(ctx: Ctx, email: string | null = null): Promise<string> {
  const invited = await inviteStaff(ctx, { role: 'teacher', email })
  if (!invited.ok) throw new Error('The invitation was refused')
  return invited.value.token
}

async function resetToken(ctx: Ctx, userId: string): Promise<string> {
  const made = await makeResetLink(ctx, userId)
  if (!made.ok) throw new Error('The link was refused')
  return made.value.token
}

function newcomer(name = 'Ines Okoro') {
  count += 1
  return { displayName: name, email: `new${count}@school.example`, password }
}

test('an invitation makes one account, signed in, and works once', async () => {
  const { ctx, schoolId } = await makeSchool()
  const token = await inviteToken(ctx)
  expect(await readInvitation(make.system, token)).toMatchObject({ value: { kind: 'teacher', displayName: null } })
  const person = newcomer()
  const accepted = await acceptInvitation(make.system, token, person)
  if (!accepted.ok) throw new Error('The invitation was refused')
  expect(await findActor(make.system, accepted.value)).toMatchObject({
    value: { actor: { schoolId, role: 'teacher' } },
  })
  expect(await acceptInvitation(make.system, token, newcomer())).toEqual(notFound)
  expect(await readInvitation(make.system, token)).toEqual(notFound)
  const { email } = person
  expect(await signInWithEmail(make.system, { email, password, address: 'a' })).toMatchObject({ ok: true })
})

test('a link works for a week as an invitation and for a day as a reset, and its secret is not stored', async () => {
  const { ctx, teacher } = await makeSchool()
  const [invitation, reset] = [await inviteToken(ctx), await resetToken(ctx, teacher.userId)]
  const rows = JSON.stringify(await make.insert((tx) => tx.select().from(invitations)))
  for (const token of [invitation, reset]) expect(rows).not.toContain(token.split('.')[2])
  clock.advanceMinutes(24 * 60 - 1)
  expect(await readInvitation(make.system, reset)).toMatchObject({ value: { displayName: 'Tom Reed' } })
  clock.advanceMinutes(1)
  expect(await readInvitation(make.system, reset)).toEqual(notFound)
  expect(await resetByLink(make.system, reset, { password })).toEqual(notFound)
  expect(await readInvitation(make.system, invitation)).toMatchObject({ ok: true })
  clock.advanceMinutes(6 * 24 * 60)
  expect(await acceptInvitation(make.system, invitation, newcomer())).toEqual(notFound)
})

test('a token with another secret, another school or of no shape opens nothing', async () => {
  const [here, there] = [await makeSchool(), await makeSchool()]
  const [, id, secret] = (await inviteToken(here.ctx)).split('.')
  const tokens = [`${here.schoolId}.${id}.${secret}x`, `${here.schoolId}.${id}.`, `${there.schoolId}.${id}.${secret}`]
  for (const token of [...tokens, '', 'x', '..', `${here.schoolId}.${id}`]) {
    expect(await readInvitation(make.system, token)).toEqual(notFound)
    expect(await acceptInvitation(make.system, token, newcomer())).toEqual(notFound)
  }
  expect(await acceptInvitation(make.system, `${here.schoolId}.${id}.${secret}`, newcomer())).toMatchObject({
    ok: true,
  })
})

test('a withdrawn invitation works no more', async () => {
  const { ctx } = await makeSchool()
  const token = await inviteToken(ctx, 'ines@school.example')
  const school = await readSchool(ctx)
  if (!school.ok) throw new Error('The school was refused')
  expect(school.value.invitations).toMatchObject([{ kind: 'teacher', email: 'ines@school.example' }])
  const id = school.value.invitations[0]?.id ?? ''
  expect(await withdrawInvitation(ctx, id)).toEqual({ ok: true, value: null })
  expect(await acceptInvitation(make.system, token, newcomer())).toEqual(notFound)
  expect(await withdrawInvitation(ctx, id)).toEqual(notFound)
  expect(await readSchool(ctx)).toMatchObject({ value: { invitations: [] } })
})

test('nobody is invited twice to one school; a faulty form does not use the link up', async () => {
  const { ctx, email } = await makeSchool()
  const taken = { error: { kind: 'invalid', fields: { email: 'email-taken' } } }
  expect(await inviteStaff(ctx, { role: 'teacher', email })).toMatchObject(taken)
  const token = await inviteToken(ctx)
  expect(await acceptInvitation(make.system, token, { ...newcomer(), email })).toMatchObject(taken)
  expect(await acceptInvitation(make.system, token, { ...newcomer(), password: 'password' })).toMatchObject({
    error: { fields: { password: 'password-common' } },
  })
  expect(await acceptInvitation(make.system, token, newcomer())).toMatchObject({ ok: true })
})

test('a reset link sets the password once, ends other sessions, and only the newest works', async () => {
  const { ctx, teacher, email } = await makeSchool()
  const session = await make.ctxFor(teacher)
  if (session.actor === null) throw new Error('No actor')
  const old = await resetToken(ctx, teacher.userId)
  const token = await resetToken(ctx, teacher.userId)
  expect(await resetByLink(make.system, old, { password: 'a better river' })).toEqual(notFound)
  expect(await findActor(make.system, session.actor)).toMatchObject({ ok: true })
  expect(await resetByLink(make.system, token, { password: email })).toMatchObject({
    error: { fields: { password: 'password-is-name' } },
  })
  const reset = await resetByLink(make.system, token, { password: 'a better river' })
  if (!reset.ok) throw new Error('The reset was refused')
  expect(await findActor(make.system, session.actor)).toMatchObject({ ok: false })
  expect(await findActor(make.system, reset.value)).toMatchObject({ ok: true })
  expect(await resetByLink(make.system, token, { password: 'third river here' })).toEqual(notFound)
  expect(await signInWithEmail(make.system, { email, password, address: 'b' })).toMatchObject({ ok: false })
})

test('a reset link of a disabled account works no more, and none is made for one', async () => {
  const { ctx, teacher } = await makeSchool()
  const token = await resetToken(ctx, teacher.userId)
  await setAccountDisabled(ctx, { userId: teacher.userId, isDisabled: true })
  expect(await resetByLink(make.system, token, { password: 'a better river' })).toEqual(notFound)
  expect(await makeResetLink(ctx, teacher.userId)).toEqual(notFound)
})

test('an administrator sees the staff of the school and whether each account is in use', async () => {
  const { ctx, teacher, admin, email, schoolId } = await makeSchool()
  await makeSchool()
  await make.user({ schoolId, userName: 'mai' })
  await setAccountDisabled(ctx, { userId: teacher.userId, isDisabled: true })
  const staff = await listStaff(ctx)
  if (!staff.ok) throw new Error('The list was refused')
  expect(staff.value).toMatchObject([
    { userId: admin.userId, role: 'admin', hasPassword: false, disabledAt: null },
    { userId: teacher.userId, role: 'teacher', hasPassword: true, email, disabledAt: clock.now() },
  ])
})

test('nobody disables themselves, and a school keeps an administrator', async () => {
  const { ctx, admin } = await makeSchool()
  expect(await setAccountDisabled(ctx, { userId: admin.userId, isDisabled: true })).toMatchObject({
    error: { fields: { userId: 'own-account' } },
  })
})

test('only an administrator manages a school, and only their own', async () => {
  const [here, there] = [await makeSchool(), await makeSchool()]
  const student = await make.user({ schoolId: here.schoolId })
  const own = await make.ctxFor(here.teacher)
  // A token that claims more than its row says: the database has the last word.
  const pretended = own.actor && { ...own, actor: { ...own.actor, role: 'admin' as const } }
  if (!pretended) throw new Error('No actor')
  for (const ctx of [own, pretended, await make.ctxFor(student)]) {
    expect(await listStaff(ctx)).toEqual(forbidden)
    expect(await inviteStaff(ctx, { role: 'admin', email: null })).toEqual(forbidden)
    expect(await makeResetLink(ctx, here.admin.userId)).toEqual(forbidden)
    expect(await setAccountDisabled(ctx, { userId: here.admin.userId, isDisabled: true })).toEqual(forbidden)
    expect(await renameSchool(ctx, { schoolName: 'Mine' })).toEqual(forbidden)
  }
  expect(await readSchool(own)).toEqual(forbidden)
  expect(await listAudit(own, { before: null })).toEqual(forbidden)
  await inviteToken(there.ctx)
  expect(await readSchool(pretended)).toMatchObject({ value: { invitations: [] } })
  expect(await listAudit(pretended, { before: null })).toEqual({ ok: true, value: { entries: [], next: null } })
  expect(await makeResetLink(here.ctx, there.teacher.userId)).toEqual(notFound)
  expect(await setAccountDisabled(here.ctx, { userId: there.teacher.userId, isDisabled: true })).toEqual(notFound)
  const foreign = await readSchool(there.ctx)
  const id = (foreign.ok && foreign.value.invitations[0]?.id) || ''
  expect(await withdrawInvitation(here.ctx, id)).toEqual(notFound)
})

test('the audit log tells who did what to whom, the newest first, page by page', async () => {
  const { ctx, teacher, schoolId } = await makeSchool()
  for (let round = 1; round <= 30; round += 1) {
    clock.advanceMinutes(round % 2)
    await setAccountDisabled(ctx, { userId: teacher.userId, isDisabled: true })
    await setAccountDisabled(ctx, { userId: teacher.userId, isDisabled: false })
  }
  clock.advanceMinutes(1)
  await renameSchool(ctx, { schoolName: 'Harbour School' })
  const first = await listAudit(ctx, { before: null })
  if (!first.ok) throw new Error('The log was refused')
  expect(first.value.entries).toHaveLength(50)
  expect(first.value.entries[0]).toMatchObject({ action: 'school-renamed', actorName: 'Ada Solberg' })
  expect(first.value.entries[1]).toMatchObject({ actorName: 'Ada Solberg', subjectName: 'Tom Reed' })
  const second = await listAudit(ctx, { before: first.value.next })
  if (!second.ok) throw new Error('The log was refused')
  const all = [...first.value.entries, ...second.value.entries]
  expect(new Set(all.map(({ id }) => id)).size).toBe(61)
  expect(all.map(({ at }) => at.getTime())).toEqual(all.map(({ at }) => at.getTime()).sort((a, b) => b - a))
  expect(second.value.next).toBeNull()
  const foreign = await makeSchool()
  expect(await listAudit(foreign.ctx, { before: first.value.next })).toMatchObject({ value: { entries: [] } })
  expect(schoolId).not.toBe(foreign.schoolId)
})

test('who opens a link while signed in at another school is not written into the log of this one', async () => {
  const [here, there] = [await makeSchool(), await makeSchool()]
  const token = await inviteToken(here.ctx)
  clock.advanceMinutes(1)
  await acceptInvitation(there.ctx, token, newcomer('Ines Okoro'))
  const log = await listAudit(here.ctx, { before: null })
  expect(log).toMatchObject({
    value: { entries: [{ action: 'teacher-link-used', actorName: 'Ines Okoro', subjectName: 'Ines Okoro' }, {}] },
  })
})

test('staff change their own name, students do not', async () => {
  const { teacher, schoolId } = await makeSchool()
  const ctx = await make.ctxFor(teacher)
  expect(await changeOwnName(ctx, { displayName: 'Tomas Reed' })).toMatchObject({ ok: true })
  expect(await readOwnAccount(ctx)).toMatchObject({ value: { displayName: 'Tomas Reed' } })
  const student = await make.ctxFor(await make.user({ schoolId }))
  expect(await changeOwnName(student, { displayName: 'The King' })).toEqual(forbidden)
})
