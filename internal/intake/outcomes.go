package intake

import (
	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// tally adds the outcomes of a batch to the counts.
func tally(c *foyer.ImportCounts, b *batch) {
	for i := range b.rows {
		p := b.rows[i].plan
		c.Done++
		switch outcome(p) {
		case foyer.OutcomeCreated:
			c.Created++
		case foyer.OutcomeMerged:
			c.Merged++
		case foyer.OutcomeUnchanged:
			c.Unchanged++
		case foyer.OutcomeSkipped:
			c.Skipped++
		case foyer.OutcomeFailed:
			c.Failed++
		case foyer.OutcomeLeftOut:
			c.LeftOut++
		}
	}
}

// outcome answers what became of a row: what was settled apart, else its plan's.
func outcome(p *store.ImportRow) foyer.Outcome {
	switch {
	case p.Outcome != foyer.OutcomeNone:
		return p.Outcome
	case !p.Ticked:
		return foyer.OutcomeLeftOut
	case p.Verdict == foyer.VerdictError:
		return foyer.OutcomeFailed
	}
	switch p.Plan {
	case foyer.PlanCreate, foyer.PlanLink:
		return foyer.OutcomeCreated
	case foyer.PlanMerge, foyer.PlanFold:
		return foyer.OutcomeMerged
	case foyer.PlanUnchanged:
		return foyer.OutcomeUnchanged
	}
	return foyer.OutcomeSkipped
}

// newsOf answers the last rows of a batch, newest first, for "Just now".
func newsOf(b *batch) []foyer.RowNews {
	out := []foyer.RowNews{}
	for i := len(b.rows) - 1; i >= 0 && len(out) < maxNews; i-- {
		r := &b.rows[i]
		n := foyer.RowNews{Row: r.number, Name: rules.Name(&r.rec), Outcome: outcome(r.plan)}
		for _, f := range r.findings {
			if n.Outcome == foyer.OutcomeFailed && f.Level == foyer.LevelError {
				n.Key = "finding." + f.Key
			}
		}
		out = append(out, n)
	}
	return out
}
