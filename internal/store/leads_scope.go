package store

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"foyer/internal/foyer"
)

// scope is a filter within a sight, ready to be asked of the database.
type scope struct {
	none bool // nothing can match
	// conds hold for lead_list and lead_counts alike. An "@" stands before each
	// column: nothing, or a plus that keeps an index on it from being chosen.
	conds []string
	where string // conds as they are
	plain string // conds without use of indexes
	// narrow are conditions on one column by its values, to gather leads by.
	narrow map[string][]int64
	// dates is a condition on lead_list only, with its arguments.
	dates    string
	dateBy   string
	dateArgs []any
	text     *find   // what is searched for, nil for nothing
	said     []*find // marks it must bear
	unsaid   []*find // marks it must not bear
	match    string  // text as the database reads it
	dialect  dialect
}

// from answers the FROM and WHERE that find the leads of a scope that the kept
// counts cannot count: columns n, and with dates those of lead_list.
func (sc *scope) from() string {
	if sc.text == nil {
		return "lead_list l WHERE " + and(sc.dates, sc.plain)
	}
	if sc.dates == "" {
		return sc.hits() + " t"
	}
	// The text comes first: SQLite keeps the order of a cross join.
	return sc.hits() + " t CROSS JOIN lead_list l WHERE l.n = t.n AND " + sc.dates
}

// hits is the table of leads the text index finds.
func (sc *scope) hits() string {
	if sc.dialect == onPostgres {
		return "(SELECT n FROM lead_text WHERE words @@ CAST(? AS TSQUERY))"
	}
	return "(SELECT rowid AS n FROM lead_text WHERE lead_text MATCH ?)"
}

func (sc *scope) args() []any {
	var args []any
	if sc.text != nil {
		args = append(args, sc.match)
	}
	return append(args, sc.dateArgs...)
}

func and(conds ...string) string {
	conds = slices.DeleteFunc(slices.Clone(conds), func(c string) bool { return c == "" })
	return strings.Join(conds, " AND ")
}

// oneOf is the condition that a column holds one of some values.
func oneOf(column string, codes []int64) string {
	if len(codes) > 8 {
		texts := make([]string, len(codes))
		for i, c := range codes {
			texts[i] = strconv.FormatInt(c, 10)
		}
		return "@" + column + " IN (" + strings.Join(texts, ", ") + ")"
	}
	texts := make([]string, len(codes))
	for i, c := range codes {
		texts[i] = "@" + column + " = " + strconv.FormatInt(c, 10)
	}
	if len(texts) == 1 {
		return texts[0]
	}
	return "(" + strings.Join(texts, " OR ") + ")"
}

// scope makes a filter ready. What is in force nowhere, such as leaving out
// archived leads when there are none, is left out of the conditions.
func (tx *Tx) scope(f foyer.LeadFilter, s foyer.Sight) (*scope, error) {
	sc := &scope{narrow: map[string][]int64{}, dialect: tx.store.dialect}
	marks, err := tx.countBy("mark", "")
	if err != nil {
		return nil, err
	}
	if err := sc.words(tx, f); err != nil || sc.none {
		return sc, err
	}
	if err := sc.filters(tx, f); err != nil || sc.none {
		return sc, err
	}
	sc.archived(f.Archived, marks)
	if err := sc.sight(tx, s, s.Approved || f.Approved, marks); err != nil {
		return sc, err
	}
	if err := sc.days(tx, f); err != nil {
		return sc, err
	}
	conds := strings.Join(sc.conds, " AND ")
	sc.where, sc.plain = strings.ReplaceAll(conds, "@", ""), strings.ReplaceAll(conds, "@", "+")
	if sc.text != nil {
		if err := tx.keepText(); err != nil {
			return sc, err
		}
		sc.text = but(all(append([]*find{sc.text}, sc.said...)...), anyOf(sc.unsaid...))
		sc.match = tx.text(sc.text)
	}
	return sc, nil
}

