CREATE POLICY "regrades_student" ON "regrades" AS PERMISSIVE FOR SELECT TO "postil_user" USING (school_id = postil_school() and assignment_id in (select postil_open_assignments()));--> statement-breakpoint
ALTER POLICY "question_versions_read" ON "question_versions" TO postil_user USING (school_id = postil_school() and (id in (select postil_own_questions()) or id in (select postil_drawn_questions()) or id in (select postil_revealed_questions())));--> statement-breakpoint
SET LOCAL check_function_bodies = off;
--> statement-breakpoint
-- Question versions a teacher may see whole: also the corrected ones that a regrade applied in classes they teach.
CREATE OR REPLACE FUNCTION postil_own_questions() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT v.id FROM question_versions v JOIN questions q ON q.school_id = v.school_id AND q.id = v.question_id
     WHERE v.school_id = postil_school() AND q.quiz_id IN (SELECT postil_owned_quizzes())
   UNION
   SELECT i.question_version_id FROM quiz_items i WHERE i.school_id = postil_school() AND i.quiz_version_id IN (
     SELECT s.quiz_version_id FROM assignments s WHERE s.school_id = postil_school() AND s.class_id IN (SELECT postil_taught()))
   UNION
   SELECT k.corrected_version_id FROM regrades g JOIN regrade_keys k ON k.school_id = g.school_id AND k.regrade_id = g.id
     WHERE g.school_id = postil_school() AND g.assignment_id IN (SELECT postil_taught_assignments()) $$;
--> statement-breakpoint
-- Keys the actor may see a part of: which part is the access layer's to say. A corrected key comes out with the one it corrects.
CREATE OR REPLACE FUNCTION postil_revealed_questions() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ WITH revealed AS (
     SELECT c.attempt_id, c.question_version_id, a.assignment_id FROM postil_checked_items() c
       JOIN attempts a ON a.school_id = postil_school() AND a.id = c.attempt_id
       JOIN assignments s ON s.school_id = a.school_id AND s.id = a.assignment_id
       WHERE 'at-once' IN (s.release_answers, s.release_explanations)
     UNION
     SELECT i.attempt_id, i.question_version_id, a.assignment_id FROM postil_own_results() r
       JOIN attempts a ON a.school_id = postil_school() AND a.id = r.attempt_id
       JOIN attempt_items i ON i.school_id = a.school_id AND i.attempt_id = a.id
       WHERE r.answers OR r.explanations)
   SELECT r.question_version_id FROM revealed r
   UNION
   SELECT k.corrected_version_id FROM revealed r
     JOIN regrades g ON g.school_id = postil_school() AND g.assignment_id = r.assignment_id AND g.undone_at IS NULL
     JOIN regrade_keys k ON k.school_id = g.school_id AND k.regrade_id = g.id AND k.question_version_id = r.question_version_id
   UNION
   SELECT s.question_version_id FROM scores s JOIN grading_runs n ON n.school_id = s.school_id AND n.id = s.run_id
     WHERE s.school_id = postil_school() AND s.question_version_id IS NOT NULL AND n.kind = 'manual'
     AND s.attempt_id IN (SELECT r.attempt_id FROM postil_own_results() r WHERE r.answers OR r.explanations) $$;
--> statement-breakpoint
-- The system role acts for no school, and must see undone regrades as such all the same.
CREATE OR REPLACE FUNCTION postil_undone_regrades() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT g.id FROM regrades g WHERE (postil_school() IS NULL OR g.school_id = postil_school()) AND g.undone_at IS NOT NULL $$;
