package match

import (
	"strings"

	"foyer/internal/foyer"
)

const (
	seedExternal = 0xD6E8FEB86659FD93
	seedMLS      = 0xA0761D6478BD642F
	seedID       = 0xE7037ED1A0B428DB
)

// KeysBy answers the keys of a record with the one that an import matches by (D14),
// and those that are to stand once in its file (C19).
func KeysBy(by foyer.MatchKey, rec *foyer.Record) foyer.Keys {
	k := KeysOf(rec)
	if v := rec.Values[foyer.SlotExternalID]; v != "" && by != foyer.KeyExternal {
		k.External = hash(v, seedExternal)
	}
	if rec.ID != "" && by != foyer.KeyID {
		k.ID = hash(rec.ID, seedID)
	}
	switch by {
	case foyer.KeyID:
		if rec.ID != "" {
			k.Own = hash(rec.ID, seedID)
		}
	case foyer.KeyExternal:
		if v := rec.Values[foyer.SlotExternalID]; v != "" {
			k.Own = hash(v, seedExternal)
		}
	case foyer.KeyMLSName:
		if v := MLS(rec); v != "" && k.Name != 0 {
			k.Own = pair(hash(v, seedMLS), k.Name)
		}
	}
	return k
}

// MLS answers the MLS ID of a record as two are compared, whatever the case of its
// letters.
func MLS(rec *foyer.Record) string { return strings.ToUpper(rec.Values[foyer.SlotMLSID]) }

// HasKey says whether keys hold what an import matches by; the house's test says
// nothing of a single row.
func HasKey(by foyer.MatchKey, k foyer.Keys) bool {
	switch by {
	case foyer.KeyHouse:
		return true
	case foyer.KeyEmail:
		return len(k.Emails) > 0
	case foyer.KeyPhone:
		return len(k.Phones) > 0
	}
	return k.Own != 0
}

// CommonBy answers what two share by a key: by the house's test the kinds, else the
// key as a whole.
func CommonBy(by foyer.MatchKey, a, b foyer.Keys) foyer.Kinds {
	same := false
	switch by {
	case foyer.KeyHouse:
		return Common(a, b)
	case foyer.KeyEmail:
		same = meet(a.Emails, b.Emails)
	case foyer.KeyPhone:
		same = meet(a.Phones, b.Phones)
	default:
		same = a.Own != 0 && a.Own == b.Own
	}
	if same {
		return foyer.ByKey
	}
	return 0
}

// EachHash calls do with the hashes by which a row is known again; two that share
// one are candidates for each other.
func EachHash(by foyer.MatchKey, k foyer.Keys, do func(h uint64)) {
	hashes(by, k, func(h uint64, _ foyer.Kinds) { do(h) })
}

func hashes(by foyer.MatchKey, k foyer.Keys, do func(h uint64, kinds foyer.Kinds)) {
	switch by {
	case foyer.KeyHouse:
		pairs(k, do)
	case foyer.KeyEmail:
		each(k.Emails, do)
	case foyer.KeyPhone:
		each(k.Phones, do)
	default:
		if k.Own != 0 {
			do(k.Own, foyer.ByKey)
		}
	}
}

func each(list []uint64, do func(h uint64, kinds foyer.Kinds)) {
	for _, h := range list {
		if h != 0 {
			do(some(mix(h)), foyer.ByKey)
		}
	}
}
