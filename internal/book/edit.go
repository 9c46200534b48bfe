package book

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/google/uuid"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// maxText is the longest value of one field, in bytes.
const maxText = 32 << 10

// datesOf answers the order in which people of a country write dates, for a date
// typed by hand, which no column settles.
func datesOf(country string) foyer.DateOrder {
	switch country {
	case "US", "PH", "PW", "FM", "MH":
		return foyer.OrderMDY
	case "CN", "JP", "KR", "TW", "HU", "LT", "MN", "SE", "CA":
		return foyer.OrderYMD
	}
	return foyer.OrderDMY
}

// AddLead adds a lead by hand. Values of the draft are read as the catalogue says;
// what cannot be read, and a missing name, is Invalid with a key per field.
func AddLead(tx *store.Tx, a foyer.Actor, d foyer.Draft, country string) (foyer.Lead, error) {
	if err := allow(a, foyer.ActAddLead); err != nil {
		return foyer.Lead{}, err
	}
	e, err := newEditor(tx, country)
	if err != nil {
		return foyer.Lead{}, err
	}
	var rec foyer.Record
	rec.Values[foyer.SlotStatus] = foyer.StatusNew
	now := &store.Lead{Record: rec}
	for key, text := range d.Values {
		if strings.TrimSpace(text) == "" {
			continue
		}
		if key == "notes" {
			now.Record.Notes = append(now.Record.Notes, foyer.NewNote{Kind: foyer.NoteTyped, Text: strings.TrimSpace(text)})
			continue
		}
		if err := e.set(tx, now, key, text); err != nil {
			return foyer.Lead{}, err
		}
	}
	if err := e.done(&now.Record); err != nil {
		return foyer.Lead{}, err
	}
	at := foyer.TimeOf(tx.Now())
	id := uuid.Must(uuid.NewV7()).String()
	if foyer.May(a, foyer.ActAddLead) == foyer.ReachOwn { // what they add is theirs
		ofOwn(a, now)
	}
	_, err = tx.InsertLeads([]store.NewLead{{
		ID: id, Record: &now.Record, Keys: match.KeysOf(&now.Record), Owner: now.Owner,
		By: a.N, Created: at, Active: at,
	}})
	if err != nil {
		return foyer.Lead{}, err
	}
	if err := joinLists(tx, e.own, &now.Record); err != nil {
		return foyer.Lead{}, err
	}
	err = tx.Log(store.Change{
		Entity: "lead", EntityID: id, Kind: foyer.ChangeAdd,
		Was: map[string]string{}, Now: Fields(now, nil), By: a.N, At: tx.Stamp(),
	})
	if err != nil {
		return foyer.Lead{}, err
	}
	return Lead(tx, a, id)
}

// EditLead changes fields of a lead and answers it as it now stands. Each edit
// names the stamp it saw; where that is not the field's own any more, and the
// value differs from what the edit would set, nothing is changed and Stale says
// which fields.
func EditLead(tx *store.Tx, a foyer.Actor, id string, edits []foyer.Edit, country string) (foyer.Lead, error) {
	was, err := leadFor(tx, a, foyer.ActEditLead, id)
	if err != nil {
		return foyer.Lead{}, err
	}
	if err := alone(tx, id); err != nil {
		return foyer.Lead{}, err
	}
	now := was
	now.Record.Phones = append([]foyer.Contact{}, was.Record.Phones...)
	now.Record.Emails = append([]foyer.Contact{}, was.Record.Emails...)
	e, err := newEditor(tx, country)
	if err != nil {
		return foyer.Lead{}, err
	}
	stale := map[string]string{}
	for _, ed := range edits {
		if ed.Seen != stampOf(&was, ed.Field) {
			stale[ed.Field] = "lead.changed_meanwhile"
			continue
		}
		if err := e.set(tx, &now, ed.Field, ed.Now); err != nil {
			return foyer.Lead{}, err
		}
	}
	if len(stale) > 0 {
		return foyer.Lead{}, &foyer.Error{Kind: foyer.Stale, Key: "lead.changed_meanwhile", Fields: stale}
	}
	if err := e.done(&now.Record); err != nil {
		return foyer.Lead{}, err
	}
	who, _, err := people(tx)
	if err != nil {
		return foyer.Lead{}, err
	}
	before, after := diff(Fields(&was, who), Fields(&now, who))
	if len(after) > 0 {
		now.Keys = match.KeysOf(&now.Record)
		now.Active = foyer.TimeOf(tx.Now())
		err = tx.UpdateLead(&was, &now, store.Change{
			Entity: "lead", EntityID: id, Kind: foyer.ChangeEdit,
			Was: before, Now: after, By: a.N, At: tx.Stamp(),
		})
		if err != nil {
			return foyer.Lead{}, err
		}
		if err := joinLists(tx, e.own, &now.Record); err != nil {
			return foyer.Lead{}, err
		}
	}
	return Lead(tx, a, id)
}

// ofOwn makes a lead that a partner or an agent adds theirs, where it names nobody.
func ofOwn(a foyer.Actor, l *store.Lead) {
	if l.Owner == 0 {
		l.Owner = a.N
	}
	if a.Partner != "" {
		l.Record.Values[foyer.SlotPartnerID] = a.Partner
		if at := &l.Record.Values[foyer.SlotAgentID]; *at == "" && a.Role == foyer.RoleAgent {
			*at = a.Agent
		}
	}
}

