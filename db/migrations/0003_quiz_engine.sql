CREATE TABLE "assignment_pauses" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "assignment_pauses_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "assignment_pauses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "time_allowances" (
	"school_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"factor" numeric(4, 2) NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "time_allowances_school_id_class_id_student_id_pk" PRIMARY KEY("school_id","class_id","student_id")
);
--> statement-breakpoint
ALTER TABLE "time_allowances" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "regrade_keys" (
	"school_id" uuid NOT NULL,
	"regrade_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"corrected_version_id" uuid NOT NULL,
	CONSTRAINT "regrade_keys_school_id_regrade_id_question_version_id_pk" PRIMARY KEY("school_id","regrade_id","question_version_id")
);
--> statement-breakpoint
ALTER TABLE "regrade_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "regrades" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"quiz_version_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"undone_by" uuid,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "regrades_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "regrades" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "term_lookups" (
	"school_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "term_lookups_school_id_assignment_id_student_id_entry_id_pk" PRIMARY KEY("school_id","assignment_id","student_id","entry_id")
);
--> statement-breakpoint
ALTER TABLE "term_lookups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marking_phrases" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"words" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "marking_phrases_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "marking_phrases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "misconceptions" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "misconceptions_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "misconceptions_name" UNIQUE("school_id","owner_id","name")
);
--> statement-breakpoint
ALTER TABLE "misconceptions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "submissions" DROP CONSTRAINT "submissions_school_id_attempt_id_pk";--> statement-breakpoint
ALTER TABLE "assignment_overrides" ADD COLUMN "attempts_allowed" integer;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "counting_rule" text DEFAULT 'last' NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "grace_seconds" integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "release_score" text;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "release_answers" text;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "release_explanations" text;--> statement-breakpoint
-- What was one rule becomes three that say the same.
-- Row-level security is forced, so that even the owner sees rows only as the system role.
SET LOCAL ROLE postil_system;--> statement-breakpoint
UPDATE "assignments" SET "release_score" = "release_rule", "release_answers" = "release_rule", "release_explanations" = "release_rule";--> statement-breakpoint
RESET ROLE;--> statement-breakpoint
ALTER TABLE "assignments" ALTER COLUMN "release_score" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ALTER COLUMN "release_answers" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ALTER COLUMN "release_explanations" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "released_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "attempt_items" ADD COLUMN "quiz_position" integer;--> statement-breakpoint
-- Nothing was drawn or shuffled before.
-- Row-level security is forced, so that even the owner sees rows only as the system role.
SET LOCAL ROLE postil_system;--> statement-breakpoint
UPDATE "attempt_items" SET "quiz_position" = "position";--> statement-breakpoint
RESET ROLE;--> statement-breakpoint
ALTER TABLE "attempt_items" ALTER COLUMN "quiz_position" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "round" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "reopened_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "grading_runs" ADD COLUMN "round" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "grading_runs" ADD COLUMN "regrade_id" uuid;--> statement-breakpoint
ALTER TABLE "scores" ADD COLUMN "question_version_id" uuid;--> statement-breakpoint
ALTER TABLE "scores" ADD COLUMN "rubric" jsonb;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "round" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_school_id_attempt_id_round_pk" PRIMARY KEY("school_id","attempt_id","round");--> statement-breakpoint
ALTER TABLE "quiz_items" ADD COLUMN "section" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "quiz_versions" ADD COLUMN "sections" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_pauses" ADD CONSTRAINT "assignment_pauses_school_id_assignment_id_assignments_school_id_id_fk" FOREIGN KEY ("school_id","assignment_id") REFERENCES "public"."assignments"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_pauses" ADD CONSTRAINT "assignment_pauses_school_id_started_by_users_school_id_id_fk" FOREIGN KEY ("school_id","started_by") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_allowances" ADD CONSTRAINT "time_allowances_school_id_class_id_student_id_memberships_school_id_class_id_user_id_fk" FOREIGN KEY ("school_id","class_id","student_id") REFERENCES "public"."memberships"("school_id","class_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_allowances" ADD CONSTRAINT "time_allowances_school_id_set_by_users_school_id_id_fk" FOREIGN KEY ("school_id","set_by") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regrade_keys" ADD CONSTRAINT "regrade_keys_school_id_regrade_id_regrades_school_id_id_fk" FOREIGN KEY ("school_id","regrade_id") REFERENCES "public"."regrades"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regrade_keys" ADD CONSTRAINT "regrade_keys_school_id_question_version_id_question_versions_school_id_id_fk" FOREIGN KEY ("school_id","question_version_id") REFERENCES "public"."question_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regrade_keys" ADD CONSTRAINT "regrade_keys_school_id_corrected_version_id_question_versions_school_id_id_fk" FOREIGN KEY ("school_id","corrected_version_id") REFERENCES "public"."question_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regrades" ADD CONSTRAINT "regrades_school_id_assignment_id_assignments_school_id_id_fk" FOREIGN KEY ("school_id","assignment_id") REFERENCES "public"."assignments"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regrades" ADD CONSTRAINT "regrades_school_id_quiz_version_id_quiz_versions_school_id_id_fk" FOREIGN KEY ("school_id","quiz_version_id") REFERENCES "public"."quiz_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regrades" ADD CONSTRAINT "regrades_school_id_created_by_users_school_id_id_fk" FOREIGN KEY ("school_id","created_by") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regrades" ADD CONSTRAINT "regrades_school_id_undone_by_users_school_id_id_fk" FOREIGN KEY ("school_id","undone_by") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_lookups" ADD CONSTRAINT "term_lookups_school_id_assignment_id_assignments_school_id_id_fk" FOREIGN KEY ("school_id","assignment_id") REFERENCES "public"."assignments"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_lookups" ADD CONSTRAINT "term_lookups_school_id_student_id_users_school_id_id_fk" FOREIGN KEY ("school_id","student_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_lookups" ADD CONSTRAINT "term_lookups_school_id_entry_id_glossary_entries_school_id_id_fk" FOREIGN KEY ("school_id","entry_id") REFERENCES "public"."glossary_entries"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marking_phrases" ADD CONSTRAINT "marking_phrases_school_id_owner_id_users_school_id_id_fk" FOREIGN KEY ("school_id","owner_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "misconceptions" ADD CONSTRAINT "misconceptions_school_id_owner_id_users_school_id_id_fk" FOREIGN KEY ("school_id","owner_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_pauses_by_assignment" ON "assignment_pauses" USING btree ("school_id","assignment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_pauses_one_open" ON "assignment_pauses" USING btree ("school_id","assignment_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "regrades_by_assignment" ON "regrades" USING btree ("school_id","assignment_id");--> statement-breakpoint
CREATE INDEX "term_lookups_by_student" ON "term_lookups" USING btree ("school_id","student_id");--> statement-breakpoint
CREATE INDEX "marking_phrases_by_owner" ON "marking_phrases" USING btree ("school_id","owner_id");--> statement-breakpoint
ALTER TABLE "grading_runs" ADD CONSTRAINT "grading_runs_school_id_regrade_id_regrades_school_id_id_fk" FOREIGN KEY ("school_id","regrade_id") REFERENCES "public"."regrades"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_school_id_question_version_id_question_versions_school_id_id_fk" FOREIGN KEY ("school_id","question_version_id") REFERENCES "public"."question_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "assignment_pauses_system" ON "assignment_pauses" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "assignment_pauses_teacher" ON "assignment_pauses" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and assignment_id in (select postil_taught_assignments())) WITH CHECK (school_id = postil_school() and assignment_id in (select postil_taught_assignments()));--> statement-breakpoint
CREATE POLICY "assignment_pauses_student" ON "assignment_pauses" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and assignment_id in (select postil_attended_assignments()));--> statement-breakpoint
CREATE POLICY "time_allowances_system" ON "time_allowances" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "time_allowances_teacher" ON "time_allowances" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and class_id in (select postil_taught())) WITH CHECK (school_id = postil_school() and class_id in (select postil_taught()));--> statement-breakpoint
CREATE POLICY "time_allowances_own" ON "time_allowances" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and student_id = postil_actor());--> statement-breakpoint
CREATE POLICY "regrade_keys_system" ON "regrade_keys" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "regrade_keys_teacher" ON "regrade_keys" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and regrade_id in (select r.id from regrades r where r.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "regrades_system" ON "regrades" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "regrades_teacher" ON "regrades" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and assignment_id in (select postil_taught_assignments()));--> statement-breakpoint
CREATE POLICY "term_lookups_system" ON "term_lookups" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "term_lookups_own" ON "term_lookups" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and student_id = postil_actor() and assignment_id in (select postil_open_assignments())) WITH CHECK (school_id = postil_school() and student_id = postil_actor() and assignment_id in (select postil_open_assignments()));--> statement-breakpoint
CREATE POLICY "marking_phrases_system" ON "marking_phrases" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "marking_phrases_own" ON "marking_phrases" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and owner_id = postil_actor() and postil_is_staff()) WITH CHECK (school_id = postil_school() and owner_id = postil_actor() and postil_is_staff());--> statement-breakpoint
CREATE POLICY "misconceptions_system" ON "misconceptions" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "misconceptions_own" ON "misconceptions" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and owner_id = postil_actor() and postil_is_staff()) WITH CHECK (school_id = postil_school() and owner_id = postil_actor() and postil_is_staff());