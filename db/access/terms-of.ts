import { and, asc, eq, sql } from 'drizzle-orm'
import type { GlossaryTerm } from '#domain/glossary/schema.ts'
import type { Db } from '../client.ts'
import { glossaryAliases, glossaryEntries } from '../schema/tables.ts'

/** The terms of an article inside a transaction that has already asked for the right to read it. */
export async function termsOf(tx: Db, schoolId: string, articleId: string): Promise<GlossaryTerm[]> {
  const rows = await tx
    .select({
      id: glossaryEntries.id,
      headword: glossaryEntries.headword,
      definition: glossaryEntries.definition,
      aliases: sql<
        string[]
      >`coalesce(array_agg(${glossaryAliases.form} order by ${glossaryAliases.position}) filter (where ${glossaryAliases.form} is not null), '{}')`,
    })
    .from(glossaryEntries)
    .leftJoin(
      glossaryAliases,
      and(eq(glossaryAliases.schoolId, glossaryEntries.schoolId), eq(glossaryAliases.entryId, glossaryEntries.id)),
    )
    .where(and(eq(glossaryEntries.schoolId, schoolId), eq(glossaryEntries.articleId, articleId)))
    .groupBy(glossaryEntries.id, glossaryEntries.headword, glossaryEntries.definition)
    .orderBy(asc(sql`lower(${glossaryEntries.headword})`), asc(glossaryEntries.id))
  return rows
}
