import pg from 'pg'

/**
 * Runs works that all need one attempt's row, surely at the same time: the row is held until each of them waits for it, on a
 * connection of its own, in the order in which they are given. Gives their results in that order.
 */
export async function inLine<const Works extends readonly (() => Promise<unknown>)[]>(
  databaseUrl: string | null,
  attemptId: string,
  works: Works,
): Promise<{ [Index in keyof Works]: Awaited<ReturnType<Works[Index]>> }> {
  if (databaseUrl === null) throw new Error('Only a real PostgreSQL has more than one connection')
  const holder = new pg.Client({ connectionString: databaseUrl })
  await holder.connect()
  try {
    await holder.query('begin')
    await holder.query('select 1 from attempts where id = $1 for update', [attemptId])
    const results: Promise<unknown>[] = []
    for (const work of works) {
      results.push(work())
      await untilWaiting(holder, results.length)
    }
    await holder.query('commit')
    return (await Promise.all(results)) as { [Index in keyof Works]: Awaited<ReturnType<Works[Index]>> }
  } finally {
    await holder.end()
  }
}

/** Asks until so many connections wait for a lock in this database. The test's own time limit ends a wait in vain. */
async function untilWaiting(client: pg.Client, count: number): Promise<void> {
  for (;;) {
    // Within a transaction the list of connections is kept as it was first seen: one that is opened later would never show.
    await client.query('select pg_stat_clear_snapshot()')
    const { rows } = await client.query(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
    if (rows[0]?.n >= count) return
  }
}
