package service

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/store"
)

// Jobs are the long calls at work in the house, as one person sees them: their own, those
// of imports in their sight, and the search of the whole book.
type Jobs struct{ s *Session }

// Cancel stops a job at a safe place. A running import rolls back what it wrote, one
// that waits its turn is cancelled; a staging one stays a Draft. An unknown job, as one
// out of sight is, is no error: it has just ended.
func (j *Jobs) Cancel(job string) (err error) {
	return j.s.call("jobs.cancel", func() error {
		list, err := j.inSight()
		if slices.ContainsFunc(list, func(p foyer.Progress) bool { return p.Job == job }) {
			j.s.house.jobs.cancel(job, errStopped)
		}
		return err
	})
}

// Running answers the jobs at work that are in sight, as a screen that just opened needs
// them.
func (j *Jobs) Running() (list []foyer.Progress, err error) {
	err = j.s.call("jobs.running", func() error {
		list, err = j.inSight()
		return err
	})
	return list, err
}

func (j *Jobs) inSight() ([]foyer.Progress, error) {
	out := []foyer.Progress{}
	for _, e := range j.s.house.jobs.running() {
		ok, err := j.s.seesJob(e.By, e.Job)
		if err != nil {
			return out, err
		}
		if ok {
			out = append(out, *e.Job)
		}
	}
	return out, nil
}

// Why a job's context ended.
var (
	errStopped = errors.New("stopped by a person")
	errKept    = errors.New("stopped by a person, who keeps what was written")
	errPaused  = errors.New("paused by a person")
	errClosing = errors.New("the house is closing")
)

// jobs runs the long calls. Imports are written one at a time, in the order they
// were queued: SQLite has one writer, and a second run would only slow the first.
type jobs struct {
	h     *House
	ctx   context.Context
	close context.CancelCauseFunc
	wg    sync.WaitGroup
	line  line // of the imports that are written or wait to be

	news sync.Mutex // held while a job is told of: what is told comes in its order
	mu   sync.Mutex
	live map[string]*liveJob

	order   int      // of the last that asked for its turn
	tending *tending // nil when the text index is not being merged
}

type liveJob struct {
	by     string // who began it
	order  int    // in which it asked for its turn, 0 for one that needs none
	waits  bool   // for its turn
	cancel context.CancelCauseFunc
	last   foyer.Progress
	told   time.Time
	gone   chan struct{} // closed when it has ended
}

func newJobs(h *House) *jobs {
	ctx, cancel := context.WithCancelCause(context.Background())
	j := &jobs{h: h, ctx: ctx, close: cancel, live: map[string]*liveJob{}}
	j.line.moved = j.places
	return j
}

// start begins a job of an import and answers the import as it then stands.
func (j *jobs) start(actor foyer.Actor, what, id, job string) (foyer.Import, error) {
	if job == "" {
		return foyer.Import{}, foyer.Fail(foyer.Invalid, "job.no_id")
	}
	if what != intake.JobSurvey {
		j.yield(id)
	}
	// The import is moved once nothing else is at work on it: moved before, it would stay
	// in line with nobody to run it.
	ctx, err := j.add(job, actor.ID, foyer.Progress{Job: job, What: what, Import: id, Left: -1, Recent: []foyer.RowNews{}})
	if err != nil {
		return foyer.Import{}, err
	}
	imp, err := j.h.intake.Begin(j.ctx, actor, what, id)
	if err != nil {
		j.drop(job)
		return foyer.Import{}, err
	}
	j.begun(job, imp)
	j.wg.Add(1)
	go func() {
		defer j.wg.Done()
		err := j.work(ctx, actor, what, id, job)
		j.end(job, what, id, err)
	}()
	return imp, nil
}

func (j *jobs) work(ctx context.Context, actor foyer.Actor, what, id, job string) (err error) {
	tell := func(p foyer.Progress) {
		p.Job, p.What, p.Import = job, what, id
		j.tell(p)
	}
	switch what {
	case intake.JobSurvey:
		return j.h.intake.Survey(ctx, actor, id, tell)
	case intake.JobStage:
		return j.h.intake.Stage(ctx, actor, id, tell)
	}
	j.queued(job)
	if err := j.line.enter(ctx); err != nil {
		return j.left(ctx, actor, what, id)
	}
	defer j.line.leave()
	j.placed(job)
	j.hush()
	defer j.tend()
	if err := context.Cause(ctx); err != nil {
		return j.left(ctx, actor, what, id)
	}
	switch what {
	case intake.JobRun:
		j.h.restorePoint(ctx, actor, id)
		err = j.h.intake.Run(ctx, actor, id, tell)
		return j.cut(ctx, actor, id, tell, err)
	case intake.JobKeep:
		return j.h.intake.KeepWritten(ctx, actor, id, tell)
	case intake.JobApprove:
		return j.h.intake.Approve(ctx, actor, id, tell)
	case intake.JobUndo:
		_, err = j.h.intake.Undo(ctx, actor, id, tell)
		return err
	case intake.JobBack:
		return j.h.intake.BringBack(ctx, actor, id, tell)
	default:
		return j.h.intake.RollBack(ctx, actor, id, tell)
	}
}

