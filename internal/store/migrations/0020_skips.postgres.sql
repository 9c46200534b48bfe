-- What an import keeps of its counts says the same.
UPDATE imports SET counts = (counts::jsonb || jsonb_build_object(
    'new', (SELECT SUM(b.fresh) FROM import_blocks b WHERE b.import = imports.n),
    'duplicates', (SELECT SUM(b.duplicates) FROM import_blocks b WHERE b.import = imports.n),
    'unticked', (SELECT SUM(b.unticked) FROM import_blocks b WHERE b.import = imports.n)))::text
WHERE EXISTS (SELECT 1 FROM import_blocks b WHERE b.import = imports.n);
