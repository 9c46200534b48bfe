package rules

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"foyer/internal/foyer"
)

const corpus = "../../../shared/corpora/headers"

// corpusFile answers the header and rows of a file of the corpus.
func corpusFile(t *testing.T, name, delimiter, encoding string) [][]string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(corpus, name))
	if err != nil {
		t.Fatal(err)
	}
	if encoding == "cp1252" {
		if raw, err = charmap.Windows1252.NewDecoder().Bytes(raw); err != nil {
			t.Fatal(err)
		}
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff"))))
	r.Comma, r.FieldsPerRecord = rune(delimiter[0]), -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(name, err)
	}
	return rows
}

func tsv(t *testing.T, name string) [][]string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(corpus, name))
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(raw)) {
		out = append(out, strings.Split(strings.TrimRight(line, "\r\n"), "\t"))
	}
	return out[1:]
}

// Header rows of many programs, with the right mapping beside them: the guess must
// find nearly all of it. They are a sample of the world, not the world.
func TestGuessOnRealHeaders(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("SKIPPED, the header corpus is not beside the checkout: ", err)
	}
	type due struct {
		key  string
		also []string
	}
	truth := map[string]map[string]due{}
	for _, l := range tsv(t, "truth.tsv") {
		if truth[l[0]] == nil {
			truth[l[0]] = map[string]due{}
		}
		truth[l[0]][strings.TrimSpace(l[1])] = due{l[2], strings.Split(l[3], ",")}
	}
	var right, wrong, wrongDue, missed int
	for _, l := range tsv(t, "sources.tsv") {
		rows := corpusFile(t, l[0], l[4], l[5])
		m := Guess(rows[0], rows[1:], Prefs{Language: "en", Region: "US"})
		keys := map[string]bool{}
		for _, c := range m.Columns {
			want := truth[l[0]][strings.TrimSpace(c.Header)]
			none := want.key == foyer.NotImported || slices.Contains(want.also, foyer.NotImported)
			switch {
			case c.Key == foyer.NotImported && none:
			case c.Key == foyer.NotImported:
				missed++
				t.Logf("%s: %q is %s and was not mapped", l[0], c.Header, want.key)
			case c.Key == want.key || slices.Contains(want.also, c.Key):
				right++
			default:
				wrong++
				if !none {
					wrongDue++
				}
				t.Logf("%s: %q was taken for %s, is %s %v", l[0], c.Header, c.Key, want.key, want.also)
			}
			if keys[c.Key] && c.Key != foyer.NotImported {
				t.Errorf("%s: two columns go to %s", l[0], c.Key)
			}
			keys[c.Key] = true
			if (c.Confidence == foyer.ConfidenceNone) != (c.Key == foyer.NotImported) {
				t.Errorf("%s: %q goes to %s with confidence %q", l[0], c.Header, c.Key, c.Confidence)
			}
		}
	}
	p := float64(right) / float64(right+wrong)
	r := float64(right) / float64(right+wrongDue+missed)
	f1 := 2 * p * r / (p + r)
	t.Logf("right %d, wrong %d, missed %d: precision %.4f, recall %.4f, F1 %.4f", right, wrong, missed, p, r, f1)
	if f1 < 0.92 {
		t.Errorf("F1 is %.4f, 0.92 is asked", f1)
	}
}
