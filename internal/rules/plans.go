package rules

// verdict is what the shape of a number says of its place in a plan.
type verdict uint8

const (
	no  verdict = iota
	yes         // in the plan's shape
	ask         // the library must say
)

// plan is a national numbering plan as far as its shape can be told at a glance.
// It never says yes to what the library holds impossible, nor no to what it holds
// valid; a test compares the two. Everything it cannot tell is ask.
type plan struct {
	region string
	code   string // country code
	trunk  bool   // a 0 is dialled before the number inside the country
	digits int    // of most of its numbers, trunk zero and all, for advice; 0: varies
	// shape judges a number without country code; zero says that the trunk zero
	// stood before it.
	shape func(n []byte, zero bool) verdict
}

// plans are those of the common countries. All others are ask.
func plans() []plan {
	return []plan{
		{"US", "1", false, 10, shapeNANP},
		{"FR", "33", true, 10, func(n []byte, _ bool) verdict { return fixed(n, 9, '1', '9') }},
		{"GB", "44", true, 11, func(n []byte, _ bool) verdict {
			if len(n) == 10 && n[0] >= '1' && n[0] != '4' && n[0] != '6' {
				return yes
			}
			return ask
		}},
		{"DE", "49", true, 0, func(n []byte, zero bool) verdict {
			mobile := len(n) >= 10 && n[0] == '1' && (n[1] == '5' || n[1] == '7')
			if zero && 8 <= len(n) && len(n) <= 11 && (n[0] >= '2' || mobile) {
				return yes
			}
			return ask
		}},
		{"ES", "34", false, 9, func(n []byte, _ bool) verdict { return fixed(n, 9, '5', '9') }},
		{"IT", "39", false, 10, func(n []byte, _ bool) verdict {
			if 9 <= len(n) && len(n) <= 10 && (n[0] == '0' && n[1] >= '1' || n[0] == '3') {
				return yes
			}
			return ask
		}},
		{"BE", "32", true, 0, func(n []byte, zero bool) verdict {
			if zero && (len(n) == 8 && n[0] >= '1' || len(n) == 9 && n[0] == '4') {
				return yes
			}
			return ask
		}},
		{"NL", "31", true, 10, func(n []byte, zero bool) verdict {
			if zero && len(n) == 9 && n[0] >= '1' {
				return yes
			}
			return ask
		}},
		{"CH", "41", true, 10, func(n []byte, zero bool) verdict {
			if zero && len(n) == 9 && n[0] >= '2' {
				return yes
			}
			return ask
		}},
		{"PT", "351", false, 9, func(n []byte, _ bool) verdict {
			if len(n) == 9 && n[0] < '2' {
				return ask
			}
			return fixed(n, 9, '2', '9')
		}},
		{"AU", "61", true, 10, func(n []byte, zero bool) verdict {
			if zero && len(n) == 9 && (n[0] == '2' || n[0] == '3' || n[0] == '4' || n[0] == '7' || n[0] == '8') {
				return yes
			}
			return ask
		}},
		{"IN", "91", true, 10, func(n []byte, zero bool) verdict {
			if len(n) == 10 && n[0] >= '6' {
				return yes
			}
			return ask
		}},
	}
}

// shapeNANP is the plan shared by the United States, Canada and the Caribbean.
func shapeNANP(n []byte, _ bool) verdict {
	switch {
	case len(n) == 7 && n[0] == '3' && n[1] == '1' && n[2] == '0':
		return ask // Canada's short numbers without area code
	case len(n) != 10 || n[0] < '2':
		return no
	case n[3] < '2':
		return ask
	}
	return yes
}

// fixed is a plan whose numbers all have the same length.
func fixed(n []byte, digits int, low, high byte) verdict {
	if len(n) == digits && low <= n[0] && n[0] <= high {
		return yes
	}
	return no
}
