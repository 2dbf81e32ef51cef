CREATE TABLE "article_drafts" (
	"school_id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"base_revision_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "article_drafts_school_id_article_id_pk" PRIMARY KEY("school_id","article_id")
);
--> statement-breakpoint
ALTER TABLE "article_drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evidence_anchors" (
	"school_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"field" text NOT NULL,
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
	CONSTRAINT "evidence_anchors_school_id_question_version_id_field_revision_id_pk" PRIMARY KEY("school_id","question_version_id","field","revision_id")
);
--> statement-breakpoint
ALTER TABLE "evidence_anchors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "moved_to_revision_id" uuid;--> statement-breakpoint
ALTER TABLE "annotation_anchors" ADD COLUMN "put_back_from" jsonb;--> statement-breakpoint
ALTER TABLE "article_drafts" ADD CONSTRAINT "article_drafts_school_id_article_id_articles_school_id_id_fk" FOREIGN KEY ("school_id","article_id") REFERENCES "public"."articles"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_drafts" ADD CONSTRAINT "article_drafts_school_id_base_revision_id_revisions_school_id_id_fk" FOREIGN KEY ("school_id","base_revision_id") REFERENCES "public"."revisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_anchors" ADD CONSTRAINT "evidence_anchors_school_id_question_version_id_question_versions_school_id_id_fk" FOREIGN KEY ("school_id","question_version_id") REFERENCES "public"."question_versions"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_anchors" ADD CONSTRAINT "evidence_anchors_school_id_revision_id_revisions_school_id_id_fk" FOREIGN KEY ("school_id","revision_id") REFERENCES "public"."revisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_school_id_moved_to_revision_id_revisions_school_id_id_fk" FOREIGN KEY ("school_id","moved_to_revision_id") REFERENCES "public"."revisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "annotation_anchors_put_back" ON "annotation_anchors" AS PERMISSIVE FOR UPDATE TO "postil_user" USING (school_id = postil_school() and annotation_id in (select a.id from annotations a where a.school_id = postil_school() and a.author_id = postil_actor())) WITH CHECK (school_id = postil_school() and annotation_id in (select a.id from annotations a where a.school_id = postil_school() and a.author_id = postil_actor()));--> statement-breakpoint
CREATE POLICY "article_drafts_system" ON "article_drafts" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "article_drafts_own" ON "article_drafts" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and article_id in (select postil_owned_articles())) WITH CHECK (school_id = postil_school() and article_id in (select postil_owned_articles()));--> statement-breakpoint
CREATE POLICY "evidence_anchors_system" ON "evidence_anchors" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "evidence_anchors_teacher" ON "evidence_anchors" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and question_version_id in (select postil_own_questions()));--> statement-breakpoint
ALTER POLICY "assignments_teacher" ON "assignments" TO postil_user USING (school_id = postil_school() and class_id in (select postil_taught())) WITH CHECK (school_id = postil_school() and class_id in (select postil_taught()) and revision_id in (select r.id from revisions r where r.school_id = postil_school()) and (moved_to_revision_id is null or moved_to_revision_id in (select r.id from revisions r where r.school_id = postil_school())) and (quiz_version_id is null or quiz_version_id in (select v.id from quiz_versions v where v.school_id = postil_school())));--> statement-breakpoint
-- What drizzle-kit has no word for: forced row-level security, grants, and a revision that an assignment was moved to.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['article_drafts', 'evidence_anchors'] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO postil_system', t);
    EXECUTE format('GRANT SELECT ON %I TO postil_user', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON article_drafts TO postil_user;
--> statement-breakpoint
GRANT UPDATE (level, status, score, start_offset, end_offset, block_id, block_start, end_block_id, block_end, quote, prefix,
  suffix, put_back_from) ON annotation_anchors TO postil_user;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION postil_readable_revisions() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
  SET search_path = pg_catalog, public AS
$$ BEGIN
  RETURN QUERY SELECT r.id FROM assignments s CROSS JOIN LATERAL (VALUES (s.revision_id), (s.moved_to_revision_id)) AS r (id)
    WHERE s.school_id = postil_school() AND r.id IS NOT NULL
    AND (s.id IN (SELECT postil_open_assignments()) OR s.class_id IN (SELECT postil_taught()));
END $$;
