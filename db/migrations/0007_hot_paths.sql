-- What makes signed-in requests quick: functions of the policies keep their plans, policies on parts of an attempt look
-- for that attempt alone, and saving, handing in and the session check each take their roles in the one statement they are.
SET LOCAL check_function_bodies = off;
--> statement-breakpoint
-- A function in SQL that runs as its owner is planned anew in each statement that asks it; in PL/pgSQL once in a session.
-- The bodies stay as they are. tests/integration/row-level-security.test.ts finds one that was forgotten.
-- The attempt that the present transaction has found, as the actor and under row-level security, to be the actor's own and
-- open to them: its parts need not ask for it again. Made by postil_own_attempt() alone, and unmade by every postil_enter().
CREATE FUNCTION postil_attempt() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('postil.attempt', true), '')::uuid $$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO postil_system;
--> statement-breakpoint
DO $migrate$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid, p.oid::regprocedure AS name, p.prosrc, p.proretset, p.proname, l.lanname,
      pg_get_function_arguments(p.oid) AS arguments, pg_get_function_result(p.oid) AS result
    FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
    WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'postil\_%' AND p.prosecdef AND l.lanname = 'sql' LOOP
    EXECUTE format('CREATE OR REPLACE FUNCTION %I(%s) RETURNS %s LANGUAGE plpgsql STABLE SECURITY DEFINER %s '
      'SET search_path = pg_catalog, public AS %L', f.proname, f.arguments, f.result,
      CASE WHEN f.proretset THEN 'ROWS 20' ELSE '' END,
      E'#variable_conflict use_column\nBEGIN\n  ' ||
      CASE WHEN f.proretset THEN 'RETURN QUERY ' || trim(f.prosrc) ELSE 'RETURN (' || trim(f.prosrc) || ')' END ||
      E';\nEND');
  END LOOP;
END $migrate$;
--> statement-breakpoint
-- The sets that students' own rows are asked of, each in one query instead of one within another.
CREATE OR REPLACE FUNCTION postil_attended_assignments() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
  SET search_path = pg_catalog, public AS
$$ BEGIN
  RETURN QUERY SELECT s.id FROM memberships m
    JOIN assignments s ON s.school_id = m.school_id AND s.class_id = m.class_id AND s.withdrawn_at IS NULL
    WHERE m.school_id = postil_school() AND m.user_id = postil_actor() AND m.role = 'student' AND m.removed_at IS NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION postil_open_assignments() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
  SET search_path = pg_catalog, public AS
$$ BEGIN
  RETURN QUERY SELECT s.id FROM memberships m
    JOIN assignments s ON s.school_id = m.school_id AND s.class_id = m.class_id AND s.withdrawn_at IS NULL
    LEFT JOIN assignment_overrides o ON o.school_id = s.school_id AND o.assignment_id = s.id AND o.student_id = m.user_id
    WHERE m.school_id = postil_school() AND m.user_id = postil_actor() AND m.role = 'student' AND m.removed_at IS NULL
      AND coalesce(o.open_at, s.open_at) <= postil_now();
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION postil_taught_assignments() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
  SET search_path = pg_catalog, public AS
$$ BEGIN
  RETURN QUERY SELECT s.id FROM memberships m
    JOIN assignments s ON s.school_id = m.school_id AND s.class_id = m.class_id
    WHERE m.school_id = postil_school() AND m.user_id = postil_actor() AND m.role IN ('teacher', 'co-teacher')
      AND m.removed_at IS NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION postil_drawn_questions() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
  SET search_path = pg_catalog, public AS
$$ BEGIN
  IF postil_attempt() IS NOT NULL THEN
    RETURN QUERY SELECT i.question_version_id FROM attempt_items i
      WHERE i.school_id = postil_school() AND i.attempt_id = postil_attempt();
  ELSE
    RETURN QUERY SELECT i.question_version_id FROM postil_open_assignments() AS s(id)
      JOIN attempts a ON a.school_id = postil_school() AND a.assignment_id = s.id AND a.student_id = postil_actor()
      JOIN attempt_items i ON i.school_id = a.school_id AND i.attempt_id = a.id;
  END IF;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM postil_system;
