-- What drizzle-kit has no word for, and what the policies below ask: the actor's groups, the texts whose talk is open to them, and
-- who teaches there.
CREATE FUNCTION postil_own_groups() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5
  SET search_path = pg_catalog, public AS
$$ BEGIN
  RETURN QUERY SELECT g.group_id FROM group_members g WHERE g.school_id = postil_school() AND g.student_id = postil_actor()
    AND g.class_id IN (SELECT postil_attended());
END $$;
--> statement-breakpoint
CREATE FUNCTION postil_talking_assignments() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
  SET search_path = pg_catalog, public AS
$$ BEGIN
  RETURN QUERY SELECT s.id FROM postil_open_assignments() AS o(id)
    JOIN assignments s ON s.school_id = postil_school() AND s.id = o.id
    WHERE NOT s.notes_after_own OR EXISTS (SELECT 1 FROM annotations a WHERE a.school_id = s.school_id
      AND a.assignment_id = s.id AND a.author_id = postil_actor() AND a.kind IN ('note', 'question') AND a.deleted_at IS NULL);
END $$;
--> statement-breakpoint
CREATE FUNCTION postil_their_teachers() RETURNS TABLE (assignment_id uuid, user_id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER
  ROWS 40 SET search_path = pg_catalog, public AS
$$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT s.id, m.user_id FROM postil_open_assignments() AS o(id)
    JOIN assignments s ON s.school_id = postil_school() AND s.id = o.id
    JOIN memberships m ON m.school_id = s.school_id AND m.class_id = s.class_id AND m.role IN ('teacher', 'co-teacher');
END $$;
--> statement-breakpoint
CREATE TABLE "group_members" (
	"school_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	CONSTRAINT "group_members_school_id_group_id_student_id_pk" PRIMARY KEY("school_id","group_id","student_id")
);
--> statement-breakpoint
ALTER TABLE "group_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "groups" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "groups_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "groups_of_class" UNIQUE("school_id","class_id","id"),
	CONSTRAINT "groups_by_name" UNIQUE("school_id","class_id","name")
);
--> statement-breakpoint
ALTER TABLE "groups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "annotation_versions" (
	"school_id" uuid NOT NULL,
	"annotation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"audience" text NOT NULL,
	"group_id" uuid,
	"body" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "annotation_versions_school_id_annotation_id_version_pk" PRIMARY KEY("school_id","annotation_id","version")
);
--> statement-breakpoint
ALTER TABLE "annotation_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "note_reports" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"annotation_id" uuid NOT NULL,
	"reply_id" uuid,
	"reporter_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"words" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"settled_at" timestamp (3) with time zone,
	"settled_by" uuid,
	CONSTRAINT "note_reports_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "note_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "replies" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"annotation_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"quote" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"hidden_at" timestamp (3) with time zone,
	"hidden_by" uuid,
	"hidden_reason" text,
	CONSTRAINT "replies_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "replies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reply_versions" (
	"school_id" uuid NOT NULL,
	"reply_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reply_versions_school_id_reply_id_version_pk" PRIMARY KEY("school_id","reply_id","version")
);
--> statement-breakpoint
ALTER TABLE "reply_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "notes_after_own" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "annotations" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "annotations" ADD COLUMN "answered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "annotations" ADD COLUMN "answered_by" uuid;--> statement-breakpoint
ALTER TABLE "annotations" ADD COLUMN "hidden_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "annotations" ADD COLUMN "hidden_by" uuid;--> statement-breakpoint
ALTER TABLE "annotations" ADD COLUMN "hidden_reason" text;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_school_id_class_id_group_id_groups_school_id_class_id_id_fk" FOREIGN KEY ("school_id","class_id","group_id") REFERENCES "public"."groups"("school_id","class_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_school_id_class_id_student_id_memberships_school_id_class_id_user_id_fk" FOREIGN KEY ("school_id","class_id","student_id") REFERENCES "public"."memberships"("school_id","class_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_school_id_class_id_classes_school_id_id_fk" FOREIGN KEY ("school_id","class_id") REFERENCES "public"."classes"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_school_id_created_by_users_school_id_id_fk" FOREIGN KEY ("school_id","created_by") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotation_versions" ADD CONSTRAINT "annotation_versions_school_id_annotation_id_annotations_school_id_id_fk" FOREIGN KEY ("school_id","annotation_id") REFERENCES "public"."annotations"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_reports" ADD CONSTRAINT "note_reports_school_id_assignment_id_assignments_school_id_id_fk" FOREIGN KEY ("school_id","assignment_id") REFERENCES "public"."assignments"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_reports" ADD CONSTRAINT "note_reports_school_id_annotation_id_annotations_school_id_id_fk" FOREIGN KEY ("school_id","annotation_id") REFERENCES "public"."annotations"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_reports" ADD CONSTRAINT "note_reports_school_id_reply_id_replies_school_id_id_fk" FOREIGN KEY ("school_id","reply_id") REFERENCES "public"."replies"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_reports" ADD CONSTRAINT "note_reports_school_id_reporter_id_users_school_id_id_fk" FOREIGN KEY ("school_id","reporter_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_reports" ADD CONSTRAINT "note_reports_school_id_settled_by_users_school_id_id_fk" FOREIGN KEY ("school_id","settled_by") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_school_id_annotation_id_annotations_school_id_id_fk" FOREIGN KEY ("school_id","annotation_id") REFERENCES "public"."annotations"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_school_id_author_id_users_school_id_id_fk" FOREIGN KEY ("school_id","author_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_school_id_hidden_by_users_school_id_id_fk" FOREIGN KEY ("school_id","hidden_by") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_versions" ADD CONSTRAINT "reply_versions_school_id_reply_id_replies_school_id_id_fk" FOREIGN KEY ("school_id","reply_id") REFERENCES "public"."replies"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "group_members_by_student" ON "group_members" USING btree ("school_id","student_id");--> statement-breakpoint
CREATE INDEX "note_reports_by_assignment" ON "note_reports" USING btree ("school_id","assignment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "note_reports_one_open" ON "note_reports" USING btree ("school_id","annotation_id","reporter_id") WHERE settled_at is null and reply_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "note_reports_one_open_of_reply" ON "note_reports" USING btree ("school_id","reply_id","reporter_id") WHERE settled_at is null and reply_id is not null;--> statement-breakpoint
CREATE INDEX "replies_by_annotation" ON "replies" USING btree ("school_id","annotation_id");--> statement-breakpoint
CREATE INDEX "replies_by_author" ON "replies" USING btree ("school_id","author_id");--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_school_id_group_id_groups_school_id_id_fk" FOREIGN KEY ("school_id","group_id") REFERENCES "public"."groups"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_school_id_answered_by_users_school_id_id_fk" FOREIGN KEY ("school_id","answered_by") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_school_id_hidden_by_users_school_id_id_fk" FOREIGN KEY ("school_id","hidden_by") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "annotations_by_group" ON "annotations" USING btree ("school_id","group_id") WHERE group_id is not null;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_group" CHECK ((audience = 'group') = (group_id is not null));--> statement-breakpoint
CREATE POLICY "group_members_system" ON "group_members" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "group_members_teacher" ON "group_members" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and class_id in (select postil_taught())) WITH CHECK (school_id = postil_school() and class_id in (select postil_taught()));--> statement-breakpoint
CREATE POLICY "group_members_own" ON "group_members" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and student_id = postil_actor() and class_id in (select postil_attended()));--> statement-breakpoint
CREATE POLICY "groups_system" ON "groups" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "groups_teacher" ON "groups" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and class_id in (select postil_taught())) WITH CHECK (school_id = postil_school() and class_id in (select postil_taught()));--> statement-breakpoint
CREATE POLICY "groups_own" ON "groups" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and id in (select postil_own_groups()));--> statement-breakpoint
CREATE POLICY "annotation_versions_system" ON "annotation_versions" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "annotation_versions_read" ON "annotation_versions" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and exists (select 1 from annotations a where a.school_id = postil_school() and a.id = annotation_id and (
        a.author_id = postil_actor()
        or annotation_versions.audience = 'class'
        or (annotation_versions.audience <> 'me' and a.assignment_id in (select postil_taught_assignments()))
        or (annotation_versions.audience = 'group' and annotation_versions.group_id in (select postil_own_groups())))));--> statement-breakpoint