// yield ends a survey of an import, which gives way to any other work on it, and
// waits until it is gone.
func (j *jobs) yield(id string) {
	j.mu.Lock()
	var gone chan struct{}
	for _, l := range j.live {
		if l.last.Import == id && l.last.What == intake.JobSurvey {
			l.cancel(errStopped)
			gone = l.gone
		}
	}
	j.mu.Unlock()
	if gone != nil {
		<-gone
	}
}

func (j *jobs) add(job, by string, p foyer.Progress) (context.Context, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for id, l := range j.live {
		if id == job || (p.Import != "" && l.last.Import == p.Import) {
			return nil, foyer.Fail(foyer.Busy, "import.busy")
		}
	}
	ctx, cancel := context.WithCancelCause(j.ctx)
	j.live[job] = &liveJob{by: by, cancel: cancel, last: p, gone: make(chan struct{})}
	return ctx, nil
}

// begun has a job that was added know the import as it begins with it.
func (j *jobs) begun(job string, imp foyer.Import) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if l := j.live[job]; l != nil {
		l.last.Phase, l.last.Counts = imp.Phase, imp.Counts
	}
}

// drop forgets a job that did not begin.
func (j *jobs) drop(job string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if l := j.live[job]; l != nil {
		delete(j.live, job)
		l.cancel(nil)
		close(l.gone)
	}
}

// tell passes progress on, at most twenty times a second and a job, but for a
// change of phase.
func (j *jobs) tell(p foyer.Progress) {
	if p.Recent == nil {
		p.Recent = []foyer.RowNews{}
	}
	j.news.Lock()
	defer j.news.Unlock()
	j.mu.Lock()
	l := j.live[p.Job]
	if l == nil {
		j.mu.Unlock()
		return
	}
	p.What = l.last.What // a run that is stopped goes on as what ends it
	now := time.Now()
	quiet := p.Phase == l.last.Phase && now.Sub(l.told) < 50*time.Millisecond
	l.last = p
	if !quiet {
		l.told = now
	}
	j.mu.Unlock()
	if !quiet {
		j.h.Emit(foyer.Event{Topic: foyer.TopicJob, Job: &p, By: l.by})
	}
}

func (j *jobs) end(job, what, id string, err error) {
	j.mu.Lock()
	l := j.live[job]
	delete(j.live, job)
	j.mu.Unlock()
	if l == nil {
		return
	}
	l.cancel(nil)
	close(l.gone)
	p := l.last
	p.Ended = true
	if err != nil && !errors.Is(err, errClosing) {
		var fe *foyer.Error
		if errors.As(j.h.outward("jobs."+what, err), &fe) {
			p.Trouble = fe
		}
	}
	if id != "" {
		j.h.Emit(foyer.Event{Topic: foyer.TopicImports, IDs: []string{id}})
		if what != intake.JobSurvey {
			j.h.Emit(foyer.Event{Topic: foyer.TopicLeads})
		}
	}
	j.h.Emit(foyer.Event{Topic: foyer.TopicJob, Job: &p, By: l.by})
}

func (j *jobs) cancel(job string, why error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if l := j.live[job]; l != nil {
		l.cancel(why)
	}
}

// running answers the last event of each job at work.
func (j *jobs) running() []foyer.Event {
	j.mu.Lock()
	defer j.mu.Unlock()
	out := []foyer.Event{}
	for _, l := range j.live {
		out = append(out, l.event())
	}
	return out
}

func (l *liveJob) event() foyer.Event {
	p := l.last
	return foyer.Event{Topic: foyer.TopicJob, Job: &p, By: l.by}
}

// stop ends all jobs at a safe place and waits for them.
func (j *jobs) stop() {
	j.close(errClosing)
	j.wg.Wait()
}

// takeUp looks after what the last process left. After a crash a running import is
// Failed, to be resumed or rolled back by a person. After a clean close running
// and queued imports go on, and a search index that is behind is brought up to
// date, unless the house was opened quietly.
func (h *House) takeUp(ctx context.Context) error {
	var clean bool
	err := h.store.Write(ctx, func(tx *store.Tx) error {
		v, err := tx.House(houseClean)
		clean = v == "1"
		if err != nil {
			return err
		}
		return tx.SetHouse(houseClean, "0")
	})
	if err != nil {
		return err
	}
	ids, err := h.intake.LeftRunning(ctx, clean)
	if err != nil || h.opt.Quiet {
		return err
	}
	cut, err := h.intake.LeftBetween(ctx)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if _, err := h.jobs.start(h.Owner(), intake.JobRun, id, "resume-"+id); err != nil {
			h.log.Warn("resume", "import", id, "err", err)
		}
	}
	// What was being taken back, or brought back, goes on: half of it is no state
	// that anyone chose.
	for _, w := range cut {
		if _, err := h.jobs.start(h.Owner(), w.What, w.Import, "resume-"+w.Import); err != nil {
			h.log.Warn("resume", "import", w.Import, "err", err)
		}
	}
	h.jobs.wg.Add(1)
	go func() {
		defer h.jobs.wg.Done()
		if err := h.store.IndexText(h.jobs.ctx, func(int64, int64) {}); err != nil && h.jobs.ctx.Err() == nil {
			h.log.Error("text index", "err", err)
		}
		h.jobs.tend()
	}()
	return nil
}
