// Package match says who may be whom: the keys two people are compared by, which
// kinds of key they share, and which earlier rows of a file a row may be. It is
// pure and holds nothing but numbers; what to do with a match is the caller's.
package match

import (
	"unicode"
	"unicode/utf8"

	"foyer/internal/foyer"
)

// The hashes are FNV-1a over normal forms, finished with a mixer so that they may
// be added up. They are kept in databases: changing anything here means new keys
// for every lead.
const (
	offset = 14695981039346656037
	prime  = 1099511628211

	seedPhone = 0x9E3779B97F4A7C15
	seedEmail = 0xC2B2AE3D27D4EB4F
)

// KeysOf answers the keys of a record: its name as shown, whatever the case,
// accents, punctuation and order of the words; every phone and every email that
// could be placed. What a record lacks has no key, and no key equals nothing.
func KeysOf(rec *foyer.Record) foyer.Keys {
	k := foyer.Keys{Name: nameOf(rec)}
	phones, emails := placed(rec.Phones), placed(rec.Emails)
	if phones+emails == 0 {
		return k
	}
	all := make([]uint64, 0, phones+emails)
	for i := range rec.Phones {
		if n := rec.Phones[i].Norm; n != "" {
			all = addNew(all, hash(n, seedPhone))
		}
	}
	cut := len(all)
	k.Phones = all[:cut:cut]
	for i := range rec.Emails {
		if n := rec.Emails[i].Norm; n != "" {
			all = append(all[:cut], addNew(all[cut:], hash(n, seedEmail))...)
		}
	}
	k.Emails = all[cut:]
	return k
}

func placed(list []foyer.Contact) int {
	n := 0
	for i := range list {
		if list[i].Norm != "" {
			n++
		}
	}
	return n
}

func addNew(list []uint64, h uint64) []uint64 {
	for _, have := range list {
		if have == h {
			return list
		}
	}
	return append(list, h)
}

func hash(s string, seed uint64) uint64 {
	h := uint64(offset) ^ seed
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * prime
	}
	return some(mix(h))
}

// mix spreads every bit of x over all of the answer.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xBF58476D1CE4E5B9
	x ^= x >> 27
	x *= 0x94D049BB133111EB
	return x ^ x>>31
}

// some keeps zero for "none".
func some(h uint64) uint64 {
	if h == 0 {
		return 1
	}
	return h
}

// nameOf answers the key of the name a record is shown by.
func nameOf(rec *foyer.Record) uint64 {
	v := &rec.Values
	var h words
	switch {
	case v[foyer.SlotFullName] != "":
		h.add(v[foyer.SlotFullName])
	case v[foyer.SlotFirstName] != "" || v[foyer.SlotLastName] != "":
		h.add(v[foyer.SlotFirstName])
		h.add(v[foyer.SlotLastName])
	default:
		h.add(v[foyer.SlotCompany])
	}
	if h.count == 0 {
		return 0
	}
	return some(mix(h.sum))
}

// words adds up the hashes of words, so that their order does not count. Letters
// and digits make words; an apostrophe joins, all else parts.
type words struct {
	sum   uint64
	count int
}

func (w *words) add(s string) {
	h, open := uint64(offset), false
	var buf [8]byte
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
			case c == '\'' || c == '`':
				continue
			default:
				if open {
					w.close(h)
					h, open = offset, false
				}
				continue
			}
			h, open = (h^uint64(c))*prime, true
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			for _, c := range foyer.FoldRune(buf[:0], r) {
				h = (h ^ uint64(c)) * prime
			}
			open = true
		case r == '’' || r == 'ʼ' || r == '‘' || unicode.Is(unicode.M, r) || unicode.Is(unicode.Cf, r):
		case open:
			w.close(h)
			h, open = offset, false
		}
	}
	if open {
		w.close(h)
	}
}

func (w *words) close(h uint64) {
	w.sum += mix(h)
	w.count++
}
