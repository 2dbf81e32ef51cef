import { VercelClient, VercelPool } from '@vercel/postgres'
import { count, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/vercel-postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withActor } from '#db/access/with-actor.ts'
import { type Db, databaseKind } from '#db/client.ts'
import { makeFactories } from '#db/factories.ts'
import * as schema from '#db/schema/tables.ts'
import { ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { startWebSocketProxy } from '#tests/support/websocket-proxy.ts'

let database: TestDatabase
let proxy: Awaited<ReturnType<typeof startWebSocketProxy>>
let pool: VercelPool
let db: Db

beforeAll(async () => {
  database = await openTestDatabase()
  proxy = await startWebSocketProxy()
  class ProxiedClient extends VercelClient {
    constructor(config: ConstructorParameters<typeof VercelClient>[0]) {
      super(config)
      this.neonConfig.wsProxy = (host: string, port: number | string) =>
        `127.0.0.1:${proxy.port}/v1?address=${host}:${port}`
      this.neonConfig.useSecureWebSocket = false
      this.neonConfig.pipelineTLS = false
      this.neonConfig.pipelineConnect = false
    }
  }
  pool = new VercelPool({ connectionString: database.url ?? '', max: 4 })
  pool.Client = ProxiedClient
  db = drizzle({ client: pool, schema })
})
afterAll(async () => {
  await pool.end()
  await proxy.close()
  await database.close()
})

test('a pooled host is reached by @vercel/postgres, any other Postgres by pg, none is embedded', () => {
  expect(databaseKind('postgres://a:b@ep-cool-1234-pooler.eu.example.org/db')).toBe('vercel')
  expect(databaseKind('postgres://a:b@db.example.org/db')).toBe('pg')
  expect(databaseKind(null)).toBe('pglite')
})

test('the access layer works through @vercel/postgres, role and policies included', async () => {
  const make = makeFactories(db, testClock().now)
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const stranger = await make.user({ schoolId, role: 'teacher' })
  await make.classOf({ teacher })
  const classesOf = async (user: typeof teacher) =>
    withActor(await make.ctxFor(user), async (tx) => ok(await tx.select({ n: count() }).from(schema.classes)))
  expect(await classesOf(teacher)).toEqual(ok([{ n: 1 }]))
  expect(await classesOf(stranger)).toEqual(ok([{ n: 0 }]))
})

test('an interactive transaction reads its own writes and rolls back as a whole', async () => {
  const make = makeFactories(db, testClock().now)
  const schoolId = await make.school({ name: 'Before' })
  const failed = make.insert(async (tx) => {
    await tx.update(schema.schools).set({ name: 'After' }).where(eq(schema.schools.schoolId, schoolId))
    const [row] = await tx
      .select({ name: schema.schools.name })
      .from(schema.schools)
      .where(eq(schema.schools.schoolId, schoolId))
    expect(row?.name).toBe('After')
    throw new Error('changed my mind')
  })
  await expect(failed).rejects.toThrow('changed my mind')
  const [row] = await make.insert((tx) =>
    tx.select({ name: schema.schools.name }).from(schema.schools).where(eq(schema.schools.schoolId, schoolId)),
  )
  expect(row?.name).toBe('Before')
})
