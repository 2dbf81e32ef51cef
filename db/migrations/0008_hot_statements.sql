-- The page of an attempt under way, the hand-in, and saving where nothing is in doubt, each in one statement.
SET LOCAL check_function_bodies = off;
--> statement-breakpoint
-- Read as the student; db/access/quiz-page-told.ts says what is in it. Holds no key. Null where the page is any other than
-- that of a student with an attempt under way whose session lasts: whoever asks then goes the long way, which says why.
CREATE FUNCTION postil_quiz_page(_school uuid, _person uuid, _session uuid, _at timestamptz, _assignment uuid)
  RETURNS text LANGUAGE plpgsql AS
$$
DECLARE
  _role text;
  _must_change boolean;
  _attempt uuid;
  _answer text;
BEGIN
  SELECT s.role, s.must_change INTO _role, _must_change FROM postil_session(_school, _person, _session, _at) s;
  IF NOT FOUND OR _must_change THEN RETURN NULL; END IF;
  PERFORM postil_enter('postil_user', _school::text, _person::text, _at);
  SELECT a.id INTO _attempt FROM attempts a WHERE a.school_id = _school AND a.assignment_id = _assignment
    AND a.student_id = _person AND a.submitted_at IS NULL;
  IF NOT FOUND OR NOT postil_own_attempt(_attempt, false) THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM attempt_items i WHERE i.school_id = _school AND i.attempt_id = _attempt AND i.checked_at IS NOT NULL)
  THEN RETURN NULL; END IF;
  SELECT json_build_object(
    'role', _role, 'classRole', m.role, 'timeZone', c.time_zone, 'articleId', s.article_id, 'revisionId', s.revision_id,
    'glossaryVersion', g.glossary_version, 'plainLevel', s.plain_level,
    'levels', (SELECT coalesce(json_agg(l.level ORDER BY l.level DESC), '[]') FROM revision_levels l
      WHERE l.school_id = _school AND l.revision_id = s.revision_id),
    'assignment', json_build_object('openMs', postil_ms(s.open_at), 'dueMs', postil_ms(s.due_at),
      'closeMs', postil_ms(s.close_at), 'timeLimitMinutes', s.time_limit_minutes, 'attemptsAllowed', s.attempts_allowed,
      'countingRule', s.counting_rule, 'graceSeconds', s.grace_seconds, 'releaseScore', s.release_score,
      'releaseAnswers', s.release_answers, 'releaseExplanations', s.release_explanations),
    'override', CASE WHEN o.student_id IS NOT NULL THEN json_build_object('openMs', postil_ms(o.open_at),
      'dueMs', postil_ms(o.due_at), 'closeMs', postil_ms(o.close_at), 'timeLimitMinutes', o.time_limit_minutes,
      'attemptsAllowed', o.attempts_allowed) END,
    'factor', coalesce((SELECT w.factor FROM time_allowances w
      WHERE w.school_id = _school AND w.class_id = s.class_id AND w.student_id = _person), 1),
    'pauses', (SELECT coalesce(json_agg(json_build_object('startedMs', postil_ms(p.started_at),
        'endedMs', postil_ms(p.ended_at)) ORDER BY p.started_at, p.id), '[]')
      FROM assignment_pauses p WHERE p.school_id = _school AND p.assignment_id = s.id),
    'quizTitle', v.title, 'sections', v.sections,
    'quizItems', (SELECT coalesce(json_agg(json_build_object('section', q.section, 'points', q.points)
        ORDER BY q.position), '[]')
      FROM quiz_items q WHERE q.school_id = _school AND q.quiz_version_id = v.id),
    'attemptsUsed', (SELECT count(*) FROM attempts t WHERE t.school_id = _school AND t.assignment_id = _assignment
      AND t.student_id = _person),
    'attempt', json_build_object('id', a.id, 'number', a.number, 'startedMs', postil_ms(a.started_at),
      'reopenedUntilMs', postil_ms(a.reopened_until)),
    'items', (SELECT coalesce(json_agg(json_build_object('position', i.position, 'points', i.points,
        'optionOrder', i.option_order, 'section', q.section, 'body', b.body,
        'answer', (SELECT json_build_object('seq', e.seq, 'device', e.device, 'response', e.payload,
            'receivedMs', postil_ms(e.received_at))
          FROM response_events e WHERE e.school_id = _school AND e.attempt_id = _attempt AND e.position = i.position
          AND e.disposition = 'current' ORDER BY e.seq DESC LIMIT 1))
        ORDER BY i.position, i.question_version_id), '[]')
      FROM attempt_items i
      JOIN question_versions b ON b.school_id = i.school_id AND b.id = i.question_version_id
      LEFT JOIN quiz_items q ON q.school_id = i.school_id AND q.quiz_version_id = v.id AND q.position = i.quiz_position
      WHERE i.school_id = _school AND i.attempt_id = _attempt)
  ) INTO _answer
  FROM attempts a
  JOIN assignments s ON s.school_id = a.school_id AND s.id = a.assignment_id AND s.withdrawn_at IS NULL
    AND s.quiz_version_id = a.quiz_version_id
  JOIN memberships m ON m.school_id = a.school_id AND m.class_id = s.class_id AND m.user_id = a.student_id
    AND m.role = 'student' AND m.removed_at IS NULL
  JOIN reading_states d ON d.school_id = a.school_id AND d.assignment_id = a.assignment_id AND d.student_id = a.student_id
  JOIN classes c ON c.school_id = s.school_id AND c.id = s.class_id
  JOIN articles g ON g.school_id = s.school_id AND g.id = s.article_id
  JOIN revisions r ON r.school_id = s.school_id AND r.id = s.revision_id
  JOIN quiz_versions v ON v.school_id = a.school_id AND v.id = a.quiz_version_id
  LEFT JOIN assignment_overrides o ON o.school_id = a.school_id AND o.assignment_id = a.assignment_id
    AND o.student_id = a.student_id
  WHERE a.school_id = _school AND a.id = _attempt;
  RETURN _answer;
