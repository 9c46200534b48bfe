package book

import (
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// Joining takes from 2 to so many leads.
const mostJoined = 10

// JoinLeads makes one of leads (D17): the survivor keeps its values, its blanks are
// filled from the others in their order, and choices say of single fields whose
// value it takes. Phones, emails, tags and notes of all are the survivor's, and a
// running plan where it has none (D21).
// The others are archived as they stand and found under the survivor. It answers
// the survivor and the join's id, by which it can be taken back at any time.
func JoinLeads(tx *store.Tx, a foyer.Actor, survivor string, others []string, choices []foyer.JoinChoice) (foyer.Lead, string, error) {
	was, rest, err := joinable(tx, a, survivor, others)
	if err != nil {
		return foyer.Lead{}, "", err
	}
	who, byID, err := people(tx)
	if err != nil {
		return foyer.Lead{}, "", err
	}
	now, err := joinedLead(&was, rest, choices, who, byID)
	if err != nil {
		return foyer.Lead{}, "", err
	}
	at := foyer.TimeOf(tx.Now())
	j := store.Join{ID: uuid.Must(uuid.NewV7()).String(), Survivor: was.ID, Parts: []store.JoinPart{}, By: a.N, At: at}
	gone := make([]int64, 0, len(rest))
	for i := range rest {
		l := &rest[i]
		gone = append(gone, l.N)
		notes, err := tx.MoveNotes(l.N, was.N)
		if err != nil {
			return foyer.Lead{}, "", err
		}
		j.Parts = append(j.Parts, store.JoinPart{Lead: l.ID, Archived: l.Archived, Notes: notes})
	}
	if err := movePlan(tx, was.N, rest, j.Parts); err != nil {
		return foyer.Lead{}, "", err
	}
	for i := range rest {
		if err := setArchived(tx, a, &rest[i], at); err != nil {
			return foyer.Lead{}, "", err
		}
	}
	before, after := diff(Fields(&was, who), Fields(&now, who))
	now.Keys, now.Active, j.Stamp = match.KeysOf(&now.Record), at, tx.Stamp()
	err = tx.UpdateLead(&was, &now, store.Change{
		Entity: "lead", EntityID: was.ID, Kind: foyer.ChangeEdit, Was: before, Now: after, By: a.N, At: j.Stamp,
	})
	if err != nil {
		return foyer.Lead{}, "", err
	}
	if err := tx.AddJoin(j); err != nil {
		return foyer.Lead{}, "", err
	}
	if err := tx.DropAlike(gone); err != nil {
		return foyer.Lead{}, "", err
	}
	lead, err := Lead(tx, a, was.ID)
	return lead, j.ID, err
}

// joinable answers the leads of a join, if the actor may join them: all in sight,
// approved, and none part of another lead already.
func joinable(tx *store.Tx, a foyer.Actor, survivor string, others []string) (was store.Lead, rest []store.Lead, err error) {
	if n := len(others) + 1; n < 2 || n > mostJoined {
		return was, nil, foyer.Fail(foyer.Invalid, "join.how_many", "most", strconv.Itoa(mostJoined))
	}
	open, err := tx.OpenLeads()
	if err != nil {
		return was, nil, err
	}
	seen := map[string]bool{}
	for i, id := range append([]string{survivor}, others...) {
		do := foyer.ActEditLead
		if i > 0 {
			do = foyer.ActArchiveLead
		}
		l, err := leadFor(tx, a, do, id)
		if err != nil {
			return was, nil, err
		}
		into, err := tx.JoinedInto(id)
		if err != nil {
			return was, nil, err
		}
		switch {
		case seen[id]:
			return was, nil, foyer.Fail(foyer.Invalid, "join.twice")
		case into != "":
			return was, nil, foyer.Fail(foyer.Conflict, "join.already", "name", rules.Name(&l.Record))
		case open[l.Import] && l.Approval == "" || l.Approval == "declined":
			return was, nil, foyer.Fail(foyer.Conflict, "join.pending", "name", rules.Name(&l.Record))
		case i > 0 && l.Converted != "":
			return was, nil, foyer.Fail(foyer.Conflict, "join.converted", "name", rules.Name(&l.Record))
		}
		seen[id] = true
		if i == 0 {
			was = l
		} else {
			rest = append(rest, l)
		}
	}
	return was, rest, nil
}

// joinedLead works out what the survivor holds after.
func joinedLead(was *store.Lead, rest []store.Lead, choices []foyer.JoinChoice, who map[int64]foyer.Person, byID map[string]int64) (store.Lead, error) {
	now := *was
	texts := map[string]map[string]string{was.ID: Fields(was, who)}
	m := Merged{Now: now}
	rec := &m.Now.Record
	rec.Phones, rec.Emails = slices.Clone(rec.Phones), slices.Clone(rec.Emails)
	// A name is taken whole or not at all: half of one and half of another is nobody's.
	named := rules.Name(rec) != ""
	for i := range rest {
		l := &rest[i]
		texts[l.ID] = Fields(l, who)
		for k, f := range foyer.Catalogue() {
			slot, v := foyer.Slot(k), l.Record.Values[k]
			switch {
			case v == "" || f.View || f.Unset || slot == foyer.SlotCreatedAt || slot == foyer.SlotOwner:
			case f.Kind == foyer.KindTags:
				m.union(&rec.Values[k], v, ", ")
			case f.Kind == foyer.KindIntent:
				m.union(&rec.Values[k], v, ",")
			case rec.Values[k] == "" && (!named || slot != foyer.SlotFullName && slot != foyer.SlotFirstName && slot != foyer.SlotLastName):
				rec.Values[k] = v
			}
		}
		for _, c := range foyer.CustomValues(l.Record.Values[foyer.SlotCustom]) {
			if at := &rec.Values[foyer.SlotCustom]; foyer.CustomText(*at, c.Key) == "" {
				*at = foyer.WithCustom(*at, c.Key, c.Value)
			}
		}
		if m.Now.Owner == 0 {
			m.Now.Owner = l.Owner
		}
		m.contacts(&rec.Phones, l.Record.Phones)
		m.contacts(&rec.Emails, l.Record.Emails)
	}
	for _, c := range choices {
		from, ok := texts[c.Lead]
		slot, known := foyer.SlotOf(c.Field)
		f := foyer.Catalogue()[slot]
		if !ok || !known || f.View || f.Unset && !foyer.IsCustom(c.Field) || f.Kind == foyer.KindNotes || slot == foyer.SlotCreatedAt {
			return now, foyer.Fail(foyer.Invalid, "lead.no_such_field", "field", c.Field)
		}
		if err := setField(&m.Now, c.Field, from[c.Field], byID); err != nil {
			return now, err
		}
	}
	if found := rules.Required(rec); len(found) > 0 {
		return now, &foyer.Error{Kind: foyer.Invalid, Key: "lead.check_fields", Fields: map[string]string{"full_name": "finding." + found[0].Key}}
	}
	return m.Now, nil
}

// alone answers Conflict for a lead that was joined into another: what is to be
// changed is the other.
func alone(tx *store.Tx, id string) error {
	into, err := tx.JoinedInto(id)
	if err == nil && into != "" {
		err = foyer.Fail(foyer.Conflict, "lead.joined")
	}
	return err
}

func setArchived(tx *store.Tx, a foyer.Actor, was *store.Lead, at foyer.Time) error {
	now := *was
	now.Archived = at
	return tx.UpdateLead(was, &now, store.Change{
		Entity: "lead", EntityID: was.ID, Kind: foyer.ChangeEdit,
		Was: map[string]string{"archived": string(was.Archived)}, Now: map[string]string{"archived": string(at)}, By: a.N, At: tx.Stamp(),
	})
}

// Joins answers the joins into a lead, newest first, with what taking each back
// would do.
func Joins(tx *store.Tx, a foyer.Actor, id string) ([]foyer.JoinDone, error) {
	l, err := tx.Lead(id, foyer.SightOf(a))
	if err != nil {
		return nil, err
	}
	list, err := tx.JoinsInto(id)
	if err != nil {
		return nil, err
	}
	out := []foyer.JoinDone{}
	for i := range list {
		d, err := showJoin(tx, &list[i], &l, nil)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

func showJoin(tx *store.Tx, j *store.Join, l *store.Lead, put []string) (foyer.JoinDone, error) {
	who, byID, err := people(tx)
	if err != nil {
		return foyer.JoinDone{}, err
	}
	d := foyer.JoinDone{
		ID: j.ID, Survivor: foyer.LeadRef{ID: l.ID, Name: rules.Name(&l.Record)}, Leads: []foyer.LeadRef{},
		By: who[j.By].Name, At: j.At, Undone: j.Undone, Fields: []foyer.UndoField{},
	}
	ids := make([]string, 0, len(j.Parts))
	for _, p := range j.Parts {
		ids = append(ids, p.Lead)
	}
	leads, err := tx.LeadsByID(ids)
	if err != nil {
		return d, err
	}
	for _, id := range ids {
		if other := leads[id]; other != nil {
			d.Leads = append(d.Leads, foyer.LeadRef{ID: id, Name: rules.Name(&other.Record)})
		}
	}
	if j.Undone != "" {
		return d, nil
	}
	b, err := joinBack(tx, j, l, byID, put)
	if err != nil {
		return d, err
	}
	d.Fields = b.TellFields()
	return d, nil
}

// joinBack works out what the survivor is without a join.
func joinBack(tx *store.Tx, j *store.Join, l *store.Lead, byID map[string]int64, put []string) (Back, error) {
	changes, err := tx.Changes("lead", l.ID)
	if err != nil {
		return Back{}, err
	}
	changes = slices.DeleteFunc(changes, func(c store.Change) bool { return c.At != j.Stamp })
	return TakeBack(l, changes, func(*store.Change) bool { return true }, byID, put)
}

// Unjoin takes a join back at any time (D18): the leads that went into the survivor
// stand again as they were, with their notes; of the survivor, what the join changed
// goes back, and what was edited since is kept and told, but for the fields in put.
func Unjoin(tx *store.Tx, a foyer.Actor, id string, put []string) (foyer.JoinDone, error) {
	j, err := tx.JoinOf(id)
	if err != nil {
		return foyer.JoinDone{}, err
	}
	l, err := leadFor(tx, a, foyer.ActEditLead, j.Survivor)
	if err != nil {
		return foyer.JoinDone{}, err
	}
	into, err := tx.JoinedInto(l.ID)
	if err != nil {
		return foyer.JoinDone{}, err
	}
	switch {
	case j.Undone != "":
		return foyer.JoinDone{}, foyer.Fail(foyer.Conflict, "join.undone")
	case into != "":
		return foyer.JoinDone{}, foyer.Fail(foyer.Conflict, "join.joined_since", "name", rules.Name(&l.Record))
	}
	done, err := showJoin(tx, &j, &l, put)
	if err != nil {
		return done, err
	}
	_, byID, err := people(tx)
	if err != nil {
		return done, err
	}
	for _, p := range j.Parts {
		other, err := tx.LeadsByID([]string{p.Lead})
		if err != nil {
			return done, err
		}
		o := other[p.Lead]
		if o == nil {
			continue // deleted since
		}
		if err := tx.ReturnNotes(p.Notes, l.N, o.N); err != nil {
			return done, err
		}
		if err := setArchived(tx, a, o, p.Archived); err != nil {
			return done, err
		}
		if err := returnPlan(tx, l.N, o.N, &p); err != nil {
			return done, err
		}
	}
	b, err := joinBack(tx, &j, &l, byID, put)
	if err != nil {
		return done, err
	}
	if err := tx.UpdateLeads([]store.LeadUpdate{b.Update(tx, a, &l, 0)}); err != nil {
		return done, err
	}
	done.Undone = foyer.TimeOf(tx.Now())
	return done, tx.EndJoin(j.ID)
}

// PartLeads remembers that leads are not one (D20), or with on false forgets it: each
// two of them.
func PartLeads(tx *store.Tx, a foyer.Actor, ids []string, on bool) error {
	if n := len(ids); n < 2 || n > mostJoined {
		return foyer.Fail(foyer.Invalid, "join.how_many", "most", strconv.Itoa(mostJoined))
	}
	var ns []int64
	for _, id := range ids {
		l, err := tx.Lead(id, foyer.SightOf(a))
		if err != nil {
			return err
		}
		ns = append(ns, l.N)
	}
	for i := range ids {
		for k := range i {
			if err := tx.SetNotSame(ids[i], ids[k], a.N, on); err != nil {
				return err
			}
		}
	}
	if !on {
		return nil
	}
	// The first may still be one with others of its group.
	return tx.DropAlike(ns[1:])
}

// Alike answers leads in sight that a draft, or a changed lead, may be (D19): those
// with one phone or email and a similar name, or two of the three. except is the
// lead itself, "" for a draft.
func Alike(tx *store.Tx, a foyer.Actor, rec *foyer.Record, except string) ([]store.Lead, []foyer.Likeness, error) {
	found, err := tx.SharingKeys(match.KeysOf(rec))
	if err != nil {
		return nil, nil, err
	}
	judge := match.NewJudge()
	var leads []store.Lead
	var why []foyer.Likeness
	mine := strings.TrimSpace(except)
	apart, err := tx.NotSame([]string{mine})
	if err != nil {
		return nil, nil, err
	}
	for _, n := range found {
		l, err := tx.LeadByN(n)
		if err != nil {
			return nil, nil, err
		}
		if l.ID == mine || mine != "" && store.Apart(apart, mine, l.ID) {
			continue
		}
		if _, err := tx.Lead(l.ID, foyer.SightOf(a)); err != nil {
			if foyer.KindOf(err) == foyer.NotFound {
				continue
			}
			return nil, nil, err
		}
		into, err := tx.JoinedInto(l.ID)
		if err != nil {
			return nil, nil, err
		}
		same := match.Same(match.Common(match.KeysOf(rec), l.Keys))
		if into != "" || !same && !judge.NameAlike(rec, &l.Record) {
			continue
		}
		leads, why = append(leads, l), append(why, judge.Alike(rec, &l.Record))
		if len(leads) == 5 {
			break
		}
	}
	return leads, why, nil
}
