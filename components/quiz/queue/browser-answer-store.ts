import { randomId } from '#components/ui/browser-random-id.ts'
import { notesToTakeIn } from './answer-notes.ts'
import { dropNotes, noteAnswers, notedAnswers } from './browser-answer-notes.ts'
import type { AnswerStore, NewEvent, QueuedEvent } from './ports.ts'

const databaseName = 'postil-answers'

/**
 * Keeps answers in IndexedDB: through a closed tab, a crash and a restart. A browser that forbids it rejects, and the
 * queue then goes on in memory. A connection that the browser has dropped (as some do to sleeping tabs) is opened anew.
 */
export function browserAnswerStore(): AnswerStore {
  let opened: Promise<IDBDatabase> | null = null

  async function run<T>(
    stores: string[],
    mode: IDBTransactionMode,
    work: (tx: IDBTransaction) => IDBRequest<T> | null,
  ): Promise<T | undefined> {
    const once = async () => {
      opened ??= openDatabase(() => {
        opened = null
      })
      return transact(await opened, stores, mode, work)
    }
    try {
      return await once()
    } catch {
      opened = null
      return once()
    }
  }

  return {
    isLasting: true,
    device: () => readDevice(run),
    add: (event) => addEvent(run, event),
    put: async (events) => {
      await run(['events'], 'readwrite', (tx) => {
        for (const event of events) tx.objectStore('events').put(event)
        return null
      })
    },
    noteAtOnce: noteAnswers,
    list: async (attemptId) => {
      await takeInNotes(run, attemptId)
      const all = await run<QueuedEvent[]>(['events'], 'readonly', (tx) =>
        tx.objectStore('events').getAll(rangeOf(attemptId)),
      )
      return all ?? []
    },
    forget: async (attemptId) => {
      dropNotes(notedAnswers(attemptId))
      await run<undefined>(['events'], 'readwrite', (tx) => tx.objectStore('events').delete(rangeOf(attemptId)))
    },
  }
}

/** How many answers wait in this browser to be sent, by attempt. None where nothing can be stored. */
export async function unsentByAttempt(): Promise<Map<string, number>> {
  const unsent = new Map<string, number>()
  try {
    const store = browserAnswerStore()
    for (const attemptId of new Set(notedAnswers().map(({ event }) => event.attemptId))) await store.list(attemptId)
    const database = await openDatabase(() => {})
    const all = await transact<QueuedEvent[]>(database, ['events'], 'readonly', (tx) =>
      tx.objectStore('events').getAll(),
    )
    database.close()
    for (const { attemptId, state } of all ?? []) {
      if (state === 'open' || state === 'waiting') unsent.set(attemptId, (unsent.get(attemptId) ?? 0) + 1)
    }
  } catch {
    // A browser that forbids storage has kept nothing.
  }
  return unsent
}

type Run = <T>(
  stores: string[],
  mode: IDBTransactionMode,
  work: (tx: IDBTransaction) => IDBRequest<T> | null,
) => Promise<T | undefined>

async function readDevice(run: Run): Promise<string> {
  const fresh = randomId()
  await run(['meta'], 'readwrite', (tx) => {
    const meta = tx.objectStore('meta')
    const found = meta.get('device')
    found.onsuccess = () => {
      if (found.result === undefined) meta.put(fresh, 'device')
    }
    return null
  })
  return (await run<string>(['meta'], 'readonly', (tx) => tx.objectStore('meta').get('device'))) ?? fresh
}

/** Sequence and event are written in one transaction: no gap, no sequence twice, in however many tabs. */
async function addEvent(run: Run, event: NewEvent): Promise<number> {
  let clientSeq = 0
  await run(['events', 'meta'], 'readwrite', (tx) => {
    readAttempt(tx, event.attemptId, (stored, lastSeq) => {
      const before = stored.find(({ clientEventId }) => clientEventId === event.clientEventId)
      clientSeq = before?.clientSeq ?? lastSeq + 1
      putNumbered(tx, [{ ...event, clientSeq }], lastSeq)
    })
    return null
  })
  return clientSeq
}

/** Writes what pages have noted as they were left; the notes go once that is on disk. */
async function takeInNotes(run: Run, attemptId: string): Promise<void> {
  const notes = notedAnswers(attemptId)
  if (notes.length === 0) return
  const device = await readDevice(run)
  await run(['events', 'meta'], 'readwrite', (tx) => {
    readAttempt(tx, attemptId, (stored, lastSeq) => {
      const noted = notes.map(({ event }) => event)
      putNumbered(tx, notesToTakeIn(stored, noted, device), lastSeq)
    })
    return null
  })
  dropNotes(notes)
}

function readAttempt(
  tx: IDBTransaction,
  attemptId: string,
  use: (stored: QueuedEvent[], lastSeq: number) => void,
): void {
  const events: IDBRequest<QueuedEvent[]> = tx.objectStore('events').getAll(rangeOf(attemptId))
  const last = tx.objectStore('meta').get(counterOf(attemptId))
  // Requests of one transaction succeed in their order.
  last.onsuccess = () => use(events.result, Number(last.result ?? 0))
}

/** Writes events of one attempt; those without a sequence get the next ones. */
function putNumbered(tx: IDBTransaction, events: readonly QueuedEvent[], lastSeq: number): void {
  let seq = lastSeq
  for (const event of events) {
    const clientSeq = event.clientSeq || seq + 1
    seq = Math.max(seq, clientSeq)
    tx.objectStore('events').put({ ...event, clientSeq })
    tx.objectStore('meta').put(seq, counterOf(event.attemptId))
  }
}

function counterOf(attemptId: string): string {
  return `seq ${attemptId}`
}

function rangeOf(attemptId: string): IDBKeyRange {
  return IDBKeyRange.bound([attemptId, 0], [attemptId, Number.MAX_SAFE_INTEGER])
}

function openDatabase(onClosed: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('events', { keyPath: ['attemptId', 'clientSeq'] })
      request.result.createObjectStore('meta')
    }
    request.onsuccess = () => {
      request.result.onclose = onClosed
      request.result.onversionchange = () => {
        request.result.close()
        onClosed()
      }
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('IndexedDB is blocked'))
  })
}

/** Resolves when the transaction is complete, `strict`ly: when the browser has it on disk. */
function transact<T>(
  database: IDBDatabase,
  stores: string[],
  mode: IDBTransactionMode,
  work: (tx: IDBTransaction) => IDBRequest<T> | null,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const tx = database.transaction(stores, mode, { durability: mode === 'readwrite' ? 'strict' : 'default' })
    const request = work(tx)
    tx.oncomplete = () => resolve(request?.result)
    tx.onabort = () => reject(tx.error)
    tx.onerror = () => reject(tx.error)
  })
}