END $$;
--> statement-breakpoint
-- Writes hand-ins with their grading by machine in one statement, in the transaction and role of the caller, who has locked
-- the attempts and graded them; db/access/system/write-hand-ins.ts says what is in the lists.
CREATE FUNCTION postil_write_hand_ins(_school uuid, _at timestamptz, _hand_ins json, _runs json, _scores json, _audit json)
  RETURNS integer LANGUAGE plpgsql AS
$$
DECLARE
  _written integer;
BEGIN
  INSERT INTO submissions (school_id, attempt_id, round, submitted_at, is_late, receipt_code, receipt)
    SELECT _school, h."attemptId", h.round, h."submittedAt", h."isLate", h."receiptCode", h.receipt
    FROM json_to_recordset(_hand_ins) AS h("attemptId" uuid, round integer, "submittedAt" timestamptz, "isLate" boolean,
      "receiptCode" text, receipt jsonb);
  INSERT INTO grading_runs (school_id, id, attempt_id, kind, round, regrade_id, created_by, created_at)
    SELECT _school, r."runId", r."attemptId", 'machine', r.round, r."regradeId", NULL, _at
    FROM json_to_recordset(_runs) AS r("runId" uuid, "attemptId" uuid, round integer, "regradeId" uuid);
  INSERT INTO scores (school_id, run_id, attempt_id, position, state, fraction, points, chosen, misconceptions,
      question_version_id)
    SELECT _school, s."runId", s."attemptId", s.position, s.state, s.fraction, s.points, s.chosen, s.misconceptions,
      s."questionVersionId"
    FROM json_to_recordset(_scores) AS s("runId" uuid, "attemptId" uuid, position integer, state text,
      fraction double precision, points numeric, chosen jsonb, misconceptions jsonb, "questionVersionId" uuid);
  -- The deadline is written once more: it is the one that held in the end.
  UPDATE attempts t SET submitted_at = h."submittedAt", deadline_at = h."deadlineAt"
    FROM json_to_recordset(_hand_ins) AS h("attemptId" uuid, "submittedAt" timestamptz, "deadlineAt" timestamptz)
    WHERE t.school_id = _school AND t.id = h."attemptId";
  GET DIAGNOSTICS _written = ROW_COUNT;
  INSERT INTO audit_log (school_id, id, at, actor_id, action, subject_type, subject_id, detail)
    SELECT _school, l.id, l.at, l."actorId", l.action, l."subjectType", l."subjectId", l.detail
    FROM json_to_record(_audit) AS l(id uuid, at timestamptz, "actorId" uuid, action text, "subjectType" text,
      "subjectId" uuid, detail jsonb);
  RETURN _written;
