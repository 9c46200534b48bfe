package intake

import (
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/sheet"
)

// ours says whether a column is one that Foyer itself put into a file it wrote:
// what is wrong with a row, or which row it is.
func ours(header string) bool {
	header = strings.TrimSpace(header)
	return strings.EqualFold(header, foyer.ErrorColumn) || strings.EqualFold(header, TagColumn) || strings.EqualFold(header, ChangedColumn)
}

// bare answers a file's header and sample without the columns at its end that are
// Foyer's own, so that an error file is understood just as the file it came from.
func bare(fd *sheet.Finding) (header []string, sample [][]string) {
	n := len(fd.Header)
	for n > 0 && ours(fd.Header[n-1]) {
		n--
	}
	if n == len(fd.Header) {
		return fd.Header, fd.Sample
	}
	for _, row := range fd.Sample {
		sample = append(sample, row[:min(n, len(row))])
	}
	return fd.Header[:n], sample
}

// withOurs gives a mapping the columns that bare took away, and imports none of
// them wherever they stand.
func withOurs(m foyer.Mapping, fd *sheet.Finding) foyer.Mapping {
	for i := len(m.Columns); i < len(fd.Header) && ours(fd.Header[i]); i++ {
		m.Columns = append(m.Columns, foyer.MapColumn{
			Index: i, Header: fd.Header[i], Key: foyer.NotImported, Confidence: foyer.ConfidenceNone,
			Samples: []string{}, Suggest: []string{}, Values: []foyer.ValueMap{}, Damage: []foyer.Remark{},
		})
	}
	for i := range m.Columns {
		if c := &m.Columns[i]; ours(c.Header) {
			c.Key, c.Confidence, c.Suggest = foyer.NotImported, foyer.ConfidenceNone, []string{}
		}
	}
	return m
}
