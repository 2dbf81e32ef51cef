import { setEditorNoteDeleted, writeEditorNote } from '#db/access/editor-notes.ts'
import { exceptTerm } from '#db/access/gloss-exceptions.ts'
import { removeTerm, saveTerm } from '#db/access/glossary.ts'
import { recordLookup } from '#db/access/lookups.ts'
import type { Factories, MadeArticle } from '#db/factories.ts'
import { glossExceptions } from '#db/schema/tables.ts'
import type { Result } from '#domain/result.ts'
import type { People } from './people.ts'

/** What the owner of the article in question has done in its margin. */
export type Margin = { deletedEntryId: string; exceptionId: string; editorNoteId: string }

/** A deleted term, a place where a term is not explained, notes that stand and one that is deleted; and self's look-ups. */
export async function makeMargin(
  make: Factories,
  people: People,
  { article, assignmentId }: { article: MadeArticle; assignmentId: string },
): Promise<Margin> {
  const owner = await make.ctxFor(people.own)
  const { articleId, entryIds } = article
  const [lamp = ''] = entryIds
  const { entryId: deletedEntryId } = granted(
    await saveTerm(owner, articleId, { entryId: null, headword: 'keeper', aliases: [], definition: 'M-DELETED-TERM' }),
  )
  granted(await removeTerm(owner, articleId, deletedEntryId))
  const span = { level: 'standard' as const, start: 85, end: 89, quote: 'lamp' }
  granted(await exceptTerm(owner, articleId, { entryId: lamp, span }))
  const [exception] = await make.insert((tx) => tx.select({ id: glossExceptions.id }).from(glossExceptions))
  const write = async (body: string) => {
    const words = { kind: 'explanation' as const, body, says: '', shouldSay: '', basis: '' }
    const place = { level: 'standard' as const, quote: 'The keeper lit the lamp at dusk.', start: 15, paragraph: null }
    return granted(await writeEditorNote(owner, articleId, { id: make.system.newId(), ...words, ...place })).id
  }
  const editorNoteId = await write('M-EDITOR-NOTE')
  granted(await setEditorNoteDeleted(owner, articleId, { id: await write('M-DELETED-EDITOR-NOTE'), isDeleted: true }))
  const lookup = { entryId: lamp, level: 'standard' as const, at: null }
  granted(await recordLookup(await make.ctxFor(people.self), assignmentId, lookup))
  return { deletedEntryId, exceptionId: exception?.id ?? '', editorNoteId }
}

function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The margin was refused: ${JSON.stringify(result.error)}`)
  return result.value
}