END $$;
--> statement-breakpoint
-- Locks a student's own attempt that is to be handed in, waits until no regrade of its assignment is being made (the name of that lock
-- stands in db/access/system/regrade-turns.ts), and tells what handing in has to know; db/access/system/ending-attempt.ts says
-- what is in it. Takes the role of the system, since what follows is grading, until the end of the transaction. As in
-- postil_answering(): null when the session of a claim has ended.
CREATE FUNCTION postil_ending(_school uuid, _person uuid, _session uuid, _at timestamptz, _attempt uuid, _devices text)
  RETURNS text LANGUAGE plpgsql AS
$$
DECLARE
  _role text;
  _must_change boolean;
BEGIN
  IF _session IS NULL THEN
    PERFORM postil_enter('postil_system', '', '', _at);
  ELSE
    SELECT s.role, s.must_change INTO _role, _must_change FROM postil_session(_school, _person, _session, _at) s;
    IF NOT FOUND OR _must_change THEN RETURN NULL; END IF;
  END IF;
  PERFORM FROM attempts t WHERE t.school_id = _school AND t.id = _attempt AND t.student_id = _person FOR UPDATE;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('regrade ' || t.assignment_id, 0)) FROM attempts t
    WHERE t.school_id = _school AND t.id = _attempt AND t.student_id = _person AND t.submitted_at IS NULL;
  RETURN coalesce((SELECT json_build_object('role', _role, 'classRole', m.role, 'round', t.round, 'startedMs', postil_ms(t.started_at),
      'reopenedUntilMs', postil_ms(t.reopened_until), 'submittedMs', postil_ms(t.submitted_at),
      'graceSeconds', s.grace_seconds, 'openMs', postil_ms(coalesce(o.open_at, s.open_at)),
      'dueMs', postil_ms(coalesce(o.due_at, s.due_at)), 'closeMs', postil_ms(coalesce(o.close_at, s.close_at)),
      'timeLimitMinutes', coalesce(o.time_limit_minutes, s.time_limit_minutes),
      'factor', coalesce((SELECT w.factor FROM time_allowances w
        WHERE w.school_id = _school AND w.class_id = s.class_id AND w.student_id = _person), 1),
      'pauses', (SELECT coalesce(json_agg(json_build_object('startedMs', postil_ms(p.started_at),
          'endedMs', postil_ms(p.ended_at)) ORDER BY p.started_at, p.id), '[]')
        FROM assignment_pauses p WHERE p.school_id = _school AND p.assignment_id = s.id),
      'stored', (SELECT coalesce(json_agg(json_build_object('device', e.device, 'clientSeq', e.client_seq)), '[]')
        FROM response_events e WHERE e.school_id = _school AND e.attempt_id = _attempt
        AND e.device = ANY (string_to_array(_devices, ',')::uuid[])),
      'isRegraded', EXISTS (SELECT FROM regrades g WHERE g.school_id = _school AND g.assignment_id = s.id
        AND g.undone_at IS NULL))
    FROM attempts t
    JOIN assignments s ON s.school_id = t.school_id AND s.id = t.assignment_id AND s.withdrawn_at IS NULL
    JOIN memberships m ON m.school_id = t.school_id AND m.class_id = s.class_id AND m.user_id = t.student_id
      AND m.role = 'student' AND m.removed_at IS NULL
    LEFT JOIN assignment_overrides o ON o.school_id = t.school_id AND o.assignment_id = t.assignment_id
      AND o.student_id = t.student_id
    WHERE t.school_id = _school AND t.id = _attempt AND t.student_id = _person)::text, '{"classRole": null}');
END $$;
--> statement-breakpoint
-- Whether answers count beyond doubt by what postil_answering() tells: nothing has moved the clock, it is not over by the strictest
-- reading, and no answer stands against them. domain/quiz/place-answers.ts decides; here "no" only means that it has to be asked.
CREATE FUNCTION postil_count_surely(_told jsonb, _at timestamptz, _received_at timestamptz, _answers json) RETURNS boolean
  LANGUAGE plpgsql STABLE AS
$$
DECLARE
  _attempt jsonb := _told -> 'attempt';
  _received bigint := postil_ms(_received_at);
