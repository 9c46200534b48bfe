-- The text index: words folded and split in Go, one column per group of fields
-- that a search can be narrowed to, and marks for the filters. It holds no text
-- of its own; rowid is the lead's n. Beginnings of two letters have an index of their
-- own; longer ones are short walks of the words, and a third more words to write is
-- what an index for three letters costs.
CREATE VIRTUAL TABLE lead_text USING fts5(
    name, email, phone, place, ids, message, notes, rest, marks,
    content = '', contentless_delete = 1, detail = column,
    tokenize = 'ascii', prefix = '2'
);
INSERT INTO lead_text (lead_text, rank) VALUES ('hashsize', 33554432);
