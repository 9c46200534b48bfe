package book

import (
	"encoding/json"
	"fmt"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Fields answers the content of a lead as texts by field, the way changes hold it:
// catalogue keys, those of the house's own fields, and "phones" and "emails" as JSON lists. who names owners; with
// nil the owner is left out.
func Fields(l *store.Lead, who map[int64]foyer.Person) map[string]string {
	out := map[string]string{}
	for i, f := range foyer.Catalogue() {
		if v := l.Record.Values[i]; v != "" && !f.View && foyer.Slot(i) != foyer.SlotCustom {
			out[f.Key] = v
		}
	}
	for _, c := range foyer.CustomValues(l.Record.Values[foyer.SlotCustom]) {
		out[c.Key] = c.Value
	}
	if len(l.Record.Phones) > 0 {
		out["phones"] = Contacts(l.Record.Phones)
	}
	if len(l.Record.Emails) > 0 {
		out["emails"] = Contacts(l.Record.Emails)
	}
	if p, ok := who[l.Owner]; ok {
		out["owner"] = p.ID
	}
	if l.Archived != "" {
		out["archived"] = string(l.Archived)
	}
	return out
}

// setField puts a text back into a field, the way Fields answers it. people are
// persons by their id; one who is gone is nobody.
func setField(l *store.Lead, key, text string, people map[string]int64) error {
	switch key {
	case "phones", "emails":
		var list []foyer.Contact
		if text != "" {
			if err := json.Unmarshal([]byte(text), &list); err != nil {
				return fmt.Errorf("put %s of lead %s back: %w", key, l.ID, err)
			}
		}
		if key == "phones" {
			l.Record.Phones = list
		} else {
			l.Record.Emails = list
		}
	case "owner":
		l.Owner = people[text]
	case "archived":
		l.Archived = foyer.Time(text)
	default:
		if foyer.IsCustom(key) {
			at := &l.Record.Values[foyer.SlotCustom]
			*at = foyer.WithCustom(*at, key, text)
		} else if slot, ok := foyer.SlotOf(key); ok {
			l.Record.Values[slot] = text
		}
	}
	return nil
}

// Contacts answers phones or emails as the JSON text that changes and edits hold.
func Contacts(c []foyer.Contact) string {
	if len(c) == 0 {
		return ""
	}
	b, err := json.Marshal(c)
	if err != nil {
		panic(err) // plain strings always marshal
	}
	return string(b)
}

// diff answers the fields in which two contents differ, before and after.
func diff(was, now map[string]string) (before, after map[string]string) {
	before, after = map[string]string{}, map[string]string{}
	for k, v := range now {
		if was[k] != v {
			before[k], after[k] = was[k], v
		}
	}
	for k, v := range was {
		if _, ok := now[k]; !ok {
			before[k], after[k] = v, ""
		}
	}
	return before, after
}
