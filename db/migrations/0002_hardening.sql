-- What drizzle-kit has no word for: forced row-level security, owners, grants, immutable tables, the view of scores.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO postil_system', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO postil_user, postil_system;
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
GRANT SELECT ON schools, users, classes, memberships, directory_codes, invitations, audit_log, articles, revisions,
  revision_levels, renderings, glossary_entries, glossary_aliases, editor_notes, editor_note_anchors, annotations,
  annotation_anchors, quizzes, quiz_drafts, quiz_versions, questions, question_versions, question_keys, quiz_items,
  assignments, assignment_overrides, reading_states, student_comments, attempts, attempt_items, response_events,
  submissions, grading_runs, scores TO postil_user;
--> statement-breakpoint
GRANT SELECT (school_id, user_id, user_name, must_change_password) ON credentials TO postil_user;
--> statement-breakpoint
GRANT INSERT ON audit_log, articles, revisions, revision_levels, glossary_entries, glossary_aliases, editor_notes,
  editor_note_anchors, annotations, annotation_anchors, quizzes, quiz_drafts, quiz_versions, questions,
  question_versions, question_keys, quiz_items, assignments, assignment_overrides, reading_states, student_comments,
  response_events, grading_runs, scores TO postil_user;
--> statement-breakpoint
GRANT UPDATE ON articles, glossary_entries, editor_notes, annotations, quizzes, quiz_drafts, assignments,
  assignment_overrides, reading_states, student_comments TO postil_user;
--> statement-breakpoint
GRANT UPDATE (name, time_zone, join_open, archived_at) ON classes TO postil_user;
--> statement-breakpoint
GRANT UPDATE (last_saved_at) ON attempts TO postil_user;
--> statement-breakpoint
GRANT DELETE ON glossary_entries, glossary_aliases, quiz_drafts, assignment_overrides, student_comments TO postil_user;
--> statement-breakpoint
REVOKE UPDATE ON revisions, revision_levels, quiz_versions, quiz_items, question_versions, question_keys, response_events,
  submissions, grading_runs, scores, audit_log FROM postil_system;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['revisions', 'revision_levels', 'quiz_versions', 'quiz_items', 'question_versions',
      'question_keys', 'response_events', 'submissions', 'grading_runs', 'scores', 'audit_log'] LOOP
    EXECUTE format('CREATE TRIGGER never_change BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION postil_refuse_change()', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- The score that counts for each item: a manual mark before a machine's, then the newest.
CREATE VIEW current_scores WITH (security_invoker = true) AS
  SELECT DISTINCT ON (s.school_id, s.attempt_id, s.position)
    s.school_id, s.attempt_id, s.position, s.run_id, s.state, s.fraction, s.points, s.chosen, s.misconceptions, s.comment,
    r.kind, r.created_at
  FROM scores s JOIN grading_runs r ON r.school_id = s.school_id AND r.id = s.run_id
  ORDER BY s.school_id, s.attempt_id, s.position, (r.kind = 'manual') DESC, r.created_at DESC, r.id DESC;
--> statement-breakpoint
GRANT SELECT ON current_scores TO postil_user, postil_system;
