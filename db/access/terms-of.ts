import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Translation } from '#domain/glossary/explanation.ts'
import type { Glossary, GlossException } from '#domain/glossary/places.ts'
import type { GlossaryTerm } from '#domain/glossary/schema.ts'
import type { Db } from '../client.ts'
import {
  glossaryAliases,
  glossaryEntries,
  glossaryTranslations,
  glossExceptionAnchors,
  glossExceptions,
} from '../schema/tables.ts'

/** The terms of an article inside a transaction that has already asked for the right to read it. One query. */
export async function termsOf(tx: Db, schoolId: string, articleId: string): Promise<GlossaryTerm[]> {
  return tx
    .select({
      id: glossaryEntries.id,
      headword: glossaryEntries.headword,
      definition: glossaryEntries.definition,
      longer: glossaryEntries.longer,
      aliases: sql<
        string[]
      >`coalesce(array_agg(${glossaryAliases.form} order by ${glossaryAliases.position}) filter (where ${glossaryAliases.form} is not null), '{}')`,
      translations: sql<
        Translation[]
      >`coalesce((select jsonb_agg(jsonb_build_object('lang', ${glossaryTranslations.lang},
        'definition', ${glossaryTranslations.definition}) order by ${glossaryTranslations.lang}) from ${glossaryTranslations}
        where ${glossaryTranslations.schoolId} = ${glossaryEntries.schoolId} and ${glossaryTranslations.entryId} = ${glossaryEntries.id}), '[]')`,
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

/** Where in a revision terms are not explained, under the same condition. One query. */
export async function exceptionsOf(tx: Db, schoolId: string, revisionId: string): Promise<GlossException[]> {
  const anchor = glossExceptionAnchors
  const rows = await tx
    .select({ entryId: glossExceptions.entryId, level: anchor.level, start: anchor.startOffset, end: anchor.endOffset })
    .from(anchor)
    .innerJoin(
      glossExceptions,
      and(eq(glossExceptions.schoolId, anchor.schoolId), eq(glossExceptions.id, anchor.exceptionId)),
    )
    .where(and(eq(anchor.schoolId, schoolId), eq(anchor.revisionId, revisionId), isNotNull(anchor.startOffset)))
    .orderBy(asc(anchor.startOffset), asc(glossExceptions.id))
  return rows.flatMap(({ start, end, ...rest }) => (start === null || end === null ? [] : [{ ...rest, start, end }]))
}

/** The terms of an article as one of its revisions explains them. Two queries. */
export async function glossaryOf(
  tx: Db,
  schoolId: string,
  { articleId, revisionId }: { articleId: string; revisionId: string },
): Promise<Glossary> {
  return {
    terms: await termsOf(tx, schoolId, articleId),
    exceptions: await exceptionsOf(tx, schoolId, revisionId),
  }
}
