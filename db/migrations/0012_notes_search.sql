ALTER POLICY "annotation_anchors_read" ON "annotation_anchors" TO postil_user USING (school_id = postil_school() and exists (select 1 from annotations a where a.school_id = annotation_anchors.school_id and a.id = annotation_id));--> statement-breakpoint
-- What drizzle-kit has no word for: the words by which notes are found, kept beside them by the database itself. The columns
-- stand in no table of db/schema, so that no query reads them with a row; see docs/decisions/0021-pages-of-notes.md.
-- A text as its words: signs between words become spaces, so that no address or file name is one word, and signs of scripts
-- that write no spaces stand each alone. Cut, because a list of words has a greatest size.
CREATE FUNCTION postil_word_text(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT regexp_replace(
     translate(left(normalize(left(words, 50000), NFKC), 50000), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)),
     '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])', ' \1 ', 'g') $$;
--> statement-breakpoint
CREATE FUNCTION postil_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT pg_catalog.to_tsvector('pg_catalog.simple'::regconfig, public.postil_word_text(words)) $$;
--> statement-breakpoint
-- One word as it was typed, of which the end may be missing: it asks for words that begin so. Without a letter or figure it asks for
-- nothing.
CREATE FUNCTION postil_word_query(word text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN numnode(asked) = 0 THEN asked ELSE (asked::text || ':*')::tsquery END
     FROM (SELECT pg_catalog.phraseto_tsquery('pg_catalog.simple'::regconfig, public.postil_word_text(word)) AS asked) AS typed $$;
--> statement-breakpoint
ALTER TABLE annotations ADD COLUMN words tsvector GENERATED ALWAYS AS (postil_words(body)) STORED;
--> statement-breakpoint
ALTER TABLE annotation_anchors ADD COLUMN words tsvector GENERATED ALWAYS AS (postil_words(quote)) STORED;
