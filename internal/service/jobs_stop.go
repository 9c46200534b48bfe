package service

import (
	"context"
	"errors"
	"sort"

	"foyer/internal/foyer"
	"foyer/internal/intake"
)

// cut looks after a run that a person stopped or paused; what comes of it must not
// be cut short by the same cancel.
func (j *jobs) cut(ctx context.Context, actor foyer.Actor, id string, tell func(foyer.Progress), err error) error {
	if err == nil {
		return nil // it was over before it was stopped
	}
	why := context.Cause(ctx)
	stopped := foyer.Fail(foyer.Cancelled, "call.cancelled")
	switch {
	case errors.Is(why, errPaused):
		return errors.Join(j.h.intake.Pause(j.ctx, actor, id), stopped)
	case errors.Is(why, errKept):
		return errors.Join(j.h.intake.KeepWritten(j.ctx, actor, id, tell), stopped)
	case errors.Is(why, errStopped):
		return errors.Join(j.h.intake.RollBack(j.ctx, actor, id, tell), stopped)
	}
	return err
}

// left looks after a job that was stopped before its turn came.
func (j *jobs) left(ctx context.Context, actor foyer.Actor, what, id string) error {
	why := context.Cause(ctx)
	if what != intake.JobRun || !errors.Is(why, errStopped) && !errors.Is(why, errKept) {
		return why
	}
	imp, err := j.h.ImportOf(actor, id)
	if err == nil && imp.State == foyer.StateQueued {
		err = j.h.intake.Unqueue(j.ctx, actor, id, errors.Is(why, errKept))
	}
	return errors.Join(err, foyer.Fail(foyer.Cancelled, "call.cancelled"))
}

// queued puts a job at the end of those that wait.
func (j *jobs) queued(job string) {
	j.mu.Lock()
	j.order++
	if l := j.live[job]; l != nil {
		l.order, l.waits = j.order, true
	}
	j.mu.Unlock()
	j.places()
}

// placed says that a job's turn has come.
func (j *jobs) placed(job string) {
	j.mu.Lock()
	if l := j.live[job]; l != nil {
		l.waits = false
	}
	j.mu.Unlock()
	j.places()
}

// places works out who stands where in the line, and tells those whose place has
// changed.
func (j *jobs) places() {
	j.mu.Lock()
	var waiting []*liveJob
	var news []foyer.Event
	stands := func(l *liveJob, place int) {
		if l.last.Place != place {
			l.last.Place = place
			news = append(news, l.event())
		}
	}
	busy := false
	for _, l := range j.live {
		if l.waits {
			waiting = append(waiting, l)
		} else if l.order > 0 {
			busy = true
			stands(l, 0)
		}
	}
	sort.Slice(waiting, func(a, b int) bool { return waiting[a].order < waiting[b].order })
	for i, l := range waiting {
		place := i + 1
		if !busy && i == 0 {
			place = 0 // its turn is coming this moment
		}
		stands(l, place)
	}
	j.mu.Unlock()
	for _, e := range news {
		j.h.Emit(e)
	}
}

// stopImport ends the run of an import for a reason, and says whether there was one.
// From then on the job is that of ending: what is left to do may take a while, and
// there is nothing more to stop.
func (j *jobs) stopImport(id, ending string, why error) bool {
	j.news.Lock()
	defer j.news.Unlock()
	j.mu.Lock()
	var news []foyer.Event
	found := false
	for _, l := range j.live {
		if l.last.Import != id || l.last.What != intake.JobRun {
			continue
		}
		found = true
		if !l.waits {
			l.last.What = ending
			news = append(news, l.event())
		}
		l.cancel(why)
	}
	j.mu.Unlock()
	for _, e := range news {
		j.h.Emit(e)
	}
	return found
}

// Pause halts a running Import at a safe place; Run goes on from there. The job
// ends; the Import stays Running, marked as paused. It answers NotFound for one out of
// sight.
func (i *Imports) Pause(id string) error {
	return i.s.call("imports.pause", func() error {
		if err := i.s.house.intake.InSight(i.s.ctx, i.s.actor, id); err != nil {
			return err
		}
		if !i.s.house.jobs.stopImport(id, intake.JobPause, errPaused) {
			return foyer.Fail(foyer.Conflict, "import.not_queued")
		}
		return nil
	})
}

// Stop ends an Import that waits its turn, runs or is paused. With keep what it
// wrote stays and waits for approval, rows it has not come to are left out (one
// that waited is Import pending again); else all it wrote is taken back and it is
// Cancelled. It answers NotFound for one out of sight.
func (i *Imports) Stop(id string, keep bool, job string) error {
	return i.s.call("imports.stop", func() error {
		if err := i.s.house.intake.InSight(i.s.ctx, i.s.actor, id); err != nil {
			return err
		}
		why, what := errStopped, intake.JobRollBack
		if keep {
			why, what = errKept, intake.JobKeep
		}
		if i.s.house.jobs.stopImport(id, what, why) {
			return nil
		}
		_, err := i.s.house.jobs.start(i.s.actor, what, id, job)
		return err
	})
}

// alone runs a short act on an import while no job of it is at work, in its turn.
func (j *jobs) alone(id string, fn func() error) error {
	j.mu.Lock()
	for _, l := range j.live {
		if l.last.Import == id {
			j.mu.Unlock()
			return foyer.Fail(foyer.Busy, "import.busy")
		}
	}
	j.mu.Unlock()
	if err := j.line.enter(j.ctx); err != nil {
		return err
	}
	defer j.line.leave()
	return fn()
}
