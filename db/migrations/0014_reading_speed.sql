-- Looks are made again at the first reading, with every place of a term and with what is told of the text beside them.
SET LOCAL ROLE postil_system;--> statement-breakpoint
DELETE FROM renderings;--> statement-breakpoint
RESET ROLE;--> statement-breakpoint
ALTER TABLE "renderings" ADD COLUMN "figures" jsonb NOT NULL;--> statement-breakpoint
-- What drizzle-kit has no word for: the reader's page in one statement, read as the actor; db/access/reading-told.ts says what is in
-- it. Null where the assignment is absent or not to be known. The transaction goes on as the actor.
CREATE FUNCTION postil_reading_page(_school uuid, _person uuid, _at timestamptz, _assignment uuid, _of_quiz boolean)
  RETURNS text LANGUAGE plpgsql AS
$$
DECLARE
  _answer text;
BEGIN
  PERFORM postil_enter('postil_user', _school::text, _person::text, _at);
  SELECT json_build_object(
    'id', s.id, 'classRole', m.role, 'isWithdrawn', s.withdrawn_at IS NOT NULL, 'className', coalesce(c.name, ''),
    'timeZone', coalesce(c.time_zone, 'UTC'), 'articleId', s.article_id, 'revisionId', t.revision_id,
    'given', json_build_object('revisionId', s.revision_id, 'movedToRevisionId', s.moved_to_revision_id,
      'notesAfterOwn', s.notes_after_own),
    'groups', (SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) ORDER BY g.name, g.id), '[]')
      FROM groups g WHERE g.school_id = _school AND g.class_id = s.class_id
      AND (m.role <> 'student' OR EXISTS (SELECT FROM group_members x
        WHERE x.school_id = _school AND x.group_id = g.id AND x.student_id = _person))),
    'plainLevel', s.plain_level,
    'levels', (SELECT coalesce(json_agg(l.level ORDER BY l.level DESC), '[]') FROM revision_levels l
      WHERE l.school_id = _school AND l.revision_id = t.revision_id),
    'glossaryVersion', (SELECT a.glossary_version FROM articles a WHERE a.school_id = _school AND a.id = s.article_id),
    'hasEditorNotes', EXISTS (SELECT FROM editor_notes e
      WHERE e.school_id = _school AND e.article_id = s.article_id AND e.deleted_at IS NULL),
    'assignment', json_build_object('openMs', postil_ms(s.open_at), 'dueMs', postil_ms(s.due_at),
      'closeMs', postil_ms(s.close_at), 'timeLimitMinutes', s.time_limit_minutes),
    'override', CASE WHEN o.student_id IS NOT NULL THEN json_build_object('openMs', postil_ms(o.open_at),
      'dueMs', postil_ms(o.due_at), 'closeMs', postil_ms(o.close_at), 'timeLimitMinutes', o.time_limit_minutes) END,
    'reading', (SELECT json_build_object('furthestBlockId', d.furthest_block_id, 'isDone', d.done_at IS NOT NULL)
      FROM reading_states d WHERE d.school_id = _school AND d.assignment_id = s.id AND d.student_id = _person),
    'lookedUp', (SELECT coalesce(json_agg(u.entry_id ORDER BY u.first_at, u.entry_id), '[]') FROM term_lookups u
      WHERE u.school_id = _school AND u.assignment_id = s.id AND u.student_id = _person),
    'quiz', CASE WHEN s.quiz_version_id IS NOT NULL THEN json_build_object(
      'sections', coalesce((SELECT v.sections::json FROM quiz_versions v
        WHERE v.school_id = _school AND v.id = s.quiz_version_id), '[]'),
      'items', (SELECT coalesce(json_agg(json_build_object('section', q.section, 'points', q.points)
          ORDER BY q.position), '[]')
        FROM quiz_items q WHERE q.school_id = _school AND q.quiz_version_id = s.quiz_version_id),
      'attempt', (SELECT json_build_object('isHandedIn', p.submitted_at IS NOT NULL,
          'answers', (SELECT coalesce(json_agg(n.payload), '[]') FROM (
            SELECT DISTINCT ON (e.position) e.payload FROM response_events e
            WHERE e.school_id = _school AND e.attempt_id = p.id AND e.disposition = 'current'
            ORDER BY e.position, e.seq DESC) n))
        FROM attempts p WHERE p.school_id = _school AND p.assignment_id = s.id AND p.student_id = _person
        ORDER BY p.number DESC LIMIT 1)) END
  ) INTO _answer
  FROM assignments s
  CROSS JOIN LATERAL (SELECT CASE WHEN _of_quiz THEN s.revision_id
    ELSE coalesce(s.moved_to_revision_id, s.revision_id) END AS revision_id) t
  LEFT JOIN classes c ON c.school_id = s.school_id AND c.id = s.class_id
  LEFT JOIN memberships m ON m.school_id = s.school_id AND m.class_id = s.class_id AND m.user_id = _person
    AND m.removed_at IS NULL
  LEFT JOIN assignment_overrides o ON o.school_id = s.school_id AND o.assignment_id = s.id AND o.student_id = _person
  WHERE s.school_id = _school AND s.id = _assignment;
  RETURN _answer;
END $$;