func stampOf(l *store.Lead, field string) string {
	if s := l.Stamps[field]; s != "" {
		return s
	}
	return l.Born
}

// editor sets fields from texts that a person typed and gathers what is wrong.
type editor struct {
	env rules.Env
	bad map[string]string
	own map[string]bool // the house's own fields whose values join a list
}

// newEditor answers an editor that knows the house's own fields and its partners.
func newEditor(tx *store.Tx, country string) (*editor, error) {
	e := &editor{env: rules.Env{Region: country, Now: tx.Now(), Dates: datesOf(country)}, bad: map[string]string{}}
	var err error
	if e.env.Fields, err = tx.Fields(); err != nil {
		return nil, err
	}
	e.own = customLists(e.env.Fields)
	partners, err := tx.Partners()
	if err != nil || len(partners) == 0 {
		return e, err
	}
	for _, p := range partners {
		e.env.Partners = append(e.env.Partners, foyer.PartnerRef{Code: p.Code, Name: p.Name, Standing: p.Standing})
	}
	people, err := tx.People()
	for _, p := range people {
		e.env.People = append(e.env.People, p.Person)
	}
	return e, err
}

func (e *editor) set(tx *store.Tx, l *store.Lead, key, text string) error {
	if len(text) > maxText {
		e.bad[key] = "finding.value.too_long"
		return nil
	}
	switch key {
	case "phones", "emails":
		return e.contacts(l, key, text)
	case "owner":
		return e.owner(tx, l, text)
	}
	slot, ok := foyer.SlotOf(key)
	if !ok || foyer.Catalogue()[slot].Unset && slot != foyer.SlotCustom || foyer.Catalogue()[slot].Kind == foyer.KindNotes {
		return foyer.Fail(foyer.Invalid, "lead.no_such_field", "field", key)
	}
	for _, f := range rules.Set(e.env, &l.Record, key, text) {
		if f.Level != foyer.LevelNote {
			e.bad[key] = wrongKey(f.Key)
		}
	}
	return nil
}

// wrongKey answers the sentence for a field that a person typed. Those of partners
// and agents name what the file says, which a form has no room for.
func wrongKey(finding string) string {
	if strings.HasPrefix(finding, "partner.") || strings.HasPrefix(finding, "agent.") {
		return "lead.bad_" + finding[:strings.IndexByte(finding, '.')]
	}
	return "finding." + finding
}

func (e *editor) contacts(l *store.Lead, key, text string) error {
	var in []foyer.Contact
	if err := json.Unmarshal([]byte(text), &in); err != nil {
		return foyer.Fail(foyer.Invalid, "lead.no_such_field", "field", key)
	}
	out := []foyer.Contact{}
	for _, c := range in {
		if strings.TrimSpace(c.Raw) == "" {
			continue
		}
		var f []foyer.Finding
		if key == "phones" {
			c, f = rules.Phone(e.env, c.Raw, c.Kind)
		} else {
			c, f = rules.Email(e.env, c.Raw, c.Kind)
		}
		for _, f := range f {
			if f.Level != foyer.LevelNote {
				e.bad[key] = "finding." + f.Key
			}
		}
		out = append(out, c)
	}
	if key == "phones" {
		l.Record.Phones = out
	} else {
		l.Record.Emails = out
	}
	return nil
}

func (e *editor) owner(tx *store.Tx, l *store.Lead, id string) error {
	if id == "" {
		l.Owner = 0
		return nil
	}
	rows, err := tx.People()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(rows, func(p store.PersonRow) bool { return p.ID == id })
	if i < 0 || rows[i].Standing == foyer.StandingGone && rows[i].N != l.Owner {
		e.bad["owner"] = "person.unknown" // one who left gets nothing more
		return nil
	}
	l.Owner = rows[i].N
	return nil
}

// done answers Invalid with a key per field when something was wrong.
func (e *editor) done(rec *foyer.Record) error {
	for _, f := range rules.Required(rec) {
		e.bad[f.Field] = "finding." + f.Key
	}
	if len(e.bad) == 0 {
		return nil
	}
	return &foyer.Error{Kind: foyer.Invalid, Key: "lead.check_fields", Fields: e.bad}
}

// joinLists lets the values of a record join the open lists they are of.
func joinLists(tx *store.Tx, own map[string]bool, rec *foyer.Record) error {
	for _, c := range foyer.CustomValues(rec.Values[foyer.SlotCustom]) {
		if own[c.Key] {
			if _, err := tx.AddToList(c.Key, []string{c.Value}); err != nil {
				return err
			}
		}
	}
	for i, f := range foyer.Catalogue() {
		v := rec.Values[i]
		if v == "" {
			continue
		}
		switch f.Kind {
		case foyer.KindList:
			if _, err := tx.AddToList(f.Key, []string{v}); err != nil {
				return err
			}
		case foyer.KindTags:
			if _, err := tx.AddToList(f.Key, strings.Split(v, ", ")); err != nil {
				return err
			}
		}
	}
	return nil
}
