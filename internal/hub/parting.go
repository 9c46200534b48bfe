package hub

import (
	"context"
	"sync"
	"time"
)

// partingWait is how long a call waits at most for what a page that went sent last.
const partingWait = 3 * time.Second

// parting are the calls that pages made as they went. A page that is read anew asks for
// what the one before was still keeping: it is to find it kept.
type parting struct {
	mu   sync.Mutex
	many int
	none chan struct{} // closed when the last of them is answered; nil while there are none
}

func (p *parting) begin() (end func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.many++; p.many == 1 {
		p.none = make(chan struct{})
	}
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.many--; p.many == 0 {
			close(p.none)
			p.none = nil
		}
	}
}

// wait comes back once none of them is at work, or it has waited for long enough.
func (p *parting) wait(ctx context.Context) {
	p.mu.Lock()
	none := p.none
	p.mu.Unlock()
	if none == nil {
		return
	}
	late := time.NewTimer(partingWait)
	defer late.Stop()
	select {
	case <-none:
	case <-late.C:
	case <-ctx.Done():
	}
}
