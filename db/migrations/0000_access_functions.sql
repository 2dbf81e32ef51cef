-- What the row-level-security policies ask. The settings are made per transaction by db/access/with-actor.ts.
-- Functions that read tables run as postil_system (SECURITY DEFINER), so that a policy never recurses into itself;
-- each answers only for the actor of the present transaction.
SET LOCAL check_function_bodies = off;
--> statement-breakpoint
CREATE FUNCTION postil_school() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('postil.school', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION postil_actor() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('postil.actor', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION postil_now() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('postil.now', true), '')::timestamptz $$;
--> statement-breakpoint
CREATE FUNCTION postil_is_admin() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT EXISTS (SELECT 1 FROM users u WHERE u.school_id = postil_school() AND u.id = postil_actor()
     AND u.role = 'admin' AND u.disabled_at IS NULL) $$;
--> statement-breakpoint
CREATE FUNCTION postil_is_staff() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT EXISTS (SELECT 1 FROM users u WHERE u.school_id = postil_school() AND u.id = postil_actor()
     AND u.role IN ('admin', 'teacher') AND u.disabled_at IS NULL) $$;
--> statement-breakpoint
CREATE FUNCTION postil_taught() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT m.class_id FROM memberships m WHERE m.school_id = postil_school() AND m.user_id = postil_actor()
     AND m.role IN ('teacher', 'co-teacher') AND m.removed_at IS NULL $$;
--> statement-breakpoint
CREATE FUNCTION postil_attended() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT m.class_id FROM memberships m WHERE m.school_id = postil_school() AND m.user_id = postil_actor()
     AND m.role = 'student' AND m.removed_at IS NULL $$;
--> statement-breakpoint
CREATE FUNCTION postil_taught_students() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT m.user_id FROM memberships m WHERE m.school_id = postil_school() AND m.role = 'student'
     AND m.class_id IN (SELECT postil_taught()) $$;
--> statement-breakpoint
CREATE FUNCTION postil_visible_users() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT m.user_id FROM memberships m WHERE m.school_id = postil_school()
     AND (m.class_id IN (SELECT postil_taught()) OR m.class_id IN (SELECT postil_attended())) $$;
--> statement-breakpoint
CREATE FUNCTION postil_taught_assignments() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT s.id FROM assignments s WHERE s.school_id = postil_school() AND s.class_id IN (SELECT postil_taught()) $$;
--> statement-breakpoint
CREATE FUNCTION postil_attended_assignments() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT s.id FROM assignments s WHERE s.school_id = postil_school() AND s.withdrawn_at IS NULL
     AND s.class_id IN (SELECT postil_attended()) $$;
--> statement-breakpoint
CREATE FUNCTION postil_open_assignments() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT s.id FROM assignments s
     LEFT JOIN assignment_overrides o ON o.school_id = s.school_id AND o.assignment_id = s.id AND o.student_id = postil_actor()
     WHERE s.school_id = postil_school() AND s.withdrawn_at IS NULL AND s.class_id IN (SELECT postil_attended())
     AND coalesce(o.open_at, s.open_at) <= postil_now() $$;
--> statement-breakpoint
CREATE FUNCTION postil_owned_articles() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT a.id FROM articles a WHERE a.school_id = postil_school() AND a.owner_id = postil_actor() $$;
--> statement-breakpoint
CREATE FUNCTION postil_readable_revisions() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT s.revision_id FROM assignments s WHERE s.school_id = postil_school()
     AND (s.id IN (SELECT postil_open_assignments()) OR s.class_id IN (SELECT postil_taught())) $$;
--> statement-breakpoint
CREATE FUNCTION postil_readable_articles() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT s.article_id FROM assignments s WHERE s.school_id = postil_school()
     AND (s.id IN (SELECT postil_open_assignments()) OR s.class_id IN (SELECT postil_taught())) $$;
--> statement-breakpoint
CREATE FUNCTION postil_owned_quizzes() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT q.id FROM quizzes q WHERE q.school_id = postil_school() AND q.owner_id = postil_actor() $$;
--> statement-breakpoint
CREATE FUNCTION postil_readable_quiz_versions() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT s.quiz_version_id FROM assignments s WHERE s.school_id = postil_school() AND s.quiz_version_id IS NOT NULL
     AND (s.id IN (SELECT postil_attended_assignments()) OR s.class_id IN (SELECT postil_taught())) $$;
--> statement-breakpoint
CREATE FUNCTION postil_readable_quizzes() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT v.quiz_id FROM quiz_versions v WHERE v.school_id = postil_school()
     AND v.id IN (SELECT postil_readable_quiz_versions()) $$;
--> statement-breakpoint
-- Question versions a teacher may see whole: of their own quizzes, and of those assigned in classes they teach.
CREATE FUNCTION postil_own_questions() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT v.id FROM question_versions v JOIN questions q ON q.school_id = v.school_id AND q.id = v.question_id
     WHERE v.school_id = postil_school() AND q.quiz_id IN (SELECT postil_owned_quizzes())
   UNION
   SELECT i.question_version_id FROM quiz_items i WHERE i.school_id = postil_school() AND i.quiz_version_id IN (
     SELECT s.quiz_version_id FROM assignments s WHERE s.school_id = postil_school() AND s.class_id IN (SELECT postil_taught())) $$;
--> statement-breakpoint
-- Question versions drawn for a student: seen once the attempt exists, without their keys.
CREATE FUNCTION postil_drawn_questions() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT i.question_version_id FROM attempt_items i JOIN attempts a ON a.school_id = i.school_id AND a.id = i.attempt_id
     WHERE a.school_id = postil_school() AND a.student_id = postil_actor()
     AND a.assignment_id IN (SELECT postil_open_assignments()) $$;
--> statement-breakpoint
CREATE FUNCTION postil_taught_attempts() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT a.id FROM attempts a WHERE a.school_id = postil_school()
     AND a.assignment_id IN (SELECT postil_taught_assignments()) $$;
--> statement-breakpoint
-- The actor's own attempts whose results are out. The same rule in words: domain/quiz/attempt-rules.ts, isReleased.
CREATE FUNCTION postil_released_attempts() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT a.id FROM attempts a JOIN assignments s ON s.school_id = a.school_id AND s.id = a.assignment_id
     LEFT JOIN assignment_overrides o ON o.school_id = s.school_id AND o.assignment_id = s.id AND o.student_id = a.student_id
     WHERE a.school_id = postil_school() AND a.student_id = postil_actor() AND a.submitted_at IS NOT NULL
     AND s.id IN (SELECT postil_open_assignments())
     AND (s.release_rule IN ('at-once', 'after-hand-in')
       OR coalesce(o.due_at, s.due_at) IS NULL OR coalesce(o.due_at, s.due_at) <= postil_now()) $$;
--> statement-breakpoint
-- Under the rule "at once": the items the actor has had checked.
CREATE FUNCTION postil_checked_items() RETURNS TABLE (attempt_id uuid, "position" integer, question_version_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT i.attempt_id, i.position, i.question_version_id FROM attempt_items i
     JOIN attempts a ON a.school_id = i.school_id AND a.id = i.attempt_id
     WHERE i.school_id = postil_school() AND a.student_id = postil_actor() AND i.checked_at IS NOT NULL
     AND a.assignment_id IN (SELECT postil_open_assignments()) $$;
--> statement-breakpoint
CREATE FUNCTION postil_revealed_questions() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT c.question_version_id FROM postil_checked_items() c
   UNION
   SELECT i.question_version_id FROM attempt_items i WHERE i.school_id = postil_school()
     AND i.attempt_id IN (SELECT postil_released_attempts()) $$;
--> statement-breakpoint
CREATE FUNCTION postil_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'rows of % never change', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$;
