package match

import "foyer/internal/foyer"

// Common answers the kinds of key that two share. Two shared phones are one kind.
func Common(a, b foyer.Keys) foyer.Kinds {
	var k foyer.Kinds
	if a.Name != 0 && a.Name == b.Name {
		k |= foyer.ByName
	}
	if meet(a.Phones, b.Phones) {
		k |= foyer.ByPhone
	}
	if meet(a.Emails, b.Emails) {
		k |= foyer.ByEmail
	}
	return k
}

func meet(a, b []uint64) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y && x != 0 {
				return true
			}
		}
	}
	return false
}

// Same says whether what two share makes them one person: at least two of name,
// phone and email, or the Foyer ID.
func Same(k foyer.Kinds) bool {
	return Rank(k) > 0
}

// Rank orders matches, the surest highest: the Foyer ID, the very same row of the very
// same file, the key that an import
// matches by, all three kinds, phone and email, email and name, phone and name.
// Anything less is 0, no match.
func Rank(k foyer.Kinds) int {
	switch {
	case k&foyer.ByID != 0:
		return 7
	case k&foyer.ByRow != 0:
		return 6
	case k&foyer.ByKey != 0:
		return 5
	}
	switch k {
	case foyer.ByName | foyer.ByPhone | foyer.ByEmail:
		return 4
	case foyer.ByPhone | foyer.ByEmail:
		return 3
	case foyer.ByEmail | foyer.ByName:
		return 2
	case foyer.ByPhone | foyer.ByName:
		return 1
	}
	return 0
}
