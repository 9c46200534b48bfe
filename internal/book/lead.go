package book

import (
	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// Lead answers one lead whole, or NotFound when it is out of the actor's sight.
func Lead(tx *store.Tx, a foyer.Actor, id string) (foyer.Lead, error) {
	l, err := tx.Lead(id, foyer.SightOf(a))
	if err != nil {
		return foyer.Lead{}, err
	}
	return show(tx, a, &l)
}

// show makes of a stored lead what people see of it.
func show(tx *store.Tx, a foyer.Actor, l *store.Lead) (foyer.Lead, error) {
	who, _, err := people(tx)
	if err != nil {
		return foyer.Lead{}, err
	}
	notes, err := tx.Notes(l.N)
	if err != nil {
		return foyer.Lead{}, err
	}
	related, err := tx.Related(l, foyer.SightOf(a))
	if err != nil {
		return foyer.Lead{}, err
	}
	out := foyer.Lead{
		ID: l.ID, Name: rules.Name(&l.Record), Values: map[string]string{},
		Phones: list(l.Record.Phones), Emails: list(l.Record.Emails),
		OwnerName: who[l.Owner].Name, Created: l.Created, Active: l.Active,
		Archived: l.Archived, Converted: l.Converted, AddedBy: who[l.By].Name,
		Born: l.Born, Stamps: map[string]string{}, NotesCount: len(notes), Related: related, Asked: asked(&l.Record),
	}
	for i, f := range foyer.Catalogue() {
		if v := l.Record.Values[i]; v != "" && !f.View && foyer.Slot(i) != foyer.SlotCustom {
			out.Values[f.Key] = v
		}
	}
	for _, c := range foyer.CustomValues(l.Record.Values[foyer.SlotCustom]) {
		out.Values[c.Key] = c.Value
	}
	if p, ok := who[l.Owner]; ok {
		out.Values["owner"] = p.ID
	}
	for k, v := range l.Stamps {
		out.Stamps[k] = v
	}
	if out.JoinedInto, err = tx.JoinedInto(l.ID); err != nil {
		return foyer.Lead{}, err
	}
	out.Pending, out.Declined = l.Approval == "waiting", l.Approval == "declined"
	if out.Declined {
		answers, err := tx.Answers([]string{l.ID})
		if err != nil {
			return foyer.Lead{}, err
		}
		out.Reason = answers[l.ID].Now["reason"]
	}
	if l.Import != 0 {
		imp, err := tx.ImportByN(l.Import)
		if foyer.KindOf(err) == foyer.NotFound {
			return out, nil // deleted since; this lead was kept
		}
		if err != nil {
			return foyer.Lead{}, err
		}
		out.From = foyer.Provenance{Import: imp.ID, ImportName: imp.Name, File: imp.File, Row: l.Row}
		out.Pending = out.Pending || l.Approval == "" && Open(imp.State)
	}
	return out, nil
}

// AskedOf answers what the answers of a lead being added ask for and it lacks (C20).
// What cannot be read of the draft is passed over.
func AskedOf(tx *store.Tx, d foyer.Draft, country string) ([]foyer.Finding, error) {
	env := rules.Env{Region: country, Now: tx.Now(), Dates: datesOf(country)}
	var rec foyer.Record
	for key, text := range d.Values {
		slot, ok := foyer.SlotOf(key)
		if !ok || len(text) > maxText {
			continue
		}
		if f := foyer.Catalogue()[slot]; f.Section == foyer.SectionFinancing || f.Section == foyer.SectionOrigin {
			if kind := f.Kind; kind != foyer.KindPerson && kind != foyer.KindNotes && !f.Unset {
				rules.Set(env, &rec, key, text)
			}
		}
	}
	return asked(&rec), nil
}

func asked(rec *foyer.Record) []foyer.Finding {
	return append([]foyer.Finding{}, rules.Asked(rec)...)
}

// Open says whether the leads of an import in a state still wait for approval.
func Open(s foyer.ImportState) bool {
	switch s {
	case foyer.StateRunning, foyer.StateWaiting, foyer.StateFailed, foyer.StateQueued, foyer.StateUndone, foyer.StateCancelled:
		return true
	}
	return false
}

func list(c []foyer.Contact) []foyer.Contact {
	if c == nil {
		return []foyer.Contact{}
	}
	return c
}
