CREATE TABLE "articles" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"glossary_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "articles_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "articles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "editor_notes" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "editor_notes_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "editor_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "glossary_aliases" (
	"school_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"form" text NOT NULL,
	CONSTRAINT "glossary_aliases_school_id_entry_id_position_pk" PRIMARY KEY("school_id","entry_id","position"),
	CONSTRAINT "glossary_aliases_form" UNIQUE("school_id","entry_id","form")
);
--> statement-breakpoint
ALTER TABLE "glossary_aliases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "glossary_entries" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"headword" text NOT NULL,
	"definition" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "glossary_entries_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "glossary_entries_headword" UNIQUE("school_id","article_id","headword")
);
--> statement-breakpoint
ALTER TABLE "glossary_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "renderings" (
	"school_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"level" text NOT NULL,
	"glossary_version" integer NOT NULL,
	"html" text NOT NULL,
	CONSTRAINT "renderings_school_id_revision_id_level_glossary_version_pk" PRIMARY KEY("school_id","revision_id","level","glossary_version")
);
--> statement-breakpoint
ALTER TABLE "renderings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "revision_levels" (
	"school_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"level" text NOT NULL,
	"blocks" jsonb NOT NULL,
	CONSTRAINT "revision_levels_school_id_revision_id_level_pk" PRIMARY KEY("school_id","revision_id","level")
);
--> statement-breakpoint
ALTER TABLE "revision_levels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "revisions" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"dateline" text,
	"byline" text,
	"credit" text,
	"source" text,
	"page_date" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "revisions_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "revisions_number" UNIQUE("school_id","article_id","number")
);
--> statement-breakpoint
ALTER TABLE "revisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "assignment_overrides" (
	"school_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"open_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"close_at" timestamp (3) with time zone,
	"time_limit_minutes" integer,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "assignment_overrides_school_id_assignment_id_student_id_pk" PRIMARY KEY("school_id","assignment_id","student_id")
);
--> statement-breakpoint
ALTER TABLE "assignment_overrides" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "assignments" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"quiz_version_id" uuid,
	"plain_level" boolean DEFAULT true NOT NULL,
	"open_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"close_at" timestamp (3) with time zone,
	"time_limit_minutes" integer,
	"attempts_allowed" integer DEFAULT 1 NOT NULL,
	"release_rule" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "assignments_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "assignments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reading_states" (
	"school_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"furthest_block_id" text,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "reading_states_school_id_assignment_id_student_id_pk" PRIMARY KEY("school_id","assignment_id","student_id")
);
--> statement-breakpoint
ALTER TABLE "reading_states" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "student_comments" (
	"school_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "student_comments_school_id_assignment_id_student_id_pk" PRIMARY KEY("school_id","assignment_id","student_id")
);
--> statement-breakpoint
ALTER TABLE "student_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attempt_items" (
	"school_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"question_version_id" uuid NOT NULL,
	"points" numeric(8, 2) NOT NULL,
	"option_order" jsonb NOT NULL,
	"checked_at" timestamp (3) with time zone,
	CONSTRAINT "attempt_items_school_id_attempt_id_position_pk" PRIMARY KEY("school_id","attempt_id","position"),
	CONSTRAINT "attempt_items_question" UNIQUE("school_id","attempt_id","question_version_id")
);
--> statement-breakpoint
ALTER TABLE "attempt_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attempts" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"quiz_version_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"deadline_at" timestamp (3) with time zone,
	"last_saved_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	CONSTRAINT "attempts_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "attempts_number" UNIQUE("school_id","assignment_id","student_id","number")
);
--> statement-breakpoint
ALTER TABLE "attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "grading_runs" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "grading_runs_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "grading_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "response_events" (
	"school_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"seq" integer NOT NULL,
	"client_event_id" uuid NOT NULL,
	"device" uuid NOT NULL,
	"client_seq" integer NOT NULL,
	"base_seq" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"stored_at" timestamp (3) with time zone NOT NULL,
	"disposition" text NOT NULL,
	CONSTRAINT "response_events_school_id_attempt_id_position_seq_pk" PRIMARY KEY("school_id","attempt_id","position","seq"),
	CONSTRAINT "response_events_client_event" UNIQUE("school_id","attempt_id","client_event_id")
);
--> statement-breakpoint
ALTER TABLE "response_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scores" (
	"school_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"state" text NOT NULL,
	"fraction" double precision,
	"points" numeric(12, 6),
	"chosen" jsonb NOT NULL,
	"misconceptions" jsonb NOT NULL,
	"comment" text,
	CONSTRAINT "scores_school_id_run_id_position_pk" PRIMARY KEY("school_id","run_id","position")
);
--> statement-breakpoint
ALTER TABLE "scores" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "submissions" (
	"school_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"is_late" boolean NOT NULL,
	"receipt_code" text NOT NULL,
	"receipt" jsonb NOT NULL,
	CONSTRAINT "submissions_school_id_attempt_id_pk" PRIMARY KEY("school_id","attempt_id")
);
--> statement-breakpoint
ALTER TABLE "submissions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "classes" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"join_open" boolean DEFAULT true NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "classes_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "classes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "directory_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "directory_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "memberships" (
	"school_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "memberships_school_id_class_id_user_id_pk" PRIMARY KEY("school_id","class_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "annotation_anchors" (
	"school_id" uuid NOT NULL,
	"annotation_id" uuid NOT NULL,
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
	CONSTRAINT "annotation_anchors_school_id_annotation_id_revision_id_pk" PRIMARY KEY("school_id","annotation_id","revision_id")
);
--> statement-breakpoint
ALTER TABLE "annotation_anchors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "annotations" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"body" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "annotations_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "annotations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "editor_note_anchors" (
	"school_id" uuid NOT NULL,
	"editor_note_id" uuid NOT NULL,
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
	CONSTRAINT "editor_note_anchors_school_id_editor_note_id_revision_id_pk" PRIMARY KEY("school_id","editor_note_id","revision_id")
);
--> statement-breakpoint
ALTER TABLE "editor_note_anchors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "question_keys" (
	"school_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"key" jsonb NOT NULL,
	CONSTRAINT "question_keys_school_id_question_version_id_pk" PRIMARY KEY("school_id","question_version_id")
);
--> statement-breakpoint
ALTER TABLE "question_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "question_versions" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "question_versions_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "question_versions_number" UNIQUE("school_id","question_id","number")
);
--> statement-breakpoint
ALTER TABLE "question_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "questions" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"quiz_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "questions_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quiz_drafts" (
	"school_id" uuid NOT NULL,
	"quiz_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "quiz_drafts_school_id_quiz_id_pk" PRIMARY KEY("school_id","quiz_id")
);
--> statement-breakpoint
ALTER TABLE "quiz_drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quiz_items" (
	"school_id" uuid NOT NULL,
	"quiz_version_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"question_version_id" uuid NOT NULL,
	"points" numeric(8, 2) NOT NULL,
	CONSTRAINT "quiz_items_school_id_quiz_version_id_position_pk" PRIMARY KEY("school_id","quiz_version_id","position"),
	CONSTRAINT "quiz_items_question" UNIQUE("school_id","quiz_version_id","question_version_id")
);
--> statement-breakpoint
ALTER TABLE "quiz_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quiz_versions" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"quiz_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"revision_id" uuid NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "quiz_versions_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "quiz_versions_number" UNIQUE("school_id","quiz_id","number")
);
--> statement-breakpoint
ALTER TABLE "quiz_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quizzes" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"title" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "quizzes_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "quizzes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_log" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid,
	"detail" jsonb NOT NULL,
	CONSTRAINT "audit_log_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credentials" (
	"school_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text,
	"email" text,
	"password_hash" text,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "credentials_school_id_user_id_pk" PRIMARY KEY("school_id","user_id"),
	CONSTRAINT "credentials_user_name" UNIQUE("school_id","user_name"),
	CONSTRAINT "credentials_email" UNIQUE("school_id","email")
);
--> statement-breakpoint
ALTER TABLE "credentials" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "directory_emails" (
	"email" text NOT NULL,
	"school_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "directory_emails_email_school_id_pk" PRIMARY KEY("email","school_id")
);
--> statement-breakpoint
ALTER TABLE "directory_emails" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"token_hash" text NOT NULL,
	"email" text,
	"user_id" uuid,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rate_limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "schools" (
	"school_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "schools" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "sessions_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "setup_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "setup_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "users" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"role" text NOT NULL,
	"display_name" text NOT NULL,
	"sort_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "users_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_school_id_schools_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_school_id_owner_id_users_school_id_id_fk" FOREIGN KEY ("school_id","owner_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editor_notes" ADD CONSTRAINT "editor_notes_school_id_article_id_articles_school_id_id_fk" FOREIGN KEY ("school_id","article_id") REFERENCES "public"."articles"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editor_notes" ADD CONSTRAINT "editor_notes_school_id_author_id_users_school_id_id_fk" FOREIGN KEY ("school_id","author_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glossary_aliases" ADD CONSTRAINT "glossary_aliases_school_id_entry_id_glossary_entries_school_id_id_fk" FOREIGN KEY ("school_id","entry_id") REFERENCES "public"."glossary_entries"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glossary_entries" ADD CONSTRAINT "glossary_entries_school_id_article_id_articles_school_id_id_fk" FOREIGN KEY ("school_id","article_id") REFERENCES "public"."articles"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renderings" ADD CONSTRAINT "renderings_school_id_revision_id_revisions_school_id_id_fk" FOREIGN KEY ("school_id","revision_id") REFERENCES "public"."revisions"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_levels" ADD CONSTRAINT "revision_levels_school_id_revision_id_revisions_school_id_id_fk" FOREIGN KEY ("school_id","revision_id") REFERENCES "public"."revisions"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_school_id_article_id_articles_school_id_id_fk" FOREIGN KEY ("school_id","article_id") REFERENCES "public"."articles"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_overrides" ADD CONSTRAINT "assignment_overrides_school_id_assignment_id_assignments_school_id_id_fk" FOREIGN KEY ("school_id","assignment_id") REFERENCES "public"."assignments"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_overrides" ADD CONSTRAINT "assignment_overrides_school_id_student_id_users_school_id_id_fk" FOREIGN KEY ("school_id","student_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_school_id_article_id_articles_school_id_id_fk" FOREIGN KEY ("school_id","article_id") REFERENCES "public"."articles"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_school_id_revision_id_revisions_school_id_id_fk" FOREIGN KEY ("school_id","revision_id") REFERENCES "public"."revisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_school_id_quiz_version_id_quiz_versions_school_id_id_fk" FOREIGN KEY ("school_id","quiz_version_id") REFERENCES "public"."quiz_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_school_id_created_by_users_school_id_id_fk" FOREIGN KEY ("school_id","created_by") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_states" ADD CONSTRAINT "reading_states_school_id_assignment_id_assignments_school_id_id_fk" FOREIGN KEY ("school_id","assignment_id") REFERENCES "public"."assignments"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_states" ADD CONSTRAINT "reading_states_school_id_student_id_users_school_id_id_fk" FOREIGN KEY ("school_id","student_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_comments" ADD CONSTRAINT "student_comments_school_id_assignment_id_assignments_school_id_id_fk" FOREIGN KEY ("school_id","assignment_id") REFERENCES "public"."assignments"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_comments" ADD CONSTRAINT "student_comments_school_id_student_id_users_school_id_id_fk" FOREIGN KEY ("school_id","student_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_comments" ADD CONSTRAINT "student_comments_school_id_author_id_users_school_id_id_fk" FOREIGN KEY ("school_id","author_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_items" ADD CONSTRAINT "attempt_items_school_id_attempt_id_attempts_school_id_id_fk" FOREIGN KEY ("school_id","attempt_id") REFERENCES "public"."attempts"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_items" ADD CONSTRAINT "attempt_items_school_id_question_version_id_question_versions_school_id_id_fk" FOREIGN KEY ("school_id","question_version_id") REFERENCES "public"."question_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_school_id_assignment_id_assignments_school_id_id_fk" FOREIGN KEY ("school_id","assignment_id") REFERENCES "public"."assignments"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_school_id_student_id_users_school_id_id_fk" FOREIGN KEY ("school_id","student_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_school_id_quiz_version_id_quiz_versions_school_id_id_fk" FOREIGN KEY ("school_id","quiz_version_id") REFERENCES "public"."quiz_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grading_runs" ADD CONSTRAINT "grading_runs_school_id_attempt_id_attempts_school_id_id_fk" FOREIGN KEY ("school_id","attempt_id") REFERENCES "public"."attempts"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_events" ADD CONSTRAINT "response_events_school_id_attempt_id_position_attempt_items_school_id_attempt_id_position_fk" FOREIGN KEY ("school_id","attempt_id","position") REFERENCES "public"."attempt_items"("school_id","attempt_id","position") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_school_id_run_id_grading_runs_school_id_id_fk" FOREIGN KEY ("school_id","run_id") REFERENCES "public"."grading_runs"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_school_id_attempt_id_position_attempt_items_school_id_attempt_id_position_fk" FOREIGN KEY ("school_id","attempt_id","position") REFERENCES "public"."attempt_items"("school_id","attempt_id","position") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_school_id_attempt_id_attempts_school_id_id_fk" FOREIGN KEY ("school_id","attempt_id") REFERENCES "public"."attempts"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "classes" ADD CONSTRAINT "classes_school_id_schools_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "classes" ADD CONSTRAINT "classes_school_id_created_by_users_school_id_id_fk" FOREIGN KEY ("school_id","created_by") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_codes" ADD CONSTRAINT "directory_codes_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_school_id_user_id_users_school_id_id_fk" FOREIGN KEY ("school_id","user_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotation_anchors" ADD CONSTRAINT "annotation_anchors_school_id_annotation_id_annotations_school_id_id_fk" FOREIGN KEY ("school_id","annotation_id") REFERENCES "public"."annotations"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotation_anchors" ADD CONSTRAINT "annotation_anchors_school_id_revision_id_revisions_school_id_id_fk" FOREIGN KEY ("school_id","revision_id") REFERENCES "public"."revisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_school_id_assignment_id_assignments_school_id_id_fk" FOREIGN KEY ("school_id","assignment_id") REFERENCES "public"."assignments"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_school_id_author_id_users_school_id_id_fk" FOREIGN KEY ("school_id","author_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editor_note_anchors" ADD CONSTRAINT "editor_note_anchors_school_id_editor_note_id_editor_notes_school_id_id_fk" FOREIGN KEY ("school_id","editor_note_id") REFERENCES "public"."editor_notes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editor_note_anchors" ADD CONSTRAINT "editor_note_anchors_school_id_revision_id_revisions_school_id_id_fk" FOREIGN KEY ("school_id","revision_id") REFERENCES "public"."revisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_keys" ADD CONSTRAINT "question_keys_school_id_question_version_id_question_versions_school_id_id_fk" FOREIGN KEY ("school_id","question_version_id") REFERENCES "public"."question_versions"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_school_id_question_id_questions_school_id_id_fk" FOREIGN KEY ("school_id","question_id") REFERENCES "public"."questions"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_school_id_quiz_id_quizzes_school_id_id_fk" FOREIGN KEY ("school_id","quiz_id") REFERENCES "public"."quizzes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_drafts" ADD CONSTRAINT "quiz_drafts_school_id_quiz_id_quizzes_school_id_id_fk" FOREIGN KEY ("school_id","quiz_id") REFERENCES "public"."quizzes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_items" ADD CONSTRAINT "quiz_items_school_id_quiz_version_id_quiz_versions_school_id_id_fk" FOREIGN KEY ("school_id","quiz_version_id") REFERENCES "public"."quiz_versions"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_items" ADD CONSTRAINT "quiz_items_school_id_question_version_id_question_versions_school_id_id_fk" FOREIGN KEY ("school_id","question_version_id") REFERENCES "public"."question_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_versions" ADD CONSTRAINT "quiz_versions_school_id_quiz_id_quizzes_school_id_id_fk" FOREIGN KEY ("school_id","quiz_id") REFERENCES "public"."quizzes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_versions" ADD CONSTRAINT "quiz_versions_school_id_revision_id_revisions_school_id_id_fk" FOREIGN KEY ("school_id","revision_id") REFERENCES "public"."revisions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quizzes" ADD CONSTRAINT "quizzes_school_id_article_id_articles_school_id_id_fk" FOREIGN KEY ("school_id","article_id") REFERENCES "public"."articles"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quizzes" ADD CONSTRAINT "quizzes_school_id_owner_id_users_school_id_id_fk" FOREIGN KEY ("school_id","owner_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_school_id_schools_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_school_id_user_id_users_school_id_id_fk" FOREIGN KEY ("school_id","user_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_emails" ADD CONSTRAINT "directory_emails_school_id_user_id_users_school_id_id_fk" FOREIGN KEY ("school_id","user_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_school_id_schools_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_school_id_user_id_users_school_id_id_fk" FOREIGN KEY ("school_id","user_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_school_id_user_id_users_school_id_id_fk" FOREIGN KEY ("school_id","user_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_school_id_schools_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_by_owner" ON "articles" USING btree ("school_id","owner_id");--> statement-breakpoint
CREATE INDEX "editor_notes_by_article" ON "editor_notes" USING btree ("school_id","article_id");--> statement-breakpoint
CREATE INDEX "assignments_by_class" ON "assignments" USING btree ("school_id","class_id");--> statement-breakpoint
CREATE INDEX "assignments_by_revision" ON "assignments" USING btree ("school_id","revision_id");--> statement-breakpoint
CREATE INDEX "assignments_by_quiz_version" ON "assignments" USING btree ("school_id","quiz_version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_one_open" ON "attempts" USING btree ("school_id","assignment_id","student_id") WHERE submitted_at is null;--> statement-breakpoint
CREATE INDEX "grading_runs_by_attempt" ON "grading_runs" USING btree ("school_id","attempt_id");--> statement-breakpoint
CREATE INDEX "scores_by_attempt" ON "scores" USING btree ("school_id","attempt_id","position");--> statement-breakpoint
CREATE INDEX "directory_codes_by_class" ON "directory_codes" USING btree ("school_id","class_id");--> statement-breakpoint
CREATE INDEX "memberships_by_user" ON "memberships" USING btree ("school_id","user_id");--> statement-breakpoint
CREATE INDEX "annotations_by_assignment" ON "annotations" USING btree ("school_id","assignment_id");--> statement-breakpoint
CREATE INDEX "annotations_by_author" ON "annotations" USING btree ("school_id","author_id");--> statement-breakpoint
CREATE INDEX "questions_by_quiz" ON "questions" USING btree ("school_id","quiz_id");--> statement-breakpoint
CREATE INDEX "quizzes_by_article" ON "quizzes" USING btree ("school_id","article_id");--> statement-breakpoint
CREATE INDEX "audit_log_by_time" ON "audit_log" USING btree ("school_id","at");--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("school_id","user_id");--> statement-breakpoint
CREATE POLICY "articles_system" ON "articles" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "articles_read" ON "articles" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and (owner_id = postil_actor() or id in (select postil_readable_articles())));--> statement-breakpoint
CREATE POLICY "articles_create" ON "articles" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and owner_id = postil_actor() and postil_is_staff());--> statement-breakpoint
CREATE POLICY "articles_change" ON "articles" AS PERMISSIVE FOR UPDATE TO "postil_user" USING (school_id = postil_school() and owner_id = postil_actor()) WITH CHECK (school_id = postil_school() and owner_id = postil_actor());--> statement-breakpoint
CREATE POLICY "editor_notes_system" ON "editor_notes" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "editor_notes_read" ON "editor_notes" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and article_id in (select a.id from articles a where a.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "editor_notes_write" ON "editor_notes" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and article_id in (select postil_owned_articles())) WITH CHECK (school_id = postil_school() and article_id in (select postil_owned_articles()));--> statement-breakpoint
CREATE POLICY "glossary_aliases_system" ON "glossary_aliases" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "glossary_aliases_read" ON "glossary_aliases" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and entry_id in (select e.id from glossary_entries e where e.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "glossary_aliases_write" ON "glossary_aliases" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and entry_id in (select e.id from glossary_entries e where e.school_id = postil_school() and e.article_id in (select postil_owned_articles()))) WITH CHECK (school_id = postil_school() and entry_id in (select e.id from glossary_entries e where e.school_id = postil_school() and e.article_id in (select postil_owned_articles())));--> statement-breakpoint
CREATE POLICY "glossary_entries_system" ON "glossary_entries" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "glossary_entries_read" ON "glossary_entries" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and article_id in (select a.id from articles a where a.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "glossary_entries_write" ON "glossary_entries" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and article_id in (select postil_owned_articles())) WITH CHECK (school_id = postil_school() and article_id in (select postil_owned_articles()));--> statement-breakpoint
CREATE POLICY "renderings_system" ON "renderings" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "renderings_read" ON "renderings" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and revision_id in (select r.id from revisions r where r.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "revision_levels_system" ON "revision_levels" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "revision_levels_read" ON "revision_levels" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and revision_id in (select r.id from revisions r where r.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "revision_levels_create" ON "revision_levels" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and revision_id in (select r.id from revisions r where r.school_id = postil_school() and r.article_id in (select postil_owned_articles())));--> statement-breakpoint
CREATE POLICY "revisions_system" ON "revisions" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "revisions_read" ON "revisions" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and (article_id in (select postil_owned_articles()) or id in (select postil_readable_revisions())));--> statement-breakpoint
CREATE POLICY "revisions_create" ON "revisions" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and article_id in (select postil_owned_articles()));--> statement-breakpoint
CREATE POLICY "assignment_overrides_system" ON "assignment_overrides" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "assignment_overrides_teacher" ON "assignment_overrides" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and assignment_id in (select postil_taught_assignments())) WITH CHECK (school_id = postil_school() and assignment_id in (select postil_taught_assignments()));--> statement-breakpoint
CREATE POLICY "assignment_overrides_student" ON "assignment_overrides" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and student_id = postil_actor());--> statement-breakpoint
CREATE POLICY "assignments_system" ON "assignments" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "assignments_teacher" ON "assignments" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and class_id in (select postil_taught())) WITH CHECK (school_id = postil_school() and class_id in (select postil_taught()) and revision_id in (select r.id from revisions r where r.school_id = postil_school()) and (quiz_version_id is null or quiz_version_id in (select v.id from quiz_versions v where v.school_id = postil_school())));--> statement-breakpoint
CREATE POLICY "assignments_student" ON "assignments" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and id in (select postil_attended_assignments()));--> statement-breakpoint
CREATE POLICY "reading_states_system" ON "reading_states" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reading_states_own" ON "reading_states" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and student_id = postil_actor() and assignment_id in (select postil_open_assignments())) WITH CHECK (school_id = postil_school() and student_id = postil_actor() and assignment_id in (select postil_open_assignments()));--> statement-breakpoint
CREATE POLICY "reading_states_teacher" ON "reading_states" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and assignment_id in (select postil_taught_assignments()));--> statement-breakpoint
CREATE POLICY "student_comments_system" ON "student_comments" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "student_comments_teacher" ON "student_comments" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and assignment_id in (select postil_taught_assignments())) WITH CHECK (school_id = postil_school() and assignment_id in (select postil_taught_assignments()));--> statement-breakpoint
CREATE POLICY "student_comments_student" ON "student_comments" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and student_id = postil_actor() and assignment_id in (select postil_attended_assignments()));--> statement-breakpoint
CREATE POLICY "attempt_items_system" ON "attempt_items" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "attempt_items_read" ON "attempt_items" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and attempt_id in (select a.id from attempts a where a.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "attempts_system" ON "attempts" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "attempts_own" ON "attempts" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and student_id = postil_actor() and assignment_id in (select postil_open_assignments()));--> statement-breakpoint
CREATE POLICY "attempts_touch" ON "attempts" AS PERMISSIVE FOR UPDATE TO "postil_user" USING (school_id = postil_school() and student_id = postil_actor() and assignment_id in (select postil_open_assignments())) WITH CHECK (school_id = postil_school() and student_id = postil_actor());--> statement-breakpoint
CREATE POLICY "attempts_teacher" ON "attempts" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and assignment_id in (select postil_taught_assignments()));--> statement-breakpoint
CREATE POLICY "grading_runs_system" ON "grading_runs" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "grading_runs_read" ON "grading_runs" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and (attempt_id in (select postil_taught_attempts()) or attempt_id in (select postil_released_attempts())));--> statement-breakpoint
CREATE POLICY "grading_runs_mark" ON "grading_runs" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and kind = 'manual' and created_by = postil_actor() and attempt_id in (select postil_taught_attempts()));--> statement-breakpoint
CREATE POLICY "response_events_system" ON "response_events" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "response_events_read" ON "response_events" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and attempt_id in (select a.id from attempts a where a.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "response_events_append" ON "response_events" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and attempt_id in (select a.id from attempts a where a.school_id = postil_school() and a.student_id = postil_actor()));--> statement-breakpoint
CREATE POLICY "scores_system" ON "scores" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "scores_read" ON "scores" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and (attempt_id in (select postil_taught_attempts()) or attempt_id in (select postil_released_attempts())) or (school_id = postil_school() and (attempt_id, position) in (select attempt_id, position from postil_checked_items())));--> statement-breakpoint
CREATE POLICY "scores_mark" ON "scores" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and attempt_id in (select postil_taught_attempts()) and run_id in (select r.id from grading_runs r where r.school_id = postil_school() and r.created_by = postil_actor()));--> statement-breakpoint
CREATE POLICY "submissions_system" ON "submissions" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "submissions_read" ON "submissions" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and attempt_id in (select a.id from attempts a where a.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "classes_system" ON "classes" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "classes_read" ON "classes" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and (created_by = postil_actor() or postil_is_admin() or id in (select postil_taught()) or id in (select postil_attended())));--> statement-breakpoint
CREATE POLICY "classes_create" ON "classes" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and created_by = postil_actor() and postil_is_staff());--> statement-breakpoint
CREATE POLICY "classes_change" ON "classes" AS PERMISSIVE FOR UPDATE TO "postil_user" USING (school_id = postil_school() and id in (select postil_taught())) WITH CHECK (school_id = postil_school());--> statement-breakpoint
CREATE POLICY "directory_codes_system" ON "directory_codes" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "directory_codes_read" ON "directory_codes" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and class_id in (select postil_taught()));--> statement-breakpoint
CREATE POLICY "memberships_system" ON "memberships" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "memberships_read" ON "memberships" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and (user_id = postil_actor() or postil_is_admin() or class_id in (select postil_taught())));--> statement-breakpoint
CREATE POLICY "annotation_anchors_system" ON "annotation_anchors" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "annotation_anchors_read" ON "annotation_anchors" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and annotation_id in (select a.id from annotations a where a.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "annotation_anchors_write" ON "annotation_anchors" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and annotation_id in (select a.id from annotations a where a.school_id = postil_school() and a.author_id = postil_actor()));--> statement-breakpoint
CREATE POLICY "annotations_system" ON "annotations" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "annotations_own" ON "annotations" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and author_id = postil_actor() and (assignment_id in (select postil_open_assignments()) or assignment_id in (select postil_taught_assignments()))) WITH CHECK (school_id = postil_school() and author_id = postil_actor() and (assignment_id in (select postil_open_assignments()) or assignment_id in (select postil_taught_assignments())));--> statement-breakpoint
CREATE POLICY "annotations_shared" ON "annotations" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and deleted_at is null and (
        (audience = 'class' and assignment_id in (select postil_open_assignments()))
        or (audience in ('teacher', 'class') and assignment_id in (select postil_taught_assignments()))));--> statement-breakpoint
