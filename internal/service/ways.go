package service

import (
	"context"
	"os"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// original puts the file an import was made of into the file room, as it came in.
func (h *House) original(ctx context.Context, a foyer.Actor, id string) (ref foyer.FileRef, err error) {
	var path string
	var imp foyer.Import
	err = h.store.Read(ctx, func(tx *store.Tx) error {
		path, imp, err = h.intake.Original(tx, a, id)
		return err
	})
	if err != nil {
		return ref, err
	}
	st, err := os.Stat(path)
	if err != nil {
		return ref, foyer.Fail(foyer.NotFound, "import.file_missing", "name", imp.File)
	}
	if st.Size() != imp.Size {
		return ref, foyer.Fail(foyer.Conflict, "import.file_changed", "name", imp.File)
	}
	return h.files.put("original-"+id, imp.File, path, st.Size(), imp.SHA256), nil
}

// again makes a Draft of a file in the file room with an earlier import's settings.
func (h *House) again(ctx context.Context, a foyer.Actor, id, ref string) (foyer.ImportDraft, error) {
	rf, err := h.files.get(ref)
	if err != nil {
		return foyer.ImportDraft{}, err
	}
	p, err := h.Prefs(ctx, a)
	if err != nil {
		return foyer.ImportDraft{}, err
	}
	return h.intake.Again(ctx, a, id, rf.path, rf.ref, rf.sha, p)
}

// replace puts the file of a Draft in the place of an open import's, as a job.
func (j *jobs) replace(ctx context.Context, a foyer.Actor, id, from, job string) (draft foyer.ImportDraft, err error) {
	ctx, done, err := j.own(ctx, a, job, "replace")
	if err != nil {
		return draft, err
	}
	defer func() { done(err) }()
	return j.h.intake.Replace(ctx, a, id, from, func(p foyer.Progress) {
		p.Job, p.What = job, "replace"
		j.tell(p)
	})
}