CREATE POLICY "note_reports_system" ON "note_reports" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "note_reports_report" ON "note_reports" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and reporter_id = postil_actor() and settled_at is null and assignment_id in (select postil_open_assignments()) and exists (select 1 from annotations a where a.school_id = postil_school() and a.id = annotation_id and a.assignment_id = note_reports.assignment_id and (note_reports.reply_id is not null or a.author_id <> postil_actor())) and (reply_id is null or reply_id in (select r.id from replies r where r.school_id = postil_school() and r.annotation_id = note_reports.annotation_id and r.author_id <> postil_actor())));--> statement-breakpoint
CREATE POLICY "note_reports_own" ON "note_reports" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and reporter_id = postil_actor() and assignment_id in (select postil_open_assignments()));--> statement-breakpoint
CREATE POLICY "note_reports_read" ON "note_reports" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and assignment_id in (select postil_taught_assignments()));--> statement-breakpoint
CREATE POLICY "note_reports_settle" ON "note_reports" AS PERMISSIVE FOR UPDATE TO "postil_user" USING (school_id = postil_school() and assignment_id in (select postil_taught_assignments())) WITH CHECK (school_id = postil_school() and assignment_id in (select postil_taught_assignments()));--> statement-breakpoint
CREATE POLICY "replies_system" ON "replies" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "replies_read" ON "replies" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and (deleted_at is null or author_id = postil_actor()) and exists (select 1 from annotations a where a.school_id = postil_school() and a.id = annotation_id and (
        replies.author_id = postil_actor()
        or a.assignment_id in (select postil_taught_assignments())
        or (replies.hidden_at is null and (a.assignment_id in (select postil_talking_assignments())
          or (a.assignment_id, replies.author_id) in (select t.assignment_id, t.user_id from postil_their_teachers() t))))));--> statement-breakpoint
