/**
 * A process of its own that writes rows into an embedded database and says on stdout which are acknowledged, until it
 * is killed. Started by tests/integration/embedded-crash.pglite.test.ts with tsx.
 */
import { sql } from 'drizzle-orm'
import { openDatabase } from '#db/client.ts'

const dataDir = process.argv[2] ?? ''
const { db } = await openDatabase({ url: null, dataDir, isServerless: false })
await db.execute(sql`create table if not exists written (n integer primary key)`)
for (let n = 1; ; n += 1) {
  await db.transaction(async (tx) => {
    await tx.execute(sql`insert into written (n) values (${n})`)
  })
  process.stdout.write(`${n}\n`)
}
