CREATE TABLE "gloss_exception_anchors" (
	"school_id" uuid NOT NULL,
	"exception_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"level" text NOT NULL,
	"status" text NOT NULL,
	"score" double precision,
	"start_offset" integer,
	"end_offset" integer,
	"block_id" text,
	"block_start" integer,
	"end_block_id" text,
	"block_end" integer,
	"quote" text NOT NULL,
	"prefix" text NOT NULL,
	"suffix" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "gloss_exception_anchors_school_id_exception_id_revision_id_pk" PRIMARY KEY("school_id","exception_id","revision_id")
);
--> statement-breakpoint
ALTER TABLE "gloss_exception_anchors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gloss_exceptions" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "gloss_exceptions_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "gloss_exceptions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "glossary_translations" (
	"school_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"lang" text NOT NULL,
	"definition" text NOT NULL,
	CONSTRAINT "glossary_translations_school_id_entry_id_lang_pk" PRIMARY KEY("school_id","entry_id","lang")
);
--> statement-breakpoint
ALTER TABLE "glossary_translations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "editor_notes" ADD COLUMN "correction" jsonb;--> statement-breakpoint
ALTER TABLE "editor_notes" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "glossary_entries" ADD COLUMN "longer" text;--> statement-breakpoint
ALTER TABLE "glossary_entries" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "term_lookups" ADD COLUMN "level" text;--> statement-breakpoint
ALTER TABLE "term_lookups" ADD COLUMN "block_id" text;--> statement-breakpoint
ALTER TABLE "term_lookups" ADD COLUMN "sentence" text;--> statement-breakpoint
ALTER TABLE "gloss_exception_anchors" ADD CONSTRAINT "gloss_exception_anchors_school_id_exception_id_gloss_exceptions_school_id_id_fk" FOREIGN KEY ("school_id","exception_id") REFERENCES "public"."gloss_exceptions"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gloss_exception_anchors" ADD CONSTRAINT "gloss_exception_anchors_school_id_revision_id_revisions_school_id_id_fk" FOREIGN KEY ("school_id","revision_id") REFERENCES "public"."revisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gloss_exceptions" ADD CONSTRAINT "gloss_exceptions_school_id_article_id_articles_school_id_id_fk" FOREIGN KEY ("school_id","article_id") REFERENCES "public"."articles"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gloss_exceptions" ADD CONSTRAINT "gloss_exceptions_school_id_entry_id_glossary_entries_school_id_id_fk" FOREIGN KEY ("school_id","entry_id") REFERENCES "public"."glossary_entries"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glossary_translations" ADD CONSTRAINT "glossary_translations_school_id_entry_id_glossary_entries_school_id_id_fk" FOREIGN KEY ("school_id","entry_id") REFERENCES "public"."glossary_entries"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gloss_exceptions_by_article" ON "gloss_exceptions" USING btree ("school_id","article_id");--> statement-breakpoint
CREATE INDEX "gloss_exceptions_by_entry" ON "gloss_exceptions" USING btree ("school_id","entry_id");--> statement-breakpoint
CREATE POLICY "editor_note_anchors_replace" ON "editor_note_anchors" AS PERMISSIVE FOR DELETE TO "postil_user" USING (school_id = postil_school() and editor_note_id in (select n.id from editor_notes n where n.school_id = postil_school() and n.article_id in (select postil_owned_articles())));--> statement-breakpoint
CREATE POLICY "gloss_exception_anchors_system" ON "gloss_exception_anchors" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "gloss_exception_anchors_read" ON "gloss_exception_anchors" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and exception_id in (select x.id from gloss_exceptions x where x.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "gloss_exception_anchors_write" ON "gloss_exception_anchors" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and exception_id in (select x.id from gloss_exceptions x where x.school_id = postil_school() and x.article_id in (select postil_owned_articles())));--> statement-breakpoint
CREATE POLICY "gloss_exceptions_system" ON "gloss_exceptions" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "gloss_exceptions_read" ON "gloss_exceptions" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and entry_id in (select e.id from glossary_entries e where e.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "gloss_exceptions_write" ON "gloss_exceptions" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and article_id in (select postil_owned_articles())) WITH CHECK (school_id = postil_school() and article_id in (select postil_owned_articles()));--> statement-breakpoint
CREATE POLICY "glossary_translations_system" ON "glossary_translations" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "glossary_translations_read" ON "glossary_translations" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and entry_id in (select e.id from glossary_entries e where e.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "glossary_translations_write" ON "glossary_translations" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and entry_id in (select e.id from glossary_entries e where e.school_id = postil_school() and e.article_id in (select postil_owned_articles()))) WITH CHECK (school_id = postil_school() and entry_id in (select e.id from glossary_entries e where e.school_id = postil_school() and e.article_id in (select postil_owned_articles())));--> statement-breakpoint
ALTER POLICY "editor_notes_read" ON "editor_notes" TO postil_user USING (school_id = postil_school() and deleted_at is null and article_id in (select a.id from articles a where a.school_id = postil_school()));--> statement-breakpoint
ALTER POLICY "glossary_entries_read" ON "glossary_entries" TO postil_user USING (school_id = postil_school() and deleted_at is null and article_id in (select a.id from articles a where a.school_id = postil_school()));--> statement-breakpoint
ALTER POLICY "editor_note_anchors_write" ON "editor_note_anchors" TO postil_user WITH CHECK (school_id = postil_school() and editor_note_id in (select n.id from editor_notes n where n.school_id = postil_school() and n.article_id in (select postil_owned_articles())));--> statement-breakpoint
-- What drizzle-kit has no word for: forced row-level security and grants.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['glossary_translations', 'gloss_exceptions', 'gloss_exception_anchors'] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO postil_system', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO postil_user', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT DELETE ON glossary_translations, gloss_exceptions, editor_note_anchors TO postil_user;
