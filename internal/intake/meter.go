package intake

import (
	"time"

	"foyer/internal/foyer"
)

// meter turns places into progress: a share, a rate, and the time left, which is
// told only once enough has passed to know it.
type meter struct {
	phase  foyer.ImportPhase
	total  int64
	start  time.Time
	first  int64
	tell   func(foyer.Progress)
	recent []foyer.RowNews
}

func newMeter(phase foyer.ImportPhase, total int64, tell func(foyer.Progress)) *meter {
	return &meter{phase: phase, total: total, start: time.Now(), first: -1, tell: tell}
}

// at tells how far the work has come. Counts.Done or Counts.Staged give the rate
// in rows, done the share of the whole.
func (m *meter) at(done int64, counts foyer.ImportCounts) {
	if m.first < 0 {
		m.first = done
	}
	p := foyer.Progress{Phase: m.phase, Done: done, Total: m.total, Left: -1, Counts: counts, Recent: m.recent}
	if took := time.Since(m.start).Seconds(); took > 1 && done > m.first {
		rate := float64(done-m.first) / took
		p.Rate = rate
		p.Left = int(float64(m.total-done)/rate + 0.5)
	}
	m.tell(p)
}

// maxNews is how many lines "Just now" holds.
const maxNews = 6

// news puts the last rows of a batch at the top of "Just now".
func (m *meter) news(rows []foyer.RowNews) {
	m.recent = append(rows, m.recent...)
	if len(m.recent) > maxNews {
		m.recent = m.recent[:maxNews]
	}
}
