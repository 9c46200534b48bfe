package store

import (
	"database/sql"
	"sort"

	"foyer/internal/foyer"
)

// statusCode is the place of a status; one that is no status comes last.
func statusCode(key string) int64 {
	if i := foyer.StatusPlace(key); i >= 0 {
		return int64(i)
	}
	return int64(len(foyer.Statuses()))
}

// sourceCodes are the codes of sources as a transaction sees them.
type sourceCodes struct {
	code  map[string]int64
	value map[int64]string
	next  int64
}

// sources reads the codes once in a transaction. They are few: the values of one
// open list.
func (tx *Tx) sources() (*sourceCodes, error) {
	if tx.cache.codes != nil {
		return tx.cache.codes, nil
	}
	c := &sourceCodes{code: map[string]int64{"": 0}, value: map[int64]string{0: ""}, next: 1}
	err := tx.each("SELECT code, value FROM lead_sources", nil, func(rows *sql.Rows) error {
		var n int64
		var v string
		if err := rows.Scan(&n, &v); err != nil {
			return err
		}
		c.code[v], c.value[n] = n, v
		c.next = max(c.next, n+1)
		return nil
	})
	if err != nil {
		return nil, err
	}
	tx.cache.codes = c
	return c, nil
}

// sourceCode answers the code of a source, and gives it one when it has none.
func (tx *Tx) sourceCode(value string) (int64, error) {
	c, err := tx.sources()
	if err != nil {
		return 0, err
	}
	if n, ok := c.code[value]; ok {
		return n, nil
	}
	n := c.next
	if _, err := tx.exec("INSERT INTO lead_sources (code, value) VALUES (?, ?)", n, value); err != nil {
		return 0, err
	}
	c.code[value], c.value[n] = n, value
	c.next++
	return n, nil
}

// coded is a column of lead_list that stands for one of few values.
type coded struct {
	column string
	codes  []int64 // in the order people see: by name, none last
}

// order answers the codes of a sort column in order, or nil when the column holds
// a value of its own for each lead.
func (tx *Tx) order(by foyer.LeadSort, present []int64) (*coded, error) {
	c := &coded{codes: present}
	text := map[int64]string{}
	switch by {
	case foyer.SortStatus:
		c.column = "status"
		sort.Slice(c.codes, func(i, j int) bool { return c.codes[i] < c.codes[j] })
		return c, nil
	case foyer.SortSource:
		c.column = "source"
		all, err := tx.sources()
		if err != nil {
			return nil, err
		}
		for _, n := range present {
			text[n] = string(sortText(nil, all.value[n]))
		}
	case foyer.SortOwner:
		c.column = "owner"
		who, err := tx.people()
		if err != nil {
			return nil, err
		}
		for _, n := range present {
			text[n] = string(sortText(nil, who.name[n]))
		}
	}
	sort.Slice(c.codes, func(i, j int) bool {
		a, b := c.codes[i], c.codes[j]
		if text[a] != text[b] {
			return text[a] < text[b]
		}
		return a < b
	})
	return c, nil
}

// codedSort names the column of lead_list that a sort by few values goes by, ""
// for the others.
func codedSort(by foyer.LeadSort) string {
	switch by {
	case foyer.SortStatus, foyer.SortSource, foyer.SortOwner:
		return string(by)
	}
	return ""
}

// persons are the people of the house by their numbers and ids.
type persons struct {
	id   map[int64]string
	name map[int64]string
	n    map[string]int64
}

func (tx *Tx) people() (*persons, error) {
	if tx.cache.who != nil {
		return tx.cache.who, nil
	}
	p := &persons{id: map[int64]string{}, name: map[int64]string{}, n: map[string]int64{}}
	err := tx.each("SELECT n, id, name FROM people", nil, func(rows *sql.Rows) error {
		var n int64
		var id, name string
		if err := rows.Scan(&n, &id, &name); err != nil {
			return err
		}
		p.id[n], p.name[n], p.n[id] = id, name, n
		return nil
	})
	if err != nil {
		return nil, err
	}
	tx.cache.who = p
	return p, nil
}

// leadCache is what a transaction has looked up once, and what it still owes.
type leadCache struct {
	codes   *sourceCodes
	who     *persons
	waiting map[int64]int64            // imports, with who ran them
	changed map[int64]bool             // leads whose words are to be written anew
	spooled bool                       // leads of it go into the text index beside
	columns map[string]string          // columns that two tables share
	shelf   int64                      // the import whose shelf is there
	sets    map[int64]map[string]int64 // numbers of sets of findings, by import
}
