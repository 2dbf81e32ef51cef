import { decode, encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { readClaim, TokenReader } from '#app/_server/session-token.ts'

const secret = 'a secret of more than sixteen characters'
const claim = { schoolId: 's', userId: 'u', sessionId: 'x' }
const now = () => new Date()

async function tokenOf(content: Record<string, unknown>, maxAge = 3600, by = secret): Promise<string> {
  return encode({ token: content, secret: by, maxAge })
}

test('a token says what next-auth’s own decode finds in it, at the first and at every later look', async () => {
  const reader = new TokenReader(secret, now)
  for (const token of [await tokenOf({ claim }), await tokenOf({ claim: { ...claim, userId: 'v' } })]) {
    const decoded = readClaim((await decode({ token, secret }))?.['claim'])
    expect(decoded).not.toBeNull()
    expect(await reader.read(token)).toEqual(decoded)
    expect(await reader.read(token)).toEqual(decoded)
  }
})

test('a token of another secret, one tampered with and what is no token say nothing', async () => {
  const reader = new TokenReader(secret, now)
  const token = await tokenOf({ claim })
  expect(await reader.read(token)).toEqual(claim)
  const [head, key, iv, text = '', tag] = token.split('.')
  const changed = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
  expect(await reader.read([head, key, iv, changed, tag].join('.'))).toBeNull()
  expect(await reader.read([head, key, iv, text, tag?.slice(0, 8)].join('.'))).toBeNull()
  expect(await reader.read(await tokenOf({ claim }, 3600, 'another secret, just as long'))).toBeNull()
  expect(await reader.read('')).toBeNull()
  expect(await reader.read('a.b.c.d.e')).toBeNull()
})

test('a token without a claim of our shape says nothing', async () => {
  const reader = new TokenReader(secret, now)
  expect(await reader.read(await tokenOf({ name: 'Lena' }))).toBeNull()
  expect(await reader.read(await tokenOf({ claim: { ...claim, sessionId: 7 } }))).toBeNull()
})

test('a token that was read before says nothing once it is past its end, as next-auth says of it', async () => {
  let passedMs = 0
  const reader = new TokenReader(secret, () => new Date(Date.now() + passedMs))
  const token = await tokenOf({ claim }, 60)
  expect(await reader.read(token)).toEqual(claim)
  passedMs = 70_000
  expect(await reader.read(token)).toEqual(claim)
  passedMs = 80_000
  expect(await reader.read(token)).toBeNull()
  await expect(decode({ token: await tokenOf({ claim }, -20), secret })).rejects.toThrow()
  expect(await new TokenReader(secret, now).read(await tokenOf({ claim }, -20))).toBeNull()
})
