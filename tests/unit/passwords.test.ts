import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonPasswords } from '#domain/account/common-passwords.ts'
import { passwordFault } from '#domain/account/password-rules.ts'
import { displayNameSchema, emailSchema, userNameSchema } from '#domain/account/schema.ts'
import { firstPassword } from '#domain/class/first-password.ts'
import { firstPasswordWords } from '#domain/class/first-password-words.ts'
import { foldCase } from '#domain/fold-text.ts'

test('a password has 8 to 200 characters, however they are encoded', () => {
  expect(passwordFault('sieben7', [])).toBe('password-too-short')
  expect(passwordFault('🙂'.repeat(7), [])).toBe('password-too-short')
  expect(passwordFault('🙂🙁🙂🙁🙂🙁🙂🙁', [])).toBeNull()
  expect(passwordFault('ab'.repeat(100), [])).toBeNull()
  expect(passwordFault('ab'.repeat(101), [])).toBe('password-too-long')
})

test('the commonest passwords are refused in whatever case', () => {
  for (const password of ['password', 'PassWord123', 'QWERTZUIOP', 'aaaaaaaaaa', 'Iloveyou']) {
    expect(passwordFault(password, [])).toBe('password-common')
  }
})

test('a password is not the name or address one signs in with', () => {
  expect(passwordFault('Mai.Nguyen', ['mai.nguyen', null])).toBe('password-is-name')
  expect(passwordFault('mai.nguyen@school.example', ['mai.nguyen@school.example'])).toBe('password-is-name')
  expect(passwordFault('mai.nguyen', ['mai.nguyen@school.example'])).toBe('password-is-name')
  expect(passwordFault('mai.nguyen reads', ['mai.nguyen'])).toBeNull()
})

test('the list of common passwords holds only what its rule can meet', () => {
  expect(commonPasswords.size).toBeGreaterThanOrEqual(200)
  for (const password of commonPasswords) {
    expect(foldCase(password)).toBe(password)
    expect(Array.from(password).length).toBeGreaterThanOrEqual(8)
  }
})

test('first passwords are drawn from 256 different words and are always allowed', () => {
  expect(new Set(firstPasswordWords).size).toBe(256)
  expect(firstPasswordWords.every((word) => /^[a-z]{3,9}$/.test(word))).toBe(true)
  expect(firstPassword(Uint8Array.of(0, 1, 255, 0, 147))).toBe('acorn-alarm-zebra-47')
  expect(() => firstPassword(new Uint8Array(4))).toThrow(RangeError)
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), (bytes) => {
      const password = firstPassword(bytes)
      expect(password).toMatch(/^[a-z]+-[a-z]+-[a-z]+-\d\d$/)
      expect(passwordFault(password, [])).toBeNull()
    }),
  )
})

test('e-mail addresses are compared in one form', () => {
  expect(emailSchema.parse('  Ms.Okafor@School.Example ')).toBe('ms.okafor@school.example')
  const message = (value: string) => emailSchema.safeParse(value).error?.issues[0]?.message
  expect(message('  ')).toBe('email-missing')
  expect(message('nobody')).toBe('email-invalid')
  expect(message(`${'a'.repeat(250)}@b.example`)).toBe('email-too-long')
})

test('user names take letters of every script and no spaces', () => {
  expect(userNameSchema.parse(' Le.Thi_Mai-2 ')).toBe('le.thi_mai-2')
  expect(userNameSchema.parse('МАЙ')).toBe('май')
  expect(userNameSchema.parse('zoe\u0308')).toBe('zoë')
  for (const bad of ['x', '', '.ab', 'a b', 'a@b', 'a/b', 'x'.repeat(61), '🙂🙂']) {
    expect(userNameSchema.safeParse(bad).success).toBe(false)
  }
})

test('a display name is one line', () => {
  expect(displayNameSchema.parse(' Lê\n Thị\u0000\tMai ')).toBe('Lê Thị Mai')
  expect(displayNameSchema.safeParse(' \n ').success).toBe(false)
  expect(displayNameSchema.safeParse('x'.repeat(121)).success).toBe(false)
})
