import { expect, test } from 'vitest'
import { EnvError, readEnv } from '#app/_server/env.ts'

const secret = 'a-secret-of-some-length'

test('without any setting Postil uses the embedded database on port 3000', () => {
  expect(readEnv({})).toEqual({
    port: 3000,
    dataDir: '.data',
    wantsDemo: false,
    databaseUrl: null,
    publicUrl: null,
    secret: null,
    isServerless: false,
  })
})

test('DATABASE_URL wins over POSTGRES_URL, and an empty value counts as absent', () => {
  const both = { DATABASE_URL: 'postgres://one/db', POSTGRES_URL: 'postgres://two/db', NEXTAUTH_SECRET: secret }
  expect(readEnv(both).databaseUrl).toBe('postgres://one/db')
  expect(readEnv({ ...both, DATABASE_URL: '' }).databaseUrl).toBe('postgres://two/db')
})

test.each([
  [{ PORT: 'eighty' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ DATABASE_URL: 'mysql://x/y', NEXTAUTH_SECRET: secret }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'postgres://x/y' }, 'NEXTAUTH_SECRET'],
  [{ NEXTAUTH_URL: 'postil.example' }, 'NEXTAUTH_URL'],
  [{ NEXTAUTH_SECRET: 'short' }, 'NEXTAUTH_SECRET'],
  [{ VERCEL: '1' }, 'POSTGRES_URL'],
])('wrong settings are refused by name: %o', (source, name) => {
  expect(() => readEnv(source as Record<string, string>)).toThrow(EnvError)
  expect(() => readEnv(source as Record<string, string>)).toThrow(name)
})
