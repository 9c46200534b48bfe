package foyer

// Keys are the 64-bit hashes of the normal forms by which two people may be the
// same: the name, and every phone and email that could be placed. Zero is none,
// and none equals nothing.
type Keys struct {
	Name   uint64
	Phones []uint64
	Emails []uint64
	// Own is the key that the row's import matches by, where it is none of these.
	Own uint64
	// External and ID are hashes of a row's External ID and Foyer ID, which are to stand
	// in one row of a file only. A row has none of what its import matches by: rows
	// that share it are taken for one person anyway.
	External, ID uint64
}

// Kinds are the kinds of key that two have in common, as a set.
type Kinds uint8

// The kinds, and the id a row carries.
const (
	ByName Kinds = 1 << iota
	ByPhone
	ByEmail
	ByID
	ByKey // the key that the row's import matches by
	ByRow // the row came in before, with the very same file
)

// Names answers the kinds in words: "name", "phone", "email", "id".
func (k Kinds) Names() []string {
	out := []string{}
	for i, n := range []string{"name", "phone", "email", "id"} {
		if k&(1<<i) != 0 {
			out = append(out, n)
		}
	}
	return out
}