CREATE POLICY "replies_write" ON "replies" AS PERMISSIVE FOR INSERT TO "postil_user" WITH CHECK (school_id = postil_school() and author_id = postil_actor() and exists (select 1 from annotations a where a.school_id = postil_school() and a.id = annotation_id and true));--> statement-breakpoint
CREATE POLICY "replies_change" ON "replies" AS PERMISSIVE FOR UPDATE TO "postil_user" USING (school_id = postil_school() and author_id = postil_actor() and exists (select 1 from annotations a where a.school_id = postil_school() and a.id = annotation_id and true)) WITH CHECK (school_id = postil_school() and author_id = postil_actor() and exists (select 1 from annotations a where a.school_id = postil_school() and a.id = annotation_id and true));--> statement-breakpoint
CREATE POLICY "reply_versions_system" ON "reply_versions" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reply_versions_read" ON "reply_versions" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and exists (select 1 from replies r where r.school_id = postil_school() and r.id = reply_id));--> statement-breakpoint
ALTER POLICY "annotations_shared" ON "annotations" TO postil_user USING (school_id = postil_school() and deleted_at is null and (
        (hidden_at is null
          and (audience = 'class' or (audience = 'group' and group_id in (select postil_own_groups())))
          and (assignment_id in (select postil_talking_assignments())
            or (assignment_id, author_id) in (select t.assignment_id, t.user_id from postil_their_teachers() t)))
        or (audience <> 'me' and assignment_id in (select postil_taught_assignments()))));--> statement-breakpoint
-- What drizzle-kit has no word for: forced row-level security, grants, owners and triggers.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['groups', 'group_members', 'replies', 'annotation_versions', 'reply_versions', 'note_reports'] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO postil_system', t);
    EXECUTE format('GRANT SELECT ON %I TO postil_user', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT INSERT ON groups, group_members, replies, note_reports TO postil_user;
--> statement-breakpoint
GRANT DELETE ON group_members TO postil_user;
--> statement-breakpoint
GRANT UPDATE (name) ON groups TO postil_user;
--> statement-breakpoint
GRANT UPDATE (body, version, updated_at, deleted_at) ON replies TO postil_user;
--> statement-breakpoint
GRANT UPDATE (outcome, settled_at, settled_by) ON note_reports TO postil_user;
--> statement-breakpoint
-- Whether a note is hidden or answered is not its author's to write.
REVOKE UPDATE ON annotations FROM postil_user;
--> statement-breakpoint
GRANT UPDATE (audience, group_id, body, version, updated_at, deleted_at) ON annotations TO postil_user;
--> statement-breakpoint
-- A note goes to a group of its own class that the writer sees: students see those they are in, teachers those of their classes.
CREATE FUNCTION postil_check_group() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM groups g JOIN assignments s ON s.school_id = g.school_id AND s.class_id = g.class_id
      WHERE g.school_id = NEW.school_id AND g.id = NEW.group_id AND s.id = NEW.assignment_id) THEN
    RAISE EXCEPTION 'not a group of this writer' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER check_group BEFORE INSERT ON annotations FOR EACH ROW WHEN (NEW.group_id IS NOT NULL)
  EXECUTE FUNCTION postil_check_group();
--> statement-breakpoint
CREATE TRIGGER check_new_group BEFORE UPDATE OF group_id ON annotations FOR EACH ROW
  WHEN (NEW.group_id IS NOT NULL AND NEW.group_id IS DISTINCT FROM OLD.group_id) EXECUTE FUNCTION postil_check_group();
--> statement-breakpoint
CREATE FUNCTION postil_keep_annotation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ BEGIN
  INSERT INTO annotation_versions (school_id, annotation_id, version, audience, group_id, body, written_at, replaced_at)
    VALUES (OLD.school_id, OLD.id, OLD.version, OLD.audience, OLD.group_id, OLD.body, OLD.updated_at, NEW.updated_at);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_former AFTER UPDATE ON annotations FOR EACH ROW
  WHEN (OLD.body IS DISTINCT FROM NEW.body OR OLD.audience IS DISTINCT FROM NEW.audience
    OR OLD.group_id IS DISTINCT FROM NEW.group_id) EXECUTE FUNCTION postil_keep_annotation();
--> statement-breakpoint
CREATE FUNCTION postil_keep_reply() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ BEGIN
  INSERT INTO reply_versions (school_id, reply_id, version, body, written_at, replaced_at)
    VALUES (OLD.school_id, OLD.id, OLD.version, OLD.body, OLD.updated_at, NEW.updated_at);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_former AFTER UPDATE ON replies FOR EACH ROW WHEN (OLD.body IS DISTINCT FROM NEW.body)
  EXECUTE FUNCTION postil_keep_reply();
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO postil_system;
--> statement-breakpoint
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
      AND p.proname LIKE 'postil\_%' AND p.prosecdef LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO postil_system', f);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM postil_system;
