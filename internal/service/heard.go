package service

import "foyer/internal/foyer"

// Hears answers what a session's person may know of an event of the house, and false for
// one that is not for them. That something changed anyone may know, who asks anew is told
// what is in their sight: the ids stay here. A job is told with the names of rows, so only
// to who may see it. Files dropped and notices pressed are the window's own.
func (s *Session) Hears(e foyer.Event) (foyer.Event, bool) {
	switch e.Topic {
	case foyer.TopicLeads, foyer.TopicImports, foyer.TopicSettings:
		return foyer.Event{Topic: e.Topic, IDs: []string{}, Files: []foyer.FileRef{}}, true
	case foyer.TopicJob:
		ok, err := s.seesJob(e.By, e.Job)
		if err != nil && s.ctx.Err() == nil {
			s.house.log.Error("who hears of a job", "job", e.Job.Job, "err", err.Error())
		}
		return e, ok && err == nil
	}
	return foyer.Event{}, false
}

// seesJob says whether a job that somebody began is one for the session's person.
func (s *Session) seesJob(by string, p *foyer.Progress) (bool, error) {
	switch {
	case by == s.actor.ID:
		return true, nil
	case p.What == JobDuplicates: // it is of the whole book, and names nobody
		return foyer.May(s.actor, foyer.ActEditLead) != foyer.ReachNone, nil
	case p.Import == "":
		return false, nil
	}
	err := s.house.intake.InSight(s.ctx, s.actor, p.Import)
	if foyer.KindOf(err) == foyer.NotFound {
		return false, nil
	}
	return err == nil, err
}
