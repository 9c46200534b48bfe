package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"math"

	"foyer/internal/foyer"
)

// BookMark is a place in what happens to the book: the last change of the log, and the
// last lead that had come in by then. Whatever rows under review hang on leaves a change
// or a lead behind it, so two marks that are equal are of the same book.
type BookMark struct{ Change, Lead int64 }

// Known is false of a mark that was never set.
func (m BookMark) Known() bool { return m.Change >= 0 }

// BookMark answers the mark of the book as it is: two looks, however large it is.
func (tx *Tx) BookMark() (m BookMark, err error) {
	if m.Change, err = tx.LastChange(); err != nil {
		return m, err
	}
	m.Lead, err = tx.lastLead()
	return m, err
}

// The entities of changes that are no leads', and say so of rows.
const (
	EntityApart  = "apart"  // a row that somebody said is not whom it matches, by its mark
	EntityImport = "import" // the leads of an import, as a whole
)

// What the log says of the leads of an import under "leads".
const (
	LeadsIn   = "in"   // some came in, or the import ended
	LeadsSome = "some" // some went, each by itself
	LeadsAll  = "all"  // all went or came back
)

// Turned is what happened in the book behind a mark.
type Turned struct {
	Leads   []string          // that changes are about, by id
	Many    bool              // so many that not all are named
	Imports map[string]string // whose leads came or went, with the most that was said of them
	Marks   map[string]bool   // of rows of which something was said
	People  bool              // people, partners or what they may
}

// Nothing says that nothing happened that rows hang on.
func (t *Turned) Nothing() bool {
	return len(t.Leads) == 0 && !t.Many && len(t.Imports) == 0 && len(t.Marks) == 0 && !t.People
}

var errEnough = errors.New("enough")

// TurnedSince answers what the log says happened behind a change, of at most so many
// leads.
func (tx *Tx) TurnedSince(change int64, most int) (Turned, error) {
	t := Turned{Imports: map[string]string{}, Marks: map[string]bool{}}
	seen := map[string]bool{}
	err := tx.each(`SELECT entity, entity_id, CASE WHEN entity IN ('note', 'import') THEN now ELSE '' END
		FROM changes WHERE n > ?`, []any{change}, func(rows *sql.Rows) error {
		var entity, id, text string
		if err := rows.Scan(&entity, &id, &text); err != nil {
			return err
		}
		now := map[string]string{}
		if text != "" {
			if err := json.Unmarshal([]byte(text), &now); err != nil {
				return err
			}
		}
		switch entity {
		case "note":
			id = now["lead"]
		case "lead", "lead_plan", "approval":
		case EntityImport:
			if t.Imports[id] != LeadsAll {
				t.Imports[id] = now["leads"]
			}
			return nil
		case EntityApart:
			t.Marks[id] = true
			return nil
		case "person", "partner", "right":
			t.People = true
			return nil
		default:
			return nil
		}
		if !seen[id] {
			seen[id] = true
			t.Leads = append(t.Leads, id)
		}
		if t.Many = len(t.Leads) > most; t.Many {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return t, err
}

// TurnedByOthers says whether anything happened behind a mark that rows of an import hang
// on and that the import did not do itself.
func (tx *Tx) TurnedByOthers(m BookMark, imp int64, id string) (bool, error) {
	var found bool
	err := tx.get([]any{&found}, `SELECT EXISTS (SELECT 1 FROM lead_list WHERE n > ? AND imp <> ?)
		OR EXISTS (SELECT 1 FROM changes WHERE n > ? AND (cause IS NULL OR cause <> ?)
			AND entity IN ('note', 'lead', 'lead_plan', 'approval', 'person', 'partner', 'right', ?, ?)
			AND NOT (entity = ? AND entity_id = ?))`,
		m.Lead, imp, m.Change, imp, EntityApart, EntityImport, EntityImport, id)
	return found, err
}

// LeadsFrom calls fn with the keys of the leads numbered from first to last that people
// are known by.
func (tx *Tx) LeadsFrom(first, last int64, fn func(k foyer.Keys)) error {
	for {
		var ns []int64
		page := map[int64]*foyer.Keys{}
		err := tx.each("SELECT n, k_name, k_phone, k_email FROM lead_list WHERE n BETWEEN ? AND ? ORDER BY n LIMIT 5000",
			[]any{first, last}, func(rows *sql.Rows) error {
				var n, name, phone, email int64
				if err := rows.Scan(&n, &name, &phone, &email); err != nil {
					return err
				}
				k := &foyer.Keys{Name: uint64(name)}
				if phone != 0 {
					k.Phones = append(k.Phones, uint64(phone))
				}
				if email != 0 {
					k.Emails = append(k.Emails, uint64(email))
				}
				ns, page[n] = append(ns, n), k
				return nil
			})
		if err != nil || len(ns) == 0 {
			return err
		}
		end := ns[len(ns)-1]
		err = tx.each("SELECT n, kind, k FROM lead_keys WHERE n BETWEEN ? AND ?", []any{ns[0], end}, func(rows *sql.Rows) error {
			var n, kind, key int64
			if err := rows.Scan(&n, &kind, &key); err != nil {
				return err
			}
			switch k := page[n]; {
			case k == nil:
			case kind == keyPhone:
				k.Phones = append(k.Phones, uint64(key))
			default:
				k.Emails = append(k.Emails, uint64(key))
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, n := range ns {
			fn(*page[n])
		}
		first = end + 1
	}
}

// LeadsBetween answers between which numbers the leads of an import are, 0 and 0 when it
// has none.
func (tx *Tx) LeadsBetween(imp int64) (first, last int64, err error) {
	err = tx.get([]any{&first, &last}, "SELECT COALESCE(MIN(n), 0), COALESCE(MAX(n), 0) FROM lead_list WHERE imp = ?", imp)
	return first, last, err
}

// AnyLeadWith says whether one of the leads numbered from first to last bears what an
// import matches by, where that is a text of theirs.
func (tx *Tx) AnyLeadWith(by foyer.MatchKey, first, last int64) (bool, error) {
	column := map[foyer.MatchKey]string{foyer.KeyExternal: "external_id", foyer.KeyMLSName: "mls_id", foyer.KeyID: "id"}[by]
	if column == "" {
		return false, nil
	}
	var borne bool
	err := tx.get([]any{&borne}, "SELECT EXISTS (SELECT 1 FROM leads WHERE n BETWEEN ? AND ? AND "+column+" <> '')", first, last)
	return borne, err
}

// AllLeads is behind the last lead.
const AllLeads = int64(math.MaxInt64)
