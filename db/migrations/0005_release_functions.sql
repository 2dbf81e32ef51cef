-- When which part of a result is out, and what drizzle-kit has no word for in the tables of the quiz engine.
SET LOCAL check_function_bodies = off;
--> statement-breakpoint
-- The same rule in words: domain/quiz/release-rules.ts, isReleased, for an attempt that is handed in.
CREATE FUNCTION postil_is_out(rule text, released_at timestamptz, due_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT coalesce(released_at <= postil_now(), false) OR rule IN ('at-once', 'after-hand-in')
     OR (rule = 'after-due' AND (due_at IS NULL OR due_at <= postil_now())) $$;
--> statement-breakpoint
-- The actor's own attempts that are handed in, with what of them is out.
CREATE FUNCTION postil_own_results() RETURNS TABLE (attempt_id uuid, score boolean, answers boolean, explanations boolean) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT a.id, postil_is_out(s.release_score, s.released_at, coalesce(o.due_at, s.due_at)),
       postil_is_out(s.release_answers, s.released_at, coalesce(o.due_at, s.due_at)),
       postil_is_out(s.release_explanations, s.released_at, coalesce(o.due_at, s.due_at))
     FROM attempts a JOIN assignments s ON s.school_id = a.school_id AND s.id = a.assignment_id
     LEFT JOIN assignment_overrides o ON o.school_id = s.school_id AND o.assignment_id = s.id AND o.student_id = a.student_id
     WHERE a.school_id = postil_school() AND a.student_id = postil_actor() AND a.submitted_at IS NOT NULL
     AND s.id IN (SELECT postil_open_assignments()) $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION postil_released_attempts() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT r.attempt_id FROM postil_own_results() r WHERE r.score $$;
--> statement-breakpoint
-- Answers checked while the attempt is under way whose score the rule tells at once.
CREATE FUNCTION postil_checked_scores() RETURNS TABLE (attempt_id uuid, "position" integer) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT i.attempt_id, i.position FROM attempt_items i
     JOIN attempts a ON a.school_id = i.school_id AND a.id = i.attempt_id
     JOIN assignments s ON s.school_id = a.school_id AND s.id = a.assignment_id AND s.release_score = 'at-once'
     WHERE i.school_id = postil_school() AND a.student_id = postil_actor() AND i.checked_at IS NOT NULL
     AND a.assignment_id IN (SELECT postil_open_assignments()) $$;
--> statement-breakpoint
-- Keys the actor may see a part of: which part is the access layer's to say. A corrected key takes the place of the one it corrects.
CREATE OR REPLACE FUNCTION postil_revealed_questions() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT c.question_version_id FROM postil_checked_items() c
     JOIN attempts a ON a.school_id = postil_school() AND a.id = c.attempt_id
     JOIN assignments s ON s.school_id = a.school_id AND s.id = a.assignment_id
     WHERE 'at-once' IN (s.release_answers, s.release_explanations)
   UNION
   SELECT i.question_version_id FROM attempt_items i WHERE i.school_id = postil_school()
     AND i.attempt_id IN (SELECT r.attempt_id FROM postil_own_results() r WHERE r.answers OR r.explanations)
   UNION
   SELECT s.question_version_id FROM scores s WHERE s.school_id = postil_school() AND s.question_version_id IS NOT NULL
     AND s.attempt_id IN (SELECT r.attempt_id FROM postil_own_results() r WHERE r.answers OR r.explanations) $$;
--> statement-breakpoint
CREATE FUNCTION postil_undone_regrades() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT g.id FROM regrades g WHERE g.school_id = postil_school() AND g.undone_at IS NOT NULL $$;
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
--> statement-breakpoint
ALTER POLICY "scores_read" ON "scores" TO postil_user USING (school_id = postil_school() and (attempt_id in (select postil_taught_attempts()) or attempt_id in (select postil_released_attempts())) or (school_id = postil_school() and (attempt_id, position) in (select attempt_id, position from postil_checked_scores())));
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['assignment_pauses', 'time_allowances', 'regrades', 'regrade_keys', 'term_lookups',
      'marking_phrases', 'misconceptions'] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO postil_system', t);
    EXECUTE format('GRANT SELECT ON %I TO postil_user', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT INSERT, UPDATE ON assignment_pauses, time_allowances, misconceptions TO postil_user;
--> statement-breakpoint
GRANT INSERT ON term_lookups, marking_phrases TO postil_user;
--> statement-breakpoint
GRANT DELETE ON time_allowances, misconceptions, marking_phrases TO postil_user;
--> statement-breakpoint
-- The score that counts for each item: of the last hand-in a manual mark before a machine's, then the newest. A regrade
-- that was undone counts for nothing.
CREATE OR REPLACE VIEW current_scores WITH (security_invoker = true) AS
  SELECT DISTINCT ON (s.school_id, s.attempt_id, s.position)
    s.school_id, s.attempt_id, s.position, s.run_id, s.state, s.fraction, s.points, s.chosen, s.misconceptions, s.comment,
    r.kind, r.created_at, s.question_version_id, s.rubric, r.regrade_id
  FROM scores s JOIN grading_runs r ON r.school_id = s.school_id AND r.id = s.run_id
  WHERE r.regrade_id IS NULL OR r.regrade_id NOT IN (SELECT postil_undone_regrades())
  ORDER BY s.school_id, s.attempt_id, s.position, r.round DESC, (r.kind = 'manual') DESC, r.created_at DESC, r.id DESC;
