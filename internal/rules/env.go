package rules

import (
	"time"

	"foyer/internal/foyer"
)

// Env is what reading depends on besides the file. The zero Env reads: phones by
// the United States' plan, times as UTC, ambiguous dates not at all.
type Env struct {
	Region  string   // phone region of Settings or the system, ISO 3166 alpha-2
	Regions []string // other regions the file shows, as [foyer.Mapping].Regions
	Dates   foyer.DateOrder

	Source string // of the import form, for rows without one
	Owner  string // person id of the import form, "" for nobody

	People   []foyer.Person     // whom an owner value may name, the longest here first
	Partners []foyer.PartnerRef // whom partner and agent values may name, likewise
	Importer string             // person id of who brings the file; their role decides whose it may be
	// PartnerRequired says that a row needs a partner, OwnerFirst that the first of
	// several people of one name is meant.
	PartnerRequired, OwnerFirst bool

	Fields []foyer.Field // the house's own
	// Partner and Agent are the codes that the form gives to rows without either,
	// Defaults texts for fields that a row leaves empty, by key.
	Partner, Agent string

	Defaults map[string]string

	Lists []foyer.List // open lists; a value equal but for case takes the list's spelling

	Now  time.Time      // settles the century of two-digit years
	Zone *time.Location // of times that name none; nil is UTC
}

func (e *Env) now() time.Time {
	if e.Now.IsZero() {
		return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return e.Now
}

func (e *Env) zone() *time.Location {
	if e.Zone == nil {
		return time.UTC
	}
	return e.Zone
}