--> statement-breakpoint
-- What is a student's own is asked before what a teacher may see, which then need not be looked up.
DROP POLICY "attempts_own" ON "attempts";
--> statement-breakpoint
ALTER POLICY "attempts_teacher" ON "attempts" RENAME TO "attempts_read";
--> statement-breakpoint
ALTER POLICY "attempts_read" ON "attempts" TO postil_user USING (school_id = postil_school() and (id = postil_attempt() or (student_id = postil_actor() and assignment_id in (select postil_open_assignments())) or assignment_id in (select postil_taught_assignments())));
--> statement-breakpoint
ALTER POLICY "attempts_touch" ON "attempts" TO postil_user USING (school_id = postil_school() and student_id = postil_actor() and (id = postil_attempt() or assignment_id in (select postil_open_assignments())));
--> statement-breakpoint
-- Policies are asked in the order of their names, backwards.
ALTER POLICY "assignments_student" ON "assignments" RENAME TO "assignments_theirs";
--> statement-breakpoint
ALTER POLICY "question_versions_read" ON "question_versions" TO postil_user USING (school_id = postil_school() and (id in (select postil_drawn_questions()) or id in (select postil_own_questions()) or id in (select postil_revealed_questions())));
--> statement-breakpoint
ALTER POLICY "attempt_items_read" ON "attempt_items" TO postil_user USING (school_id = postil_school() and (attempt_id = postil_attempt() or exists (select from attempts a where a.school_id = postil_school() and a.id = attempt_id)));
--> statement-breakpoint
ALTER POLICY "response_events_read" ON "response_events" TO postil_user USING (school_id = postil_school() and (attempt_id = postil_attempt() or exists (select from attempts a where a.school_id = postil_school() and a.id = attempt_id)));
--> statement-breakpoint
ALTER POLICY "response_events_append" ON "response_events" TO postil_user WITH CHECK (school_id = postil_school() and (attempt_id = postil_attempt() or exists (select from attempts a where a.school_id = postil_school() and a.id = attempt_id and a.student_id = postil_actor())));
--> statement-breakpoint
ALTER POLICY "submissions_read" ON "submissions" TO postil_user USING (school_id = postil_school() and (attempt_id = postil_attempt() or exists (select from attempts a where a.school_id = postil_school() and a.id = attempt_id)));
--> statement-breakpoint
-- An instant in milliseconds since 1970, as JavaScript counts.
CREATE FUNCTION postil_ms(at timestamptz) RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT (extract(epoch FROM at) * 1000)::bigint $$;
--> statement-breakpoint
-- Takes a role until the end of the transaction, as db/access/with-actor.ts does; no more than the caller may take anyway.
CREATE FUNCTION postil_enter(_role text, _school text, _actor text, _at timestamptz) RETURNS void LANGUAGE plpgsql AS
$$ BEGIN
  PERFORM set_config('postil.school', _school, true), set_config('postil.actor', _actor, true),
    set_config('postil.attempt', '', true),
    set_config('postil.now', _at::text, true), set_config('synchronous_commit', 'on', true),
    -- Planned once in a session: planning would take longer than what is planned here.
    set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true),
    -- A few rows by their keys, whatever the statistics say.
    set_config('enable_seqscan', 'off', true),
    set_config('role', _role, true);
END $$;
--> statement-breakpoint
-- Whether an attempt is the actor's own and open to them, asked as the actor; the parts of it are then open as well.
CREATE FUNCTION postil_own_attempt(_attempt uuid, _is_locking boolean) RETURNS boolean LANGUAGE plpgsql AS
$$ BEGIN
  IF _is_locking THEN
    PERFORM FROM attempts t WHERE t.school_id = postil_school() AND t.id = _attempt AND t.student_id = postil_actor()
      FOR UPDATE;
  ELSE
    PERFORM FROM attempts t WHERE t.school_id = postil_school() AND t.id = _attempt AND t.student_id = postil_actor();
  END IF;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM set_config('postil.attempt', _attempt::text, true);
  RETURN true;
