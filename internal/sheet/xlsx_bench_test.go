package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/xuri/excelize/v2"
)

// benchBook is a workbook of n rows and twenty columns.
func benchBook(b *testing.B, n int) []byte {
	b.Helper()
	var out bytes.Buffer
	w, err := NewXLSXWriter(&out, XLSXOptions{Scratch: b.TempDir()})
	for i := range n {
		err = errors.Join(err, w.Row(benchRow(i)))
	}
	if err = errors.Join(err, w.Close()); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func benchRow(i int) []Cell {
	row := make([]Cell, 20)
	for c := range row {
		row[c] = Cell{fmt.Sprintf("value %d of %d", i*31%9973, c), CellText}
	}
	row[1] = Cell{fmt.Sprintf("+1514%07d", i), CellPhone}
	row[2] = Cell{"2026-03-14", CellDate}
	row[3] = Cell{fmt.Sprint(i * 1000), CellNumber}
	row[4] = Cell{"2026-03-14T09:26:53.589Z", CellInstant}
	return row
}

func BenchmarkWorkbookCopy(b *testing.B) {
	f := bytes.NewReader(benchBook(b, 10_000))
	for b.Loop() {
		if _, _, err := copyWorkbook(context.Background(), f, Finding{}, io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWorkbookExcelize is the measure of the one above.
func BenchmarkWorkbookExcelize(b *testing.B) {
	file := benchBook(b, 10_000)
	for b.Loop() {
		f, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true, UnzipSizeLimit: 1 << 30})
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				b.Fatal(err)
			}
		}
		if err := errors.Join(rows.Close(), f.Close()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkXLSXWrite(b *testing.B) {
	rows := make([][]Cell, 100)
	for i := range rows {
		rows[i] = benchRow(i)
	}
	for b.Loop() {
		w, err := NewXLSXWriter(io.Discard, XLSXOptions{})
		for range 100 {
			for _, row := range rows {
				err = errors.Join(err, w.Row(row))
			}
		}
		if err = errors.Join(err, w.Close()); err != nil {
			b.Fatal(err)
		}
	}
}
