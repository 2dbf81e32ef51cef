CREATE TABLE "reading_preferences" (
	"school_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"preferences" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reading_preferences_school_id_user_id_pk" PRIMARY KEY("school_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "reading_preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reading_preferences" ADD CONSTRAINT "reading_preferences_school_id_user_id_users_school_id_id_fk" FOREIGN KEY ("school_id","user_id") REFERENCES "public"."users"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "reading_preferences_system" ON "reading_preferences" AS PERMISSIVE FOR ALL TO "postil_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reading_preferences_own" ON "reading_preferences" AS PERMISSIVE FOR ALL TO "postil_user" USING (school_id = postil_school() and user_id = postil_actor()) WITH CHECK (school_id = postil_school() and user_id = postil_actor());--> statement-breakpoint
ALTER TABLE "reading_preferences" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON reading_preferences TO postil_system;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON reading_preferences TO postil_user;
--> statement-breakpoint
-- How texts are set comes with the session, in the one statement. It is read after the role was taken.
CREATE OR REPLACE FUNCTION postil_find_actor(_school uuid, _person uuid, _session uuid, _at timestamptz) RETURNS text LANGUAGE plpgsql AS
$$
DECLARE
  _role text;
  _must_change boolean;
BEGIN
  SELECT s.role, s.must_change INTO _role, _must_change FROM postil_session(_school, _person, _session, _at) s;
  IF NOT FOUND THEN RETURN NULL; END IF;
  RETURN json_build_object('role', _role, 'mustChangePassword', _must_change,
    'preferences', (SELECT p.preferences FROM reading_preferences p WHERE p.school_id = _school AND p.user_id = _person));
END $$;
