import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInToDemo } from '#db/access/system/demo-sign-in.ts'
import { acceptInvitation, readInvitation, resetByLink } from '#db/access/system/invitations.ts'
import { findClassToJoin, joinAsNewStudent } from '#db/access/system/join-class.ts'
import { endSession, findActor } from '#db/access/system/sessions.ts'
import { isSetupLinkValid, setUpSchool } from '#db/access/system/set-up.ts'
import { signInWithCode, signInWithEmail } from '#db/access/system/sign-in.ts'
import type { SystemCtx } from '#db/ctx.ts'
import { ok } from '#domain/result.ts'
import { inUndoneTransaction, rowsAtFirst } from '#tests/support/matrix/ask.ts'
import { leakedTo } from '#tests/support/matrix/secrets.ts'
import { actsForNobody } from '#tests/support/matrix/without-actor.ts'
import { makeWorld, type World, worldCode } from '#tests/support/matrix/world.ts'

let world: World
let before: string
beforeAll(async () => {
  world = await makeWorld()
  before = await rowsAtFirst(world)
})
afterAll(() => world.database.close())

const address = '192.0.2.7'
const code = '0000-0000'
const account = { displayName: 'An Intruder', password: 'seven white geese' }

/** Each function that asks for a proof, with a proof that is wrong. */
const wrong: Readonly<Record<string, (ctx: SystemCtx, world: World) => Promise<unknown>>> = {
  'system/sign-in.signInWithEmail': (ctx) =>
    signInWithEmail(ctx, { email: 'm-mail-own@example.org', password: 'not the password', address }),
  'system/sign-in.signInWithCode': (ctx) =>
    signInWithCode(ctx, { code: worldCode, userName: 'm-user-self', password: 'not the password', address }),
  'system/sessions.findActor': (ctx, { people }) => findActor(ctx, { ...claimOf(people.own), sessionId: randomUUID() }),
  'system/sessions.endSession': async (ctx, { actors, people }) =>
    endSession(ctx, { ...claimOf(people.self), sessionId: actors.own?.sessionId ?? '' }),
  'system/invitations.readInvitation': (ctx, w) => readInvitation(ctx, tokenOf(w)),
  'system/invitations.acceptInvitation': (ctx, w) =>
    acceptInvitation(ctx, tokenOf(w), { ...account, email: 'intruder@example.org' }),
  'system/invitations.resetByLink': (ctx, w) => resetByLink(ctx, tokenOf(w), account),
  'system/join-class.findClassToJoin': (ctx) => findClassToJoin(ctx, { code, address }),
  'system/join-class.joinAsNewStudent': (ctx) =>
    joinAsNewStudent(ctx, { ...account, code, userName: 'intruder', address }),
  'system/set-up.isSetupLinkValid': async (ctx) => ok(await isSetupLinkValid(ctx, 'not the secret')),
  'system/set-up.setUpSchool': (ctx) =>
    setUpSchool(ctx, 'not the secret', { ...account, schoolName: 'Mine', email: 'intruder@example.org' }),
  'system/demo-sign-in.signInToDemo': (ctx) => signInToDemo(ctx, 'teacher'),
}

function claimOf({ schoolId, userId }: { schoolId: string; userId: string }) {
  return { schoolId, userId }
}

/** The address of an invitation that waits, with another secret. */
function tokenOf({ schools, invitationId }: World): string {
  return `${schools.a}.${invitationId}.not-the-secret`
}

test('every function that asks for a proof is tried with a wrong one', () => {
  const asking = Object.entries(actsForNobody).filter(([, authority]) => 'proof' in authority)
  expect(Object.keys(wrong).toSorted()).toEqual(asking.map(([name]) => name).toSorted())
})

/** These two say yes or no rather than refuse: nothing is valid, nothing ends. */
const answers = new Map<string, unknown>([
  ['system/set-up.isSetupLinkValid', ok(false)],
  ['system/sessions.endSession', ok(null)],
])

test.each(Object.entries(wrong))('%s: a wrong proof opens nothing and changes nothing', async (name, call) => {
  const answer = await inUndoneTransaction(world, (ctx) => call(ctx, world))
  if (answers.has(name)) expect(answer).toEqual(answers.get(name))
  else expect(answer).toMatchObject({ ok: false })
  expect(leakedTo('nobody', answer)).toEqual([])
})

test('wrong proofs, all of them, leave every row as it was', async () => {
  for (const call of Object.values(wrong)) await call(world.make.system, world)
  expect(await rowsAtFirst(world)).toBe(before)
})
