package service

import (
	"context"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Duplicates are leads of the book that may be one, as one person sees them.
type Duplicates struct{ s *Session }

// JobDuplicates is what the job that searches the book for duplicates is called.
const JobDuplicates = "duplicates"

// Search starts comparing all leads of the book with each other and comes back at
// once; the job tells of itself by events of the topic "job". It answers Busy while
// another search is at work.
func (d *Duplicates) Search(job string) (err error) {
	return d.s.call("duplicates.search", func() error {
		if foyer.May(d.s.actor, foyer.ActEditLead) == foyer.ReachNone {
			return foyer.Fail(foyer.Forbidden, "call.forbidden")
		}
		return d.s.house.jobs.search(d.s.actor, job)
	})
}

// Groups answers a page of what the last search found, the surest first. after is
// the page before's Next, "" for the first.
func (d *Duplicates) Groups(after string, limit int) (page foyer.AlikePage, err error) {
	err = d.s.read("duplicates.groups", func(_ context.Context, tx *store.Tx) error {
		page, err = book.AlikeGroups(tx, d.s.actor, after, limit)
		return err
	})
	return page, err
}

// Join makes one lead of 2 to 10 and answers it: survivor stays, choices say of
// single fields whose value it takes, blanks are filled, phones, emails, tags and
// notes are added up. It answers Forbidden where the actor may not change the
// survivor or archive the others, and Conflict for leads that are part of another,
// converted, or not approved.
func (d *Duplicates) Join(survivor string, others []string, choices []foyer.JoinChoice) (lead foyer.Lead, err error) {
	err = d.s.write("duplicates.join", func(_ context.Context, tx *store.Tx) error {
		lead, _, err = book.JoinLeads(tx, d.s.actor, survivor, others, choices)
		d.s.leadsChanged(tx, append([]string{survivor}, others...)...)
		return err
	})
	return lead, err
}

// Joins answers the joins into a lead, newest first, with what taking each back
// would restore and what was edited since and stays.
func (d *Duplicates) Joins(id string) (list []foyer.JoinDone, err error) {
	err = d.s.read("duplicates.joins", func(_ context.Context, tx *store.Tx) error {
		list, err = book.Joins(tx, d.s.actor, id)
		return err
	})
	return list, err
}

// Unjoin takes a join back, at any time, and answers what was kept. put are fields that
// go back although they were edited since. It answers Conflict for one taken back
// already, and where the survivor went into another lead since.
func (d *Duplicates) Unjoin(join string, put []string) (done foyer.JoinDone, err error) {
	err = d.s.write("duplicates.unjoin", func(_ context.Context, tx *store.Tx) error {
		done, err = book.Unjoin(tx, d.s.actor, join, put)
		d.s.leadsChanged(tx)
		return err
	})
	return done, err
}

// Apart remembers that leads are not one, or with on false forgets it. They are not
// suggested as one again.
func (d *Duplicates) Apart(ids []string, on bool) (err error) {
	return d.s.write("duplicates.apart", func(_ context.Context, tx *store.Tx) error {
		err := book.PartLeads(tx, d.s.actor, ids, on)
		d.s.leadsChanged(tx, ids...)
		return err
	})
}

// Like answers leads that one which is being added may be: those that share a phone
// or an email and have a similar name, or share two of the three.
func (d *Duplicates) Like(draft foyer.Draft) (list []foyer.SomeoneAlike, err error) {
	err = d.s.read("duplicates.like", func(_ context.Context, tx *store.Tx) error {
		list, err = book.LikeDraft(tx, d.s.actor, draft, d.s.house.country(tx, d.s.actor))
		return err
	})
	return list, err
}

// LikeLead answers other leads that a lead may be, as after an edit of its name, its
// phones or its emails.
func (d *Duplicates) LikeLead(id string) (list []foyer.SomeoneAlike, err error) {
	err = d.s.read("duplicates.like_lead", func(_ context.Context, tx *store.Tx) error {
		list, err = book.LikeLead(tx, d.s.actor, id)
		return err
	})
	return list, err
}

// search runs the search for duplicates as a job.
func (j *jobs) search(a foyer.Actor, job string) error {
	if job == "" {
		return foyer.Fail(foyer.Invalid, "job.no_id")
	}
	for _, e := range j.running() {
		if e.Job.What == JobDuplicates {
			return foyer.Fail(foyer.Busy, "duplicates.busy")
		}
	}
	const parts = 1000
	p := foyer.Progress{Job: job, What: JobDuplicates, Total: parts, Left: -1, Recent: []foyer.RowNews{}}
	ctx, err := j.add(job, a.ID, p)
	if err != nil {
		return err
	}
	j.wg.Add(1)
	go func() {
		defer j.wg.Done()
		err := book.FindAlike(ctx, j.h.store, func(at float64) {
			p.Done = int64(at * parts)
			j.tell(p)
		})
		j.end(job, JobDuplicates, "", err)
	}()
	return nil
}
