package service

import "context"

// tending is the merging of the text index in the background.
type tending struct {
	cancel context.CancelFunc
	gone   chan struct{}
}

// tend merges what imports wrote of the text index in pieces, until it is done or other
// long work begins. A search finds the same meanwhile, a little slower.
func (j *jobs) tend() {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.tending != nil || j.ctx.Err() != nil {
		return
	}
	ctx, cancel := context.WithCancel(j.ctx)
	t := &tending{cancel: cancel, gone: make(chan struct{})}
	j.tending = t
	j.wg.Add(1)
	go func() {
		defer j.wg.Done()
		defer close(t.gone)
		defer cancel()
		if err := j.h.store.TendText(ctx); err != nil && ctx.Err() == nil {
			j.h.log.Warn("tend the text index", "err", err)
		}
		j.mu.Lock()
		defer j.mu.Unlock()
		j.tending = nil
	}()
}

// hush ends tending, which gives way to any other long work.
func (j *jobs) hush() {
	j.mu.Lock()
	t := j.tending
	j.mu.Unlock()
	if t != nil {
		t.cancel()
		<-t.gone
	}
}