BEGIN
  RETURN coalesce(_told ->> 'role', 'student') = 'student'
    AND _attempt ->> 'classRole' = 'student'
    AND _attempt ->> 'submittedMs' IS NULL AND _attempt ->> 'reopenedUntilMs' IS NULL
    AND jsonb_array_length(_attempt -> 'pauses') = 0 AND (_attempt ->> 'factor')::numeric >= 1
    AND (_attempt ->> 'openMs')::bigint <= postil_ms(_at)
    AND coalesce(_received < (_attempt ->> 'closeMs')::bigint, true)
    AND coalesce(_received < (_attempt ->> 'startedMs')::bigint + (_attempt ->> 'timeLimitMinutes')::bigint * 60000, true)
    AND jsonb_array_length(_told -> 'stored') = 0
    -- As many questions as answers: none is answered twice.
    AND jsonb_array_length(_told -> 'positions') = json_array_length(_answers)
    AND (SELECT bool_and(coalesce(NOT p."isFinal" AND p.type = a.response ->> 'type' AND (p.counting IS NULL
          OR CASE WHEN (p.counting ->> 'device')::uuid = a.device THEN a."clientSeq" > (p.counting ->> 'clientSeq')::integer
            ELSE a."baseSeq" >= (p.counting ->> 'seq')::integer END), false))
      FROM json_to_recordset(_answers) AS a(position integer, device uuid, "clientSeq" integer, "baseSeq" integer,
        response json)
      LEFT JOIN jsonb_to_recordset(_told -> 'positions') AS p(position integer, type text, "isFinal" boolean, counting jsonb)
        ON p.position = a.position);
END $$;
--> statement-breakpoint
-- Saves answers in one statement where they count beyond doubt, else stores nothing; tells in both cases what postil_answering()
-- told before. The caller has asked the policy for a student whose attempt is open. What may have changed in between fails as
-- in postil_append_answers().
CREATE FUNCTION postil_save_answers(_school uuid, _person uuid, _session uuid, _at timestamptz, _attempt uuid,
  _positions text, _events text, _received_at timestamptz, _answers json) RETURNS text LANGUAGE plpgsql AS
$$
DECLARE
  _told text;
  _facts jsonb;
BEGIN
  _told := postil_answering(_school, _person, _session, _at, _attempt, _positions, _events, false);
  IF _told IS NULL THEN RETURN NULL; END IF;
  _facts := _told::jsonb;
  IF NOT coalesce(postil_count_surely(_facts, _at, _received_at, _answers), false) THEN
    RETURN '{"isStored":false,"told":' || _told || '}';
  END IF;
  UPDATE attempts t SET last_saved_at = _at
    WHERE t.school_id = _school AND t.id = _attempt AND t.student_id = _person AND t.submitted_at IS NULL;
  IF NOT FOUND OR EXISTS (
    SELECT FROM attempt_items i WHERE i.school_id = _school AND i.attempt_id = _attempt AND i.checked_at IS NOT NULL
    AND i.position = ANY (string_to_array(_positions, ',')::integer[])
  ) THEN
    RAISE EXCEPTION 'the attempt has changed meanwhile' USING ERRCODE = 'serialization_failure';
  END IF;
  INSERT INTO response_events (school_id, attempt_id, position, seq, client_event_id, device, client_seq, base_seq,
      payload, received_at, stored_at, disposition)
    SELECT _school, _attempt, a.position, p."lastSeq" + 1, a."clientEventId", a.device, a."clientSeq", a."baseSeq",
      a.response, _received_at, _at, 'current'
    FROM json_to_recordset(_answers) AS a(position integer, "clientEventId" uuid, device uuid, "clientSeq" integer,
      "baseSeq" integer, response jsonb)
    JOIN jsonb_to_recordset(_facts -> 'positions') AS p(position integer, "lastSeq" integer) ON p.position = a.position;
  RETURN '{"isStored":true,"told":' || _told || '}';
END $$;
--> statement-breakpoint
-- Whether the actor is an administrator is asked once in a query, not for each row.
ALTER POLICY "classes_read" ON "classes" TO postil_user USING (school_id = postil_school() and (created_by = postil_actor() or (select postil_is_admin()) or id in (select postil_taught()) or id in (select postil_attended())));
--> statement-breakpoint
ALTER POLICY "memberships_read" ON "memberships" TO postil_user USING (school_id = postil_school() and (user_id = postil_actor() or (select postil_is_admin()) or class_id in (select postil_taught())));
--> statement-breakpoint
ALTER POLICY "audit_log_admin" ON "audit_log" TO postil_user USING (school_id = postil_school() and (select postil_is_admin()));
--> statement-breakpoint
ALTER POLICY "invitations_admin" ON "invitations" TO postil_user USING (school_id = postil_school() and (select postil_is_admin()));
--> statement-breakpoint
ALTER POLICY "users_read" ON "users" TO postil_user USING (school_id = postil_school() and (id = postil_actor() or (select postil_is_admin()) or id in (select postil_visible_users())));
