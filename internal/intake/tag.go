package intake

import (
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"foyer/internal/sheet"
)

// TagColumn heads the hidden column by which a workbook of rows to be corrected
// knows its rows again: import, row, and a sum of each cell as it was written.
const TagColumn = "_FOYER"

// Tag names a row of an import in a file written out for correction. The sums say
// which cells were changed there, whatever happened to the row here meanwhile.
func Tag(id string, row int, cells []string) string {
	var b strings.Builder
	b.WriteString(id + "#" + strconv.Itoa(row) + "#")
	for _, c := range cells {
		b.WriteString(cellSum(c))
	}
	return b.String()
}

// tag is a row of an import that a file names.
type tag struct {
	id   string
	row  int
	sums string
}

func parseTag(s string) (t tag, ok bool) {
	id, rest, ok1 := strings.Cut(strings.TrimSpace(s), "#")
	number, sums, ok2 := strings.Cut(rest, "#")
	row, err := strconv.Atoi(number)
	if _, bad := uuid.Parse(id); bad != nil || err != nil || !ok1 || !ok2 || row <= 0 {
		return tag{}, false
	}
	return tag{id: id, row: row, sums: sums}, true
}

// changed says whether the cell of the i-th column written is not what it was; of
// a column that was not written it does not know.
func (t tag) changed(i int, cell string) bool {
	at := i * sumLetters
	return at+sumLetters <= len(t.sums) && t.sums[at:at+sumLetters] != cellSum(cell)
}

const (
	sumLetters = 5
	sumDigits  = "0123456789abcdefghijklmnopqrstuv"
)

// cellSum is a short sum of a cell's text as a workbook keeps it. Line breaks
// count alike, since spreadsheets write them their own way.
func cellSum(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	h := fnv.New32a()
	h.Write([]byte(sheet.Shortened(s)))
	sum := h.Sum32()
	sum ^= sum >> 25 // the letters hold 25 bits
	out := make([]byte, sumLetters)
	for i := range out {
		out[i] = sumDigits[sum&31]
		sum >>= 5
	}
	return string(out)
}

// tagOf answers the row that a file's first rows name, if it is one of rows to be
// corrected.
func tagOf(fd *sheet.Finding) (t tag, ok bool) {
	for i, name := range fd.Header {
		if !strings.EqualFold(strings.TrimSpace(name), TagColumn) {
			continue
		}
		for _, row := range fd.Sample {
			if i < len(row) {
				if t, ok = parseTag(row[i]); ok {
					return t, true
				}
			}
		}
	}
	return tag{}, false
}
