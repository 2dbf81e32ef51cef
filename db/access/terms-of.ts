import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Translation } from '#domain/glossary/explanation.ts'
import type { Glossary, GlossException } from '#domain/glossary/places.ts'
import type { GlossaryTerm } from '#domain/glossary/schema.ts'
import type { Db } from '../client.ts'
import { glossaryAliases, glossaryEntries } from '../schema/tables.ts'

/** The terms of an article inside a transaction that has already asked for the right to read it. One query. */
export async function termsOf(tx: Db, schoolId: string, articleId: string): Promise<GlossaryTerm[]> {
  return termsWith(tx, schoolId, articleId, {})
}

/** The terms of an article as one of its revisions explains them, under the same condition. One query. */
export async function glossaryOf(
  tx: Db,
  schoolId: string,
  { articleId, revisionId }: { articleId: string; revisionId: string },
): Promise<Glossary> {
  const rows = await termsWith(tx, schoolId, articleId, { exceptions: exceptionsIn(revisionId) })
  const exceptions = rows.flatMap(({ id, exceptions: places }) => places.map((place) => ({ entryId: id, ...place })))
  return { terms: rows.map(({ exceptions: _, ...term }) => term), exceptions }
}

async function termsWith<T extends Record<string, SQL>>(tx: Db, schoolId: string, articleId: string, more: T) {
  return tx
    .select({
      id: glossaryEntries.id,
      headword: glossaryEntries.headword,
      definition: glossaryEntries.definition,
      longer: glossaryEntries.longer,
      aliases: sql<
        string[]
      >`coalesce(array_agg(${glossaryAliases.form} order by ${glossaryAliases.position}) filter (where ${glossaryAliases.form} is not null), '{}')`,
      translations: translationsOfEntry,
      ...more,
    })
    .from(glossaryEntries)
    .leftJoin(
      glossaryAliases,
      and(eq(glossaryAliases.schoolId, glossaryEntries.schoolId), eq(glossaryAliases.entryId, glossaryEntries.id)),
    )
    .where(
      and(
        eq(glossaryEntries.schoolId, schoolId),
        eq(glossaryEntries.articleId, articleId),
        isNull(glossaryEntries.deletedAt),
      ),
    )
    .groupBy(glossaryEntries.schoolId, glossaryEntries.id)
    .orderBy(asc(sql`lower(${glossaryEntries.headword})`), asc(glossaryEntries.id))
}

/** In a query of entries: what an entry means in other languages. */
export const translationsOfEntry = sql<Translation[]>`coalesce((select jsonb_agg(jsonb_build_object('lang', t.lang,
  'definition', t.definition) order by t.lang) from glossary_translations t
  where t.school_id = ${glossaryEntries.schoolId} and t.entry_id = ${glossaryEntries.id}), '[]')`

/** In a query of entries: where in a revision an entry is not explained. */
function exceptionsIn(revisionId: string) {
  return sql<Omit<GlossException, 'entryId'>[]>`coalesce((select jsonb_agg(jsonb_build_object('level', a.level,
    'start', a.start_offset, 'end', a.end_offset) order by a.start_offset, x.id) from gloss_exceptions x
    join gloss_exception_anchors a on a.school_id = x.school_id and a.exception_id = x.id
    where x.school_id = ${glossaryEntries.schoolId} and x.entry_id = ${glossaryEntries.id}
    and a.revision_id = ${revisionId} and a.start_offset is not null), '[]')`
}