CREATE POLICY "editor_note_anchors_system" ON "editor_note_anchors" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "editor_note_anchors_read" ON "editor_note_anchors" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and editor_note_id in (select n.id from editor_notes n where n.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "editor_note_anchors_write" ON "editor_note_anchors" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and editor_note_id in (select n.id from editor_notes n where n.school_id = postil_school() and n.author_id = postil_actor()));--> statement-breakpoint
CREATE POLICY "question_keys_system" ON "question_keys" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "question_keys_teacher" ON "question_keys" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and question_version_id in (select postil_own_questions()));--> statement-breakpoint
CREATE POLICY "question_keys_student" ON "question_keys" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and question_version_id in (select postil_revealed_questions()));--> statement-breakpoint
CREATE POLICY "question_keys_publish" ON "question_keys" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and question_version_id in (select v.id from question_versions v join questions q on q.school_id = v.school_id and q.id = v.question_id where v.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "question_versions_system" ON "question_versions" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "question_versions_read" ON "question_versions" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and (id in (select postil_own_questions()) or id in (select postil_drawn_questions())));--> statement-breakpoint
CREATE POLICY "question_versions_publish" ON "question_versions" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and question_id in (select q.id from questions q where q.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "questions_system" ON "questions" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "questions_own" ON "questions" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and quiz_id in (select postil_owned_quizzes())) WITH CHECK (school_id = postil_school() and quiz_id in (select postil_owned_quizzes()));--> statement-breakpoint
CREATE POLICY "quiz_drafts_system" ON "quiz_drafts" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "quiz_drafts_own" ON "quiz_drafts" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and quiz_id in (select postil_owned_quizzes())) WITH CHECK (school_id = postil_school() and quiz_id in (select postil_owned_quizzes()));--> statement-breakpoint
CREATE POLICY "quiz_items_system" ON "quiz_items" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "quiz_items_read" ON "quiz_items" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and quiz_version_id in (select v.id from quiz_versions v where v.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "quiz_items_publish" ON "quiz_items" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and quiz_version_id in (select v.id from quiz_versions v where v.school_id = postil_school() and v.quiz_id in (select postil_owned_quizzes())) and question_version_id in (select w.id from question_versions w where w.school_id = postil_school()));--> statement-breakpoint
CREATE POLICY "quiz_versions_system" ON "quiz_versions" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "quiz_versions_read" ON "quiz_versions" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and (quiz_id in (select postil_owned_quizzes()) or id in (select postil_readable_quiz_versions())));--> statement-breakpoint
CREATE POLICY "quiz_versions_publish" ON "quiz_versions" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and quiz_id in (select postil_owned_quizzes()));--> statement-breakpoint
CREATE POLICY "quizzes_system" ON "quizzes" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "quizzes_own" ON "quizzes" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and owner_id = postil_actor()) WITH CHECK (school_id = postil_school() and owner_id = postil_actor() and article_id in (select postil_owned_articles()));--> statement-breakpoint
CREATE POLICY "quizzes_assigned" ON "quizzes" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and id in (select postil_readable_quizzes()));--> statement-breakpoint
CREATE POLICY "audit_log_system" ON "audit_log" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_log_write" ON "audit_log" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and actor_id = postil_actor());--> statement-breakpoint
CREATE POLICY "audit_log_admin" ON "audit_log" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and postil_is_admin());--> statement-breakpoint
CREATE POLICY "credentials_system" ON "credentials" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "credentials_read" ON "credentials" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and (user_id = postil_actor() or user_id in (select postil_taught_students())));--> statement-breakpoint
CREATE POLICY "directory_emails_system" ON "directory_emails" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "invitations_system" ON "invitations" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "invitations_admin" ON "invitations" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and postil_is_admin());--> statement-breakpoint
CREATE POLICY "rate_limits_system" ON "rate_limits" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "schools_system" ON "schools" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "schools_read" ON "schools" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school());--> statement-breakpoint
CREATE POLICY "sessions_system" ON "sessions" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "setup_links_system" ON "setup_links" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "users_system" ON "users" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "users_read" ON "users" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and (id = postil_actor() or postil_is_admin() or id in (select postil_visible_users())));