END $$;
--> statement-breakpoint
-- Who acts: the present role at the school and whether a first password must be replaced; no row when the session has ended.
CREATE FUNCTION postil_session(_school uuid, _person uuid, _session uuid, _at timestamptz)
  RETURNS TABLE (role text, must_change boolean) LANGUAGE plpgsql AS
$$
#variable_conflict use_column
BEGIN
  PERFORM postil_enter('postil_system', '', '', _at);
  RETURN QUERY SELECT u.role, c.must_change_password FROM sessions s
    JOIN users u ON u.school_id = s.school_id AND u.id = s.user_id
    JOIN credentials c ON c.school_id = u.school_id AND c.user_id = u.id
    WHERE s.school_id = _school AND s.id = _session AND s.user_id = _person AND s.revoked_at IS NULL
      AND s.expires_at > _at AND u.disabled_at IS NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION postil_find_actor(_school uuid, _person uuid, _session uuid, _at timestamptz) RETURNS text LANGUAGE plpgsql AS
$$ BEGIN
  RETURN (SELECT json_build_object('role', s.role, 'mustChangePassword', s.must_change)
    FROM postil_session(_school, _person, _session, _at) s);
END $$;
--> statement-breakpoint
-- All that saving answers has to know, in one statement; db/access/system/answering.ts says what is in it. Null: the
-- session has ended (`_session` is null when somebody has vouched for the actor before). With `_is_locking` the attempt's
-- row is locked first, until the end of the transaction.
CREATE FUNCTION postil_answering(_school uuid, _person uuid, _session uuid, _at timestamptz, _attempt uuid,
  _positions text, _events text, _is_locking boolean) RETURNS text LANGUAGE plpgsql AS
$$
DECLARE
  _role text;
  _must_change boolean;
  _answer text;
BEGIN
  IF _session IS NOT NULL THEN
    SELECT s.role, s.must_change INTO _role, _must_change FROM postil_session(_school, _person, _session, _at) s;
    IF NOT FOUND OR _must_change THEN RETURN NULL; END IF;
  END IF;
  PERFORM postil_enter('postil_user', _school::text, _person::text, _at);
  IF NOT postil_own_attempt(_attempt, _is_locking) THEN RETURN '{"attempt": null, "positions": [], "stored": []}'; END IF;
  SELECT json_build_object(
    'role', _role,
    'attempt', (SELECT json_build_object('classRole', m.role, 'startedMs', postil_ms(t.started_at),
        'reopenedUntilMs', postil_ms(t.reopened_until), 'submittedMs', postil_ms(t.submitted_at),
        'graceSeconds', s.grace_seconds, 'openMs', postil_ms(coalesce(o.open_at, s.open_at)),
        'closeMs', postil_ms(coalesce(o.close_at, s.close_at)),
        'timeLimitMinutes', coalesce(o.time_limit_minutes, s.time_limit_minutes),
        'factor', coalesce((SELECT w.factor FROM time_allowances w
          WHERE w.school_id = _school AND w.class_id = s.class_id AND w.student_id = _person), 1),
        'pauses', (SELECT coalesce(json_agg(json_build_object('startedMs', postil_ms(p.started_at),
            'endedMs', postil_ms(p.ended_at)) ORDER BY p.started_at, p.id), '[]')
          FROM assignment_pauses p WHERE p.school_id = _school AND p.assignment_id = s.id))
      FROM attempts t
      JOIN assignments s ON s.school_id = t.school_id AND s.id = t.assignment_id AND s.withdrawn_at IS NULL
      JOIN memberships m ON m.school_id = t.school_id AND m.class_id = s.class_id AND m.user_id = t.student_id
        AND m.role = 'student' AND m.removed_at IS NULL
      LEFT JOIN assignment_overrides o ON o.school_id = t.school_id AND o.assignment_id = t.assignment_id
        AND o.student_id = t.student_id
      WHERE t.school_id = _school AND t.id = _attempt AND t.student_id = _person),
    'positions', (SELECT coalesce(json_agg(json_build_object('position', i.position, 'type', q.body ->> 'type',
        'isFinal', i.checked_at IS NOT NULL,
        'lastSeq', coalesce((SELECT e.seq FROM response_events e WHERE e.school_id = _school
          AND e.attempt_id = _attempt AND e.position = i.position ORDER BY e.seq DESC LIMIT 1), 0),
        'counting', (SELECT json_build_object('seq', e.seq, 'device', e.device, 'clientSeq', e.client_seq,
            'response', e.payload, 'receivedMs', postil_ms(e.received_at))
          FROM response_events e WHERE e.school_id = _school AND e.attempt_id = _attempt AND e.position = i.position
          AND e.disposition = 'current' ORDER BY e.seq DESC LIMIT 1))), '[]')
      FROM attempt_items i
      JOIN question_versions q ON q.school_id = i.school_id AND q.id = i.question_version_id
      WHERE i.school_id = _school AND i.attempt_id = _attempt AND i.position = ANY (string_to_array(_positions, ',')::integer[])),
    'stored', (SELECT coalesce(json_agg(json_build_object('clientEventId', e.client_event_id, 'position', e.position,
        'seq', e.seq, 'device', e.device, 'clientSeq', e.client_seq, 'baseSeq', e.base_seq, 'response', e.payload,
        'receivedMs', postil_ms(e.received_at), 'disposition', e.disposition)), '[]')
      FROM response_events e
      WHERE e.school_id = _school AND e.attempt_id = _attempt AND e.client_event_id = ANY (string_to_array(_events, ',')::uuid[]))
  ) INTO _answer;
  RETURN _answer;