// words lays down what is searched for. Source, owner and status are searched by
// their few values, everything else in the text index.
func (sc *scope) words(tx *Tx, f foyer.LeadFilter) error {
	boxes := append([]foyer.Condition{{Field: f.In, Value: f.Search}}, f.Where...)
	for _, box := range boxes {
		if strings.TrimSpace(box.Value) == "" {
			continue
		}
		switch box.Field {
		case "source", "owner", "status":
			codes, err := tx.codesLike(box.Field, box.Value)
			if err != nil {
				return err
			}
			sc.one(box.Field, codes)
			continue
		case "":
			sc.text = all(sc.text, query(box.Value, -1))
			continue
		}
		group, ok := groupOf(box.Field)
		if !ok {
			return foyer.Fail(foyer.Invalid, "lead.no_such_field", "field", box.Field)
		}
		sc.text = all(sc.text, query(box.Value, group))
	}
	return nil
}

// codesLike answers the codes of a column whose value has words that begin with
// all the words of a text.
func (tx *Tx) codesLike(column, text string) ([]int64, error) {
	values := map[int64]string{}
	switch column {
	case "source":
		c, err := tx.sources()
		if err != nil {
			return nil, err
		}
		values = c.value
	case "owner":
		who, err := tx.people()
		if err != nil {
			return nil, err
		}
		values = who.name
	case "status":
		for i, key := range foyer.Statuses() {
			values[int64(i)] = key
		}
	}
	asked := strings.Fields(string(addWords(nil, text)))
	var codes []int64
	for code, v := range values {
		words := string(addWords(nil, v))
		if !slices.ContainsFunc(asked, func(w string) bool { return !strings.Contains(words, " "+w) }) {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return codes, nil
}

// one narrows a column to some values; none of them matches nothing.
func (sc *scope) one(column string, codes []int64) {
	if len(codes) == 0 {
		sc.none = true
		return
	}
	sc.conds = append(sc.conds, oneOf(column, codes))
	if sc.narrow[column] == nil || len(codes) < len(sc.narrow[column]) {
		sc.narrow[column] = codes
	}
	kind := map[string]int{"status": markStatus, "source": markSource, "owner": markOwner, "imp": markImport}[column]
	sc.said = append(sc.said, anyMark(kind, codes))
}

func anyMark(kind int, codes []int64) *find {
	kids := make([]*find, len(codes))
	for i, c := range codes {
		kids[i] = mark(kind, c)
	}
	return anyOf(kids...)
}

func (sc *scope) filters(tx *Tx, f foyer.LeadFilter) error {
	if len(f.Statuses) > 0 {
		var codes []int64
		for _, key := range f.Statuses {
			if i := foyer.StatusPlace(key); i >= 0 {
				codes = append(codes, int64(i))
			}
		}
		sc.one("status", codes)
	}
	if len(f.Sources) > 0 {
		known, err := tx.sources()
		if err != nil {
			return err
		}
		var codes []int64
		for _, v := range f.Sources {
			if code, ok := known.code[v]; ok {
				codes = append(codes, code)
			}
		}
		sc.one("source", codes)
	}
	if len(f.Owners) > 0 {
		who, err := tx.people()
		if err != nil {
			return err
		}
		var codes []int64
		for _, id := range f.Owners {
			if n, ok := who.n[id]; ok {
				codes = append(codes, n)
			} else if id == foyer.NoOwner {
				codes = append(codes, 0)
			}
		}
		sc.one("owner", codes)
	}
	if len(f.Imports) > 0 {
		args := make([]any, len(f.Imports))
		for i, id := range f.Imports {
			args[i] = id
		}
		codes, err := listOf[int64](tx, "SELECT n FROM imports WHERE id IN ("+marks(len(args))+")", args...)
		if err != nil {
			return err
		}
		sc.one("imp", codes)
	}
	return nil
}

// archived leaves out archived leads, or all others.
func (sc *scope) archived(scope foyer.ArchivedScope, present map[int64]int) {
	gone, odd := false, false
	for m := range present {
		gone = gone || m&markGone != 0
		odd = odd || m > markGone
	}
	flag := func(bit int64) string {
		if odd {
			return "@mark % 2 = " + strconv.FormatInt(bit, 10)
		}
		return "@mark = " + strconv.FormatInt(bit, 10)
	}
	switch {
	case scope == foyer.ArchivedOnly && !gone:
		sc.none = true
	case scope == foyer.ArchivedOnly:
		sc.conds = append(sc.conds, flag(markGone))
		sc.said = append(sc.said, mark(markMark, markGone))
	case scope == foyer.ArchivedOut && gone:
		sc.conds = append(sc.conds, flag(0))
		sc.unsaid = append(sc.unsaid, mark(markMark, markGone))
	}
}

// sight leaves out what the reader may not see: other people's leads, and those
// that wait for approval.
func (sc *scope) sight(tx *Tx, s foyer.Sight, approved bool, present map[int64]int) error {
	if s.All && !approved {
		return nil
	}
	open, err := tx.waiting()
	if err != nil {
		return err
	}
	var hidden, mine []int64
	for n, by := range open {
		if !approved && !s.All && s.Brought(by) {
			mine = append(mine, n)
		} else {
			hidden = append(hidden, n)
		}
	}
	slices.Sort(hidden)
	slices.Sort(mine)
	one, declined := false, false
	for m := range present {
		one = one || m&markApproved != 0
		declined = declined || m&(markDeclined|markWaits) != 0
	}
	var cond []string
	var wait *find // what waits
	if len(hidden) > 0 {
		c := "NOT " + oneOf("imp", hidden)
		wait = anyMark(markImport, hidden)
		if one {
			c = "(" + c + " OR @mark % 4 >= 2)"
			wait = but(wait, mark(markMark, markApproved))
		}
		cond = append(cond, c)
	}
	if declined {
		cond = append(cond, "@mark < 4")
		wait = anyOf(wait, mark(markMark, markDeclined), mark(markMark, markWaits))
	}
	if s.All {
		sc.conds = append(sc.conds, cond...)
		if wait != nil {
			sc.unsaid = append(sc.unsaid, wait)
		}
		return nil
	}
	owners := s.Owners()
	own := append([]string{oneOf("owner", owners)}, cond...)
	seen := strings.Join(own, " AND ")
	found := but(anyMark(markOwner, owners), wait)
	if len(mine) > 0 {
		brought, bear := oneOf("imp", mine), anyMark(markImport, mine)
		if one || declined { // those answered by themselves no longer wait
			brought = "(" + brought + " AND @mark < 2)"
			bear = but(bear, anyOf(mark(markMark, markApproved), mark(markMark, markDeclined), mark(markMark, markWaits)))
		}
		seen = "((" + seen + ") OR " + brought + ")"
		found = anyOf(found, bear)
	} else {
		sc.narrowOwners(owners)
	}
	sc.conds = append(sc.conds, seen)
	sc.said = append(sc.said, found)
	return nil
}

// narrowOwners notes that only leads of these people can match.
func (sc *scope) narrowOwners(owners []int64) {
	if had := sc.narrow["owner"]; had == nil || len(owners) < len(had) {
		sc.narrow["owner"] = owners
	}
}

// days narrows by an instant, from the first moment of a day to the last of
// another, as the clock of the house has them.
func (sc *scope) days(tx *Tx, f foyer.LeadFilter) error {
	if f.DateField == "" || f.From == "" && f.To == "" {
		return nil
	}
	if f.DateField != "created" && f.DateField != "active" {
		return foyer.Fail(foyer.Invalid, "lead.no_such_field", "field", f.DateField)
	}
	var conds []string
	for i, day := range []string{f.From, f.To} {
		if day == "" {
			continue
		}
		at, err := time.ParseInLocation("2006-01-02", day, tx.now.Location())
		if err != nil {
			return foyer.Fail(foyer.Invalid, "leads.bad_date", "date", day)
		}
		conds = append(conds, f.DateField+[]string{" >= ?", " < ?"}[i])
		sc.dateArgs = append(sc.dateArgs, at.AddDate(0, 0, i).UnixMilli())
	}
	sc.dates, sc.dateBy = strings.Join(conds, " AND "), f.DateField
	return nil
}
