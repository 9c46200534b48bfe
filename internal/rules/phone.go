package rules

import (
	"github.com/nyaruka/phonenumbers"

	"foyer/internal/foyer"
)

// placer finds the country of phones and so their one international form. It is
// not safe for concurrent use.
type placer struct {
	plans []plan
	order []string // regions to try when neither the number nor its row names one
	// dialled is a phone taken apart, kept to spare allocations.
	dialled dialled
}

func newPlacer(env *Env) *placer {
	p := &placer{plans: plans()}
	for _, r := range append(append([]string{env.Region}, env.Regions...), "US") {
		if r != "" && !p.tries(r) {
			p.order = append(p.order, r)
		}
	}
	return p
}

func (p *placer) tries(region string) bool {
	for _, r := range p.order {
		if r == region || nanp(r) && nanp(region) {
			return true
		}
	}
	return false
}

// nanp says whether a region shares the plan of +1 that the table knows as US.
func nanp(region string) bool { return region == "US" || region == "CA" || region == "PR" }

func (p *placer) planOf(region string) *plan {
	if nanp(region) {
		region = "US"
	}
	for i := range p.plans {
		if p.plans[i].region == region {
			return &p.plans[i]
		}
	}
	return nil
}

// dialled is what a phone cell holds, taken apart.
type dialled struct {
	digits []byte
	plus   bool
	ext    string
	kind   foyer.ContactKind
	words  bool // letters that mean nothing in a number stood in it
	torn   bool // a letter stood where a digit belongs
	cut    bool // E notation: a spreadsheet has lost digits
}

// place reads one phone. Region is that of its row, "" when the row names none.
// The Contact's Norm stays empty when no plan has room for the number, and then
// key names the finding.
func (p *placer) place(raw, region string) (c foyer.Contact, key string, args map[string]string) {
	d := &p.dialled
	d.read(raw)
	c = foyer.Contact{Kind: d.kind, Raw: raw, Ext: d.ext}
	switch {
	case d.cut:
		return c, "phone.cut", nil
	case len(d.digits) < 4 || len(d.digits) < 7 && d.words:
		c.Nat = string(d.digits)
		return c, "phone.none", nil
	case d.torn:
		c.Nat = string(d.digits)
		return c, "phone.unplaced", map[string]string{"digits": itoa(len(d.digits))}
	case p.placeDigits(&c, region):
		return c, "", nil
	}
	c.Nat = string(d.digits)
	key, args = p.advice(region)
	return c, key, args
}

func (p *placer) placeDigits(c *foyer.Contact, region string) bool {
	d := &p.dialled
	n := d.digits
	if d.plus {
		return p.international(c, n)
	}
	if len(n) > 9 && n[0] == '0' && n[1] == '0' {
		return p.international(c, n[2:])
	}
	if region != "" && p.national(c, n, region, true) {
		return true
	}
	for i, r := range p.order {
		if r != region && p.national(c, n, r, region == "" && i == 0) {
			return true
		}
	}
	if len(n) > 12 && n[0] == '0' && n[1] == '1' && n[2] == '1' {
		return p.international(c, n[3:])
	}
	return false
}

// international places digits that begin with a country code.
func (p *placer) international(c *foyer.Contact, n []byte) bool {
	for i := range p.plans {
		pl := &p.plans[i]
		if len(n) <= len(pl.code) || string(n[:len(pl.code)]) != pl.code {
			continue
		}
		rest := n[len(pl.code):]
		if pl.trunk && rest[0] == '0' { // +33 (0)1 …
			rest = rest[1:]
		}
		if len(rest) > 0 && pl.shape(rest, true) == yes {
			settle(c, pl, rest)
			return true
		}
		return library(c, "+"+string(n), "ZZ", true)
	}
	return library(c, "+"+string(n), "ZZ", false)
}

// national places digits as they are dialled inside a region. Only at home, in the
// region that is the row's or the first to try, may the trunk zero be missing, or
// the country code stand without its plus: elsewhere too much would fit.
func (p *placer) national(c *foyer.Contact, n []byte, region string, home bool) bool {
	pl := p.planOf(region)
	if pl == nil {
		return library(c, string(n), region, !home)
	}
	if pl.trunk && n[0] != '0' && !home {
		return false
	}
	rest, zero := n, false
	switch {
	case pl.trunk && n[0] == '0':
		rest, zero = n[1:], true
	case pl.code == "1" && n[0] == '1':
		rest = n[1:]
	}
	if len(rest) == 0 {
		return false
	}
	v := pl.shape(rest, zero)
	if v == no && !zero && home && pl.code != "1" && len(n) > len(pl.code) && string(n[:len(pl.code)]) == pl.code {
		rest = n[len(pl.code):]
		if pl.trunk && rest[0] == '0' {
			rest = rest[1:]
		}
		v = pl.shape(rest, true)
	}
	switch v {
	case yes:
		settle(c, pl, rest)
		return true
	case ask:
		return library(c, string(n), region, true)
	}
	return false
}

// settle writes both forms into one string of memory.
func settle(c *foyer.Contact, pl *plan, n []byte) {
	var buf [48]byte
	b := append(append(append(buf[:0], '+'), pl.code...), n...)
	if !pl.trunk {
		c.Norm = string(b)
		c.Nat = c.Norm[len(c.Norm)-len(n):]
		return
	}
	long := len(b)
	b = append(append(b, '0'), n...)
	both := string(b)
	c.Norm, c.Nat = both[:long], both[long:]
}

// library asks the full table of the world's plans. A number it holds valid is
// placed; so is, unless strict, one of seven digits or more that is possible, for
// blocks are handed out faster than tables.
func library(c *foyer.Contact, digits, region string, strict bool) bool {
	n, err := phonenumbers.Parse(digits, region)
	if err != nil {
		return false
	}
	if !phonenumbers.IsValidNumber(n) &&
		(strict || phonenumbers.IsPossibleNumberWithReason(n) != phonenumbers.IS_POSSIBLE ||
			len(phonenumbers.GetNationalSignificantNumber(n)) < 7) {
		return false
	}
	c.Norm = phonenumbers.Format(n, phonenumbers.E164)
	c.Nat = phonenumbers.NormalizeDigitsOnly(phonenumbers.Format(n, phonenumbers.NATIONAL))
	return true
}

// advice says what to mend on a number that no plan had room for.
func (p *placer) advice(region string) (string, map[string]string) {
	have, want := len(p.dialled.digits), 10
	if region == "" && len(p.order) > 0 {
		region = p.order[0]
	}
	if pl := p.planOf(region); pl != nil {
		want = pl.digits
	}
	args := map[string]string{"digits": itoa(have)}
	switch {
	case p.dialled.plus || want == 0:
		return "phone.unplaced", args
	case want-have == 1:
		return "phone.short1", args
	case want-have == 2:
		return "phone.short2", args
	case have < want:
		args["missing"] = itoa(want - have)
		return "phone.short", args
	case have > want+1:
		args["most"] = itoa(want)
		return "phone.long", args
	}
	return "phone.unplaced", args
}
