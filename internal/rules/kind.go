package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// listMost is how many different values a list to choose from has at most, and
// listShare how many rows there are for each of them at least.
const (
	listMost  = 40
	listShare = 3
)

// GuessKind answers what kind of field of the house's own a column's values make:
// one that can read all but a few of them. counts are how often each value stands.
func GuessKind(values []foyer.ValueCount, env Env) foyer.FieldKind {
	d := newDesk(env)
	var rows, yes, dates, money, numbers int
	long := false
	for _, v := range values {
		s := tidy(v.Value)
		if blank(s) {
			continue
		}
		rows += v.Count
		if yesNoText(s) == "yes" || yesNoText(s) == "no" {
			yes += v.Count
		}
		if _, trouble := readDate(s, foyer.OrderOpen, d.now); trouble == dateFine || trouble == dateEither {
			dates += v.Count
		}
		_, number := readNumber(s, foyer.DecimalOpen)
		if code := len(s) > 1 && s[0] == '0' && allDigits(s) || len(s) > 12 && allDigits(s); code {
			number = false // a code, whose zeros and digits are all its own
		}
		if number {
			numbers += v.Count
		}
		if _, ok := readMoney(s, foyer.DecimalOpen); ok && !number && !allDigits(s) {
			money += v.Count
		}
		long = long || len(s) > 40 || strings.Contains(s, "\n")
	}
	most := func(n int) bool { return rows > 0 && n*20 >= rows*19 }
	switch {
	case most(yes):
		return foyer.KindYesNo
	case most(numbers):
		return foyer.KindNumber
	case most(money + numbers):
		return foyer.KindMoney
	case most(dates):
		return foyer.KindDate
	case !long && len(values) > 1 && len(values) <= listMost && rows >= listShare*len(values):
		return foyer.KindList
	}
	return foyer.KindText
}
