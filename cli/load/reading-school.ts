import type { Db } from '#db/client.ts'
import { type Factories, type MadeUser, makeFactories } from '#db/factories.ts'
import { insertNotes, makeNotedText, type NewNote } from '#db/noted-text.ts'
import type { AnnotationKind } from '#domain/notes/schema.ts'
import { now } from '../open-context.ts'
import { signInCookie } from '../sign-in-cookie.ts'
import type { ReadingPlace } from './load-job.ts'

const kinds: readonly AnnotationKind[] = ['highlight', 'note', 'question', 'lost', 'note']

/** A class that reads a text of 1,000 words with 200 glossed places, each student with notes of their own on it. */
export async function readingClass(
  db: Db,
  { secret, students, notesEach }: { secret: string; students: number; notesEach: number },
): Promise<ReadingPlace[]> {
  const make = makeFactories(db, now)
  const schoolId = await make.school({ name: 'Bench school' })
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const text = await makeNotedText(make, teacher, 5)
  const readers: MadeUser[] = []
  for (let index = 0; index < students; index += 1) readers.push(await make.user({ schoolId }))
  const classId = await make.classOf({ teacher, students: readers })
  const assignmentId = await make.assignment({ teacher, classId, article: text.made })
  for (const author of readers) await insertNotes(make, { assignmentId, ...text }, notesBy(author, notesEach))
  return Promise.all(readers.map(async (reader) => ({ assignmentId, cookie: await cookieOf(make, reader, secret) })))
}

function notesBy(author: MadeUser, count: number): NewNote[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? 'note'
    const body = kind === 'highlight' ? '' : `What I thought when I came to this place for the time number ${index}.`
    return { author, kind, audience: kind === 'lost' ? 'teacher' : 'me', body }
  })
}

async function cookieOf(make: Factories, reader: MadeUser, secret: string): Promise<string> {
  const { actor } = await make.ctxFor(reader)
  if (actor === null) throw new Error('A student of the bench is nobody')
  const { schoolId, userId, sessionId } = actor
  return signInCookie({ schoolId, userId, sessionId }, secret)
}