END $$;
--> statement-breakpoint
-- Appends answers that were placed by what postil_answering() told; `_open` and `_final` list the positions it called so. Under the attempt's lock nothing of that may have
-- changed: it is not handed in meanwhile, no answer has been made final, and the primary key says that no other answer
-- took the sequence. Else the statement fails with 40001 or 23505, and the caller reads again.
CREATE FUNCTION postil_append_answers(_school uuid, _person uuid, _at timestamptz, _attempt uuid,
  _submitted_ms bigint, _received_at timestamptz, _open text, _final text, _answers json) RETURNS integer LANGUAGE plpgsql AS
$$
DECLARE
  _stored integer;
BEGIN
  PERFORM postil_enter('postil_user', _school::text, _person::text, _at);
  PERFORM postil_own_attempt(_attempt, false);
  UPDATE attempts t SET last_saved_at = _at
    WHERE t.school_id = _school AND t.id = _attempt AND t.student_id = _person
    AND postil_ms(t.submitted_at) IS NOT DISTINCT FROM _submitted_ms;
  IF NOT FOUND OR EXISTS (
    SELECT FROM attempt_items i WHERE i.school_id = _school AND i.attempt_id = _attempt
    AND i.position = ANY (string_to_array(CASE WHEN i.checked_at IS NULL THEN _final ELSE _open END, ',')::integer[])
  ) THEN
    RAISE EXCEPTION 'the attempt has changed meanwhile' USING ERRCODE = 'serialization_failure';
  END IF;
  INSERT INTO response_events (school_id, attempt_id, position, seq, client_event_id, device, client_seq, base_seq,
      payload, received_at, stored_at, disposition)
    SELECT _school, _attempt, a.position, a.seq, a."clientEventId", a.device, a."clientSeq", a."baseSeq",
      a.response, _received_at, _at, a.disposition
    FROM json_to_recordset(_answers) AS a(position integer, seq integer, "clientEventId" uuid, device uuid,
      "clientSeq" integer, "baseSeq" integer, response jsonb, disposition text);
  GET DIAGNOSTICS _stored = ROW_COUNT;
  RETURN _stored;
END $$;
