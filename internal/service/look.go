package service

import (
	"context"

	"foyer/internal/foyer"
	"foyer/internal/intake"
)

// look looks at the rows of an import again, as the one job of it.
func (j *jobs) look(ctx context.Context, a foyer.Actor, id, job string) (out foyer.Looked, err error) {
	if job == "" {
		return out, foyer.Fail(foyer.Invalid, "job.no_id")
	}
	out, seen, err := j.h.intake.Seen(ctx, a, id)
	if err != nil || seen {
		return out, err
	}
	j.yield(id)
	jctx, err := j.add(job, a.ID, foyer.Progress{Job: job, What: intake.JobLook, Import: id, Left: -1, Recent: []foyer.RowNews{}})
	if err != nil {
		return out, err
	}
	j.wg.Add(1)
	defer j.wg.Done()
	defer context.AfterFunc(ctx, func() { j.cancel(job, errStopped) })()
	// Nothing but rows under review changes, and whoever asked is told of these: no event
	// that leads changed, by which screens would ask to look again.
	defer func() { j.end(job, intake.JobLook, "", err) }()
	return j.h.intake.Look(jctx, a, id, func(p foyer.Progress) {
		p.Job, p.What, p.Import = job, intake.JobLook, id
		j.tell(p)
	})
}
