import type { Factories } from '#db/factories.ts'
import { annotationAnchors, annotations } from '#db/schema/tables.ts'
import type { Audience } from '#domain/notes/audiences.ts'

type Where = { schoolId: string; assignmentId: string; revisionId: string; authorId: string; audience: Audience }

/** Writes so many notes at once on one passage of the test text, as nobody's hands could: `note number 0 of many` and so on. */
export async function insertNotes(make: Factories, where: Where, count: number): Promise<void> {
  const { schoolId, assignmentId, revisionId, authorId, audience } = where
  const at = make.system.now()
  const place = {
    level: 'standard',
    status: 'exact',
    startOffset: 15,
    endOffset: 25,
    blockId: 'p1',
    blockStart: 0,
  } as const
  const passage = { ...place, endBlockId: 'p1', blockEnd: 10, quote: 'The keeper', prefix: '', suffix: '' }
  await make.insert(async (tx) => {
    for (let first = 0; first < count; first += 500) {
      const ids = Array.from({ length: Math.min(500, count - first) }, () => make.system.newId())
      const rows = ids.map((id, index) => ({
        schoolId,
        id,
        assignmentId,
        authorId,
        kind: 'note' as const,
        audience,
        body: `note number ${first + index} of many`,
        createdAt: at,
        updatedAt: at,
      }))
      await tx.insert(annotations).values(rows)
      await tx
        .insert(annotationAnchors)
        .values(ids.map((annotationId) => ({ schoolId, annotationId, revisionId, createdAt: at, ...passage })))
    }
  })
}
