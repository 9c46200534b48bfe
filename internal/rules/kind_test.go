package rules

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
)

// B7: the kind of a new field is told by the values of its column.
func TestGuessKind(t *testing.T) {
	for values, want := range map[string]foyer.FieldKind{
		"42|7|1,200|3.5":               foyer.KindNumber,
		"$1,200|450k|$99.50":           foyer.KindMoney,
		"2024-03-14|03/04/2025":        foyer.KindDate,
		"yes|no|Y|N":                   foyer.KindYesNo,
		"04530|04531|01234":            foyer.KindText,
		"12345678901234|2345678901234": foyer.KindText,
		"Garden|Pool|Garden and pool":  foyer.KindText,
		"":                             foyer.KindText,
	} {
		var counts []foyer.ValueCount
		for v := range strings.SplitSeq(values, "|") {
			counts = append(counts, foyer.ValueCount{Value: v, Count: 1})
		}
		if got := GuessKind(counts, Env{}); got != want {
			t.Errorf("%s make %s, want %s", values, got, want)
		}
	}
	often := []foyer.ValueCount{{Value: "Garden", Count: 9}, {Value: "Pool", Count: 4}}
	if got := GuessKind(often, Env{}); got != foyer.KindList {
		t.Errorf("few values in many rows make %s", got)
	}
}
