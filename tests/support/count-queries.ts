import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import pg from 'pg'
import type { Db } from '#db/client.ts'
import * as schema from '#db/schema/tables.ts'
import type { TestDatabase } from './database.ts'

export type QueryCounter = {
  /** The same database, through which every query is written down. */
  db: Db
  /** Runs `work` and gives the queries it sent, without those that frame a transaction and set its role. */
  queriesOf: (work: () => Promise<unknown>) => Promise<string[]>
}

/** A second handle on a test database that counts, on either engine. Put its `db` into a context. */
export function queryCounter({ db }: TestDatabase): QueryCounter {
  const seen: string[] = []
  const logger = { logQuery: (query: string) => void seen.push(query) }
  const client: unknown = '$client' in db ? db.$client : null
  const counting = handleOn(client, logger)
  async function queriesOf(work: () => Promise<unknown>): Promise<string[]> {
    seen.length = 0
    await work()
    return seen.filter((query) => !/^(begin|commit|rollback|set transaction|select set_config\()/i.test(query))
  }
  return { db: counting, queriesOf }
}

function handleOn(client: unknown, logger: { logQuery: (query: string) => void }): Db {
  if (client instanceof PGlite) return drizzlePglite({ client, schema, logger })
  if (client instanceof pg.Pool) return drizzlePg({ client, schema, logger })
  throw new Error('This test database has no client that can be counted')
}
