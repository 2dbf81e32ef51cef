import type { Db } from '#db/client.ts'
import type { ResponseEvent, SaveReply } from '#domain/quiz/schema.ts'
import { now } from '../open-context.ts'
import type { Exchange, SentRequest } from './network.ts'

/**
 * Negative controls: each takes one protection away, outside of the program under test, and the drill must then find
 * fault. Why they stand here and not behind a switch of the server: docs/decisions/0010.
 */
export const breaks = ['ack-before-commit', 'no-unique-key', 'async-commit'] as const
export type Break = (typeof breaks)[number]

/**
 * Commits stop waiting for the disk, though the server asks for it in each transaction: its `set_config` finds another one
 * first, and however it asks, a trigger that fires at the very end of a transaction has the last word. The log's writer, which
 * would bring commits to the disk within a fifth of a second, rests as long as it can, so that a slow machine shows it too.
 */
const asyncCommit = [
  "alter system set wal_writer_delay = '10s'",
  "alter system set wal_writer_flush_after = '1GB'",
  'select pg_reload_conf()',
  `create function public.set_config(name text, value text, is_local boolean) returns text language sql as
   $$ select pg_catalog.set_config(name, case name when 'synchronous_commit' then 'off' else value end, is_local) $$`,
  'alter role current_user set search_path = public, pg_catalog',
  `create function drill_async_commit() returns trigger language plpgsql as
   $$ begin perform set_config('synchronous_commit', 'off', true); return null; end $$`,
  ...['response_events', 'submissions'].map(
    (table) => `create constraint trigger drill_async_commit after insert on ${table}
      deferrable initially deferred for each row execute function drill_async_commit()`,
  ),
]

/**
 * A retry is stored again. The unique key goes; so does the primary key, which would notice the same sequence twice; and
 * whoever saves no longer sees what is stored, or it would recognise the retry before any key had to.
 */
const noUniqueKey = [
  'alter table response_events drop constraint response_events_client_event',
  `do $$ declare name text; begin
     select conname into strict name from pg_constraint where conrelid = 'response_events'::regclass and contype = 'p';
     execute format('alter table response_events drop constraint %I', name);
   end $$`,
  'create policy drill_unseen on response_events as restrictive for select to postil_user using (false)',
]

const statements: Record<Break, readonly string[]> = {
  'ack-before-commit': [],
  'no-unique-key': noUniqueKey,
  'async-commit': asyncCommit,
}

export async function breakDatabase(db: Db, broken: Break): Promise<void> {
  for (const statement of statements[broken]) await db.execute(statement)
}

/**
 * What a server would say that does not wait for its commit: where the commit came it is the same, and where server or
 * database ended before it, the answers are acknowledged all the same.
 */
export function acknowledgingAnyway(exchange: Exchange): Exchange {
  const lastSeqs = new Map<number, number>()
  return async (request, hangUpAfterMs) => {
    const reply = await exchange(request, hangUpAfterMs)
    if (!request.url.endsWith('/responses')) return reply
    if (reply?.status === 200) learnSeqs(JSON.parse(reply.text), lastSeqs)
    if (reply !== null && reply.status < 500) return reply
    return { status: 200, text: JSON.stringify(promise(request, lastSeqs)), retryAfter: null }
  }
}

function learnSeqs({ receipts }: SaveReply, lastSeqs: Map<number, number>): void {
  for (const { position, seq } of receipts) lastSeqs.set(position, Math.max(seq, lastSeqs.get(position) ?? 0))
}

function promise(request: SentRequest, lastSeqs: Map<number, number>): SaveReply {
  const serverNow = now().toISOString()
  const events: ResponseEvent[] = JSON.parse(request.body).events
  const receipts = events.map(({ clientEventId, position }) => {
    const seq = (lastSeqs.get(position) ?? 0) + 1
    lastSeqs.set(position, seq)
    return { clientEventId, position, seq, disposition: 'current' as const, receivedAt: serverNow }
  })
  return { receipts, present: [], serverNow, deadlineAt: null }
}
