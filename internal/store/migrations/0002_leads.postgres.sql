-- The text index: words folded and split in Go, each once plain and once with the
-- group of fields it is of, and marks for the filters.
CREATE TABLE lead_text (
    n     BIGINT PRIMARY KEY,
    words TSVECTOR NOT NULL
);
CREATE INDEX lead_text_words ON lead_text USING GIN (words);
