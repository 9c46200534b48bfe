package store

import (
	"database/sql"
	"database/sql/driver"
	"slices"
	"strings"

	"foyer/internal/foyer"
)

// blockRows is how many rows a block of import_blocks counts.
const blockRows = 1000

// block is a stretch of an import's rows with its counts, in the order of tallies.
type block struct {
	number int64
	first  int64 // key of its first row
	counts []int64
}

// blocks are consecutive blocks of one import.
type blocks []block

// add counts a new row, in a new block when the last is full.
func (b blocks) add(key, verdict, plan, level, ticked, outcome int64) blocks {
	all := tallyList
	if len(b) == 0 || b[len(b)-1].counts[0] >= blockRows {
		next := int64(0)
		if len(b) > 0 {
			next = b[len(b)-1].number + 1
		}
		b = append(b, block{number: next, first: key, counts: make([]int64, len(all))})
	}
	last := &b[len(b)-1]
	for i := range all {
		if all[i].holds(verdict, plan, level, ticked, outcome) {
			last.counts[i]++
		}
	}
	return b
}

// tallyList is tallies, made once: it is asked for every row.
var tallyList = tallies()

// some is a part of the tallies, from one place to before another: a write counts
// anew only what it can have changed.
type some struct{ from, to int }

// The parts, as tallies lists them.
var (
	ofAll      = some{0, 14}
	ofTicks    = some{1, 8}
	ofOutcomes = some{8, 14}
)

// blockColumns are the counts' columns, in the order of tallies.
func blockColumns(part some) string {
	var names []string
	for _, t := range tallyList[part.from:part.to] {
		names = append(names, t.column)
	}
	return strings.Join(names, ", ")
}

// blockSums are the counts as sums over rows of import_rows.
func blockSums(part some) string {
	var sums []string
	for _, t := range tallyList[part.from:part.to] {
		sums = append(sums, "COALESCE(SUM(CASE WHEN "+t.where+" THEN 1 ELSE 0 END), 0)")
	}
	return strings.Join(sums, ", ")
}

// lastBlock answers the last block of an import, for the next rows to join.
func (tx *Tx) lastBlock(imp int64) (blocks, error) {
	return tx.blocksWhere("WHERE import = ? ORDER BY block DESC LIMIT 1", imp)
}

// blocksOf answers all blocks of an import in order.
func (tx *Tx) blocksOf(imp int64) (blocks, error) {
	return tx.blocksWhere("WHERE import = ? ORDER BY block", imp)
}

// blocksFrom answers the blocks of an import that hold rows with keys from first to
// last, in order, and the one behind them, which says where the last ends.
func (tx *Tx) blocksFrom(imp, first, last int64) (blocks, error) {
	holding := "(SELECT COALESCE(MAX(block), 0) FROM import_blocks WHERE import = ? AND first <= ?)"
	return tx.blocksWhere("WHERE import = ? AND block BETWEEN "+holding+" AND 1 + "+holding+" ORDER BY block",
		imp, imp, first, imp, last)
}

func (tx *Tx) blocksWhere(where string, args ...any) (blocks, error) {
	var out blocks
	err := tx.each("SELECT block, first, "+blockColumns(ofAll)+" FROM import_blocks "+where, args, func(rows *sql.Rows) error {
		b := block{counts: make([]int64, len(tallyList))}
		dest := []any{&b.number, &b.first}
		for i := range b.counts {
			dest = append(dest, &b.counts[i])
		}
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		out = append(out, b)
		return nil
	})
	return out, err
}

// writeBlocks writes blocks; of one that is there, just a part of its counts.
func (tx *Tx) writeBlocks(imp int64, list blocks, part some) error {
	columns := blockColumns(ofAll)
	return tx.insertMany("INSERT INTO import_blocks (import, block, first, "+columns+")", 3+len(tallyList),
		"ON CONFLICT (import, block) DO UPDATE SET "+setExcluded(blockColumns(part)), len(list),
		func(i int, args []driver.NamedValue) {
			args[0].Value, args[1].Value, args[2].Value = imp, list[i].number, list[i].first
			for j, n := range list[i].counts {
				args[3+j].Value = n
			}
		})
}

// recount counts the blocks anew that hold rows with keys from first to last.
func (tx *Tx) recount(imp, first, last int64, part some) error {
	list, err := tx.blocksFrom(imp, first, last)
	if err != nil {
		return err
	}
	return tx.recountBlocks(imp, list, part, func(b, end int64) bool { return b <= last && end > first })
}

// recountRows counts the blocks anew that hold the rows with these keys.
func (tx *Tx) recountRows(imp int64, keys []int64, part some) error {
	if len(keys) == 0 {
		return nil
	}
	list, err := tx.blocksFrom(imp, slices.Min(keys), slices.Max(keys))
	if err != nil {
		return err
	}
	touched := map[int64]bool{}
	for _, k := range keys {
		at := list.holding(k)
		if at >= 0 {
			touched[list[at].first] = true
		}
	}
	return tx.recountBlocks(imp, list, part, func(first, _ int64) bool { return touched[first] })
}

// holding answers the place of the block that a row with this key lies in, -1
// for one before them all.
func (b blocks) holding(key int64) int {
	low, high := 0, len(b)
	for low < high {
		mid := (low + high) / 2
		if b[mid].first <= key {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low - 1
}

// end answers the key behind the last row of a block.
func (b blocks) end(imp int64, i int) int64 {
	if i+1 < len(b) {
		return b[i+1].first
	}
	_, to := span(imp)
	return to + 1
}

func (tx *Tx) recountBlocks(imp int64, list blocks, part some, which func(first, end int64) bool) error {
	var changed blocks
	text := "SELECT " + blockSums(part) + " FROM import_rows WHERE n >= ? AND n < ?"
	for i := range list {
		end := list.end(imp, i)
		if !which(list[i].first, end) {
			continue
		}
		var dest []any
		for j := part.from; j < part.to; j++ {
			dest = append(dest, &list[i].counts[j])
		}
		if err := tx.get(dest, text, list[i].first, end); err != nil {
			return err
		}
		changed = append(changed, list[i])
	}
	return tx.writeBlocks(imp, changed, part)
}

// RowCounts answers how many rows of an import are what and what became of them.
// Blank rows and new values of lists are not the rows' to know and stay 0.
func (tx *Tx) RowCounts(imp int64) (foyer.ImportCounts, error) {
	var c foyer.ImportCounts
	var sums []string
	for _, t := range tallyList {
		sums = append(sums, "CAST(COALESCE(SUM("+t.column+"), 0) AS BIGINT)")
	}
	err := tx.get([]any{
		&c.Rows, &c.New, &c.Duplicates, &c.Errors, &c.Warned, &c.Unticked, &c.Ready, &c.Blocking,
		&c.Created, &c.Merged, &c.Unchanged, &c.Skipped, &c.Failed, &c.LeftOut,
	},
		"SELECT "+strings.Join(sums, ", ")+" FROM import_blocks WHERE import = ?", imp)
	c.Staged, c.Done = c.Rows, c.Sum()
	return c, err
}
