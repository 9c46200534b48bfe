package store

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"foyer/internal/foyer"
)

// Telling is how the findings of a row lie in the book: their text, and the set of
// those that groups go by, which are the warnings and errors. Making it costs more
// than writing it; who has a processor to spare does so before the writer's turn. The
// zero Telling is that of no findings.
type Telling struct {
	text  string
	set   string // "key|field|level" of each once, line by line, in order; "" for none
	level int64  // the gravest, as levelCodes has it
}

// Tell makes the Telling of a row's findings.
func Tell(list []foyer.Finding) (t Telling, err error) {
	if len(list) == 0 {
		return t, nil
	}
	b, err := json.Marshal(list)
	if err != nil {
		return t, err
	}
	t.text = string(b)
	members := make([]string, 0, len(list))
	for i := range list {
		f := &list[i]
		l, err := codeOf(levelCodes, f.Level)
		if err != nil {
			return t, err
		}
		t.level = max(t.level, l)
		if l < 2 {
			continue
		}
		if strings.ContainsAny(f.Key+f.Field, "|\n") {
			return t, fmt.Errorf("a finding has the key %q of %q", f.Key, f.Field)
		}
		members = append(members, f.Key+"|"+f.Field+"|"+string(f.Level))
	}
	slices.Sort(members)
	t.set = strings.Join(slices.Compact(members), "\n")
	return t, nil
}

// told is what findings of a row are written as: its Telling and the number of its
// set, 0 for none.
type told struct {
	Telling
	number int64
}

// tell answers for each of the rows what its findings are written as. Sets that the
// import has not had are added to it.
func (tx *Tx) tell(imp int64, rows []ImportRow) ([]told, error) {
	out := make([]told, len(rows))
	wanted := map[string]bool{}
	known := tx.setsOf(imp)
	for i := range rows {
		out[i].Telling = rows[i].Said
		if len(rows[i].Findings) > 0 && out[i].text == "" {
			var err error
			if out[i].Telling, err = Tell(rows[i].Findings); err != nil {
				return nil, fmt.Errorf("the findings of row %d of import %d: %w", rows[i].Row, imp, err)
			}
		}
		if set := out[i].set; set != "" && known[set] == 0 {
			wanted[set] = true
		}
	}
	if err := tx.numberSets(imp, slices.Sorted(maps.Keys(wanted))); err != nil {
		return nil, err
	}
	for i := range out {
		if out[i].set != "" {
			out[i].number = known[out[i].set]
		}
	}
	return out, nil
}

// setsOf answers the numbers of an import's sets as far as this transaction knows them.
func (tx *Tx) setsOf(imp int64) map[string]int64 {
	if tx.cache.sets == nil {
		tx.cache.sets = map[int64]map[string]int64{}
	}
	if tx.cache.sets[imp] == nil {
		tx.cache.sets[imp] = map[string]int64{}
	}
	return tx.cache.sets[imp]
}

// numberSets looks up the numbers of sets and adds those that have none.
func (tx *Tx) numberSets(imp int64, sets []string) error {
	known := tx.setsOf(imp)
	for part := range slices.Chunk(sets, 400) {
		args := []any{imp}
		for _, set := range part {
			args = append(args, set)
		}
		err := tx.each("SELECT number, said FROM import_sets WHERE import = ? AND said IN ("+marks(len(part))+")", args, func(rows *sql.Rows) error {
			var number int64
			var said string
			err := rows.Scan(&number, &said)
			known[said] = number
			return err
		})
		if err != nil {
			return err
		}
	}
	sets = slices.DeleteFunc(slices.Clone(sets), func(set string) bool { return known[set] != 0 })
	if len(sets) == 0 {
		return nil
	}
	var last int64
	if err := tx.get([]any{&last}, "SELECT COALESCE(MAX(number), 0) FROM import_sets WHERE import = ?", imp); err != nil {
		return err
	}
	var members [][5]any
	levels := make([]int64, len(sets))
	for i, set := range sets {
		known[set] = last + int64(i) + 1
		for line := range strings.SplitSeq(set, "\n") {
			f := strings.Split(line, "|")
			level, err := codeOf(levelCodes, foyer.Level(f[2]))
			if err != nil {
				return err
			}
			levels[i] = max(levels[i], level)
			members = append(members, [5]any{imp, known[set], f[0], f[1], level})
		}
	}
	err := tx.insertMany("INSERT INTO import_sets (import, number, level, said)", 4, "", len(sets), func(i int, args []driver.NamedValue) {
		args[0].Value, args[1].Value, args[2].Value, args[3].Value = imp, known[sets[i]], levels[i], sets[i]
	})
	if err != nil {
		return err
	}
	return tx.insertMany("INSERT INTO import_set_findings (import, number, key, field, level)", 5, "", len(members), func(i int, args []driver.NamedValue) {
		for j := range args {
			args[j].Value = members[i][j]
		}
	})
}

// dropSets forgets the sets of an import, whose rows are gone.
func (tx *Tx) dropSets(imp int64) error {
	delete(tx.cache.sets, imp)
	for _, table := range []string{"import_sets", "import_set_findings"} {
		if _, err := tx.exec("DELETE FROM "+table+" WHERE import = ?", imp); err != nil {
			return err
		}
	}
	return nil
}
