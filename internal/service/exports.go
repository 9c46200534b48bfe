package service

import (
	"context"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Exports write leads out as files.
type Exports struct{ s *Session }

// Plan says how a file would be named, and how many leads it would hold.
func (e *Exports) Plan(spec foyer.ExportSpec) (p foyer.ExportPlan, err error) {
	err = e.s.read("exports.plan", func(_ context.Context, tx *store.Tx) error {
		p, err = e.s.house.planExport(tx, e.s.actor, spec)
		return err
	})
	return p, err
}

// Write writes the leads of a spec to a file of the file room and answers its
// reference. Progress comes as events of the job; Jobs.Cancel stops it. The export
// is logged: who, what, how many.
func (e *Exports) Write(spec foyer.ExportSpec, job string) (ref foyer.FileRef, err error) {
	err = e.s.call("exports.write", func() error {
		ref, err = e.s.house.jobs.export(e.s.ctx, e.s.actor, spec, job)
		return err
	})
	return ref, err
}

// Template writes the import template of the current form, as "csv" or "xlsx".
func (e *Exports) Template(format string) (ref foyer.FileRef, err error) {
	err = e.s.call("exports.template", func() error {
		ref, err = e.s.house.template(e.s.ctx, e.s.actor, format)
		return err
	})
	return ref, err
}

// Sample puts a file of invented people, some of them awkward, into the file
// room, ready for Imports.Open.
func (e *Exports) Sample() (ref foyer.FileRef, err error) {
	err = e.s.call("exports.sample", func() error {
		ref, err = e.s.house.sample(e.s.ctx)
		return err
	})
	return ref, err
}
