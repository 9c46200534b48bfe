package intake

import (
	"context"
	"errors"
	"io"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/rules"
	"foyer/internal/sheet"
)

// Duplicates says which rows of a table are likely one person: it answers the
// number of a cluster for each data row, the number of its first row. Columns are
// read by the mapping Foyer proposes.
func Duplicates(ctx context.Context, found sheet.Finding, r *sheet.Reader, prefs rules.Prefs) ([]uint32, error) {
	m := rules.Guess(found.Header, found.Sample, prefs)
	reader, err := rules.Compile(m, rules.Env{Region: prefs.Region, Regions: m.Regions})
	if err != nil {
		return nil, err
	}
	crowd, firms := match.NewCrowd(), namesFirms(&m, found.Sample)
	var rec foyer.Record
	var findings []foyer.Finding
	var cells []string
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		cells = plain(cells[:0], row.Cells)
		findings = findings[:0]
		reader.Read(cells, &rec, &findings)
		crowd.Add(&rec, firms)
		if crowd.Len()%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	return crowd.Groups(ctx, nil)
}

// namesFirms says whether the column of full names holds names of companies.
func namesFirms(m *foyer.Mapping, sample [][]string) bool {
	c := m.ColumnOf("full_name")
	if c == nil {
		return false
	}
	var names []string
	for _, row := range sample {
		if c.Index < len(row) {
			names = append(names, row[c.Index])
		}
	}
	return match.Firms(names)
}
