// Package sheet turns files of tables into rows of cells and back: delimited
// text in any dialect and encoding, and XLSX. It has never heard of a lead; what
// a column means is told elsewhere.
//
// The way of a file: [Look] finds out what it is, [NeedsCopy] says whether
// its bytes can be read again by span, [Copy] writes the one UTF-8 copy where
// they cannot, [Open] streams its rows, and [ReadSpan] reads one row again.
// Nothing here holds a file whole.
package sheet

// Hints are what a person chose in place of a guess; a zero field is a guess.
type Hints struct {
	Encoding  string // a name of [Encodings]
	Delimiter string // one character, or "space" for runs of spaces
	Quote     string // "\"", "'" or "none"
	HeaderRow int    // 1 for the first row of the file; -1 for no header
	Sheet     string // the name of a sheet of a workbook
}

// Dialect is how a delimited text is written.
type Dialect struct {
	Encoding   string `json:"encoding"`   // as in [Encodings]: "utf-8", "windows-1252", …
	BOM        bool   `json:"bom"`        // the file starts with a byte order mark
	Delimiter  string `json:"delimiter"`  // "," ";" "\t" "|" "^" "~" " " or another; "" for one column
	Padded     bool   `json:"padded"`     // spaces around a delimiter are not data; with " " runs are one
	Quote      string `json:"quote"`      // "\"", "'" or "" for none
	Escape     string `json:"escape"`     // "" for a doubled quote, "\\" for a backslash
	LineEnd    string `json:"lineEnd"`    // "\n", "\r\n", "\r" or "mixed"
	HeaderRow  int    `json:"headerRow"`  // row number of the first header line; 0 for no header
	HeaderRows int    `json:"headerRows"` // lines the header takes, joined by a space
	LeadIn     int    `json:"leadIn"`     // rows above the header that are not data
	FirstRow   int    `json:"firstRow"`   // row number of the first row after the header
	Sheet      string `json:"sheet"`      // of a workbook
	Date1904   bool   `json:"date1904"`   // epoch of a workbook
	Canonical  bool   `json:"canonical"`  // written by [Copy]: its quotes close, however far away
}

// Doubt is something the reader repaired or is not sure of. Key names a sentence
// ("read.several_tables"), Args fill it, Row is a row number or 0.
type Doubt struct {
	Key  string            `json:"key"`
	Args map[string]string `json:"args"`
	Row  int               `json:"row"`
}

// SheetInfo names one sheet of a workbook.
type SheetInfo struct {
	Name   string `json:"name"`
	Hidden bool   `json:"hidden"`
	Empty  bool   `json:"empty"`
	Rows   int    `json:"rows"` // rows with data, as far as the file says
}

// Finding is what [Look] made of a file.
type Finding struct {
	Format  string      `json:"format"` // "csv" for delimited text of any kind, or "xlsx"
	Dialect Dialect     `json:"dialect"`
	Header  []string    `json:"header"` // nil without one; cells as they stand, trimmed of outer space
	Width   int         `json:"width"`  // columns
	Sample  [][]string  `json:"sample"` // the first rows of data, at most 200
	Sheets  []SheetInfo `json:"sheets"` // of a workbook, visible ones first
	Doubts  []Doubt     `json:"doubts"`
	Reason  string      `json:"reason"` // why this delimiter: "18 columns in 200 of 200 rows" as digits "18/200/200"
	Size    int64       `json:"size"`
	// DataStart is the byte at which rows begin, after mark, lead-in and header;
	// spans of rows, blank rows, lead-in and header add up to the file.
	DataStart int64 `json:"dataStart"`
	// Accents are cells with letters beyond ASCII, to judge the encoding by.
	Accents []string `json:"accents"`
}

// Row is one row of data. Cells are decoded text, nothing trimmed but what the
// dialect pads; they are valid until the next call.
type Row struct {
	Number int      // the one a spreadsheet shows
	Cells  []string // as many as the row has, which may differ from the header
	Start  int64    // byte span in the file read, line end included
	End    int64
	Flags  Flag
}

// Flag marks what was wrong with a row's text.
type Flag uint8

// The flags of a row.
const (
	StrayQuote Flag = 1 << iota // a quote that closed nothing was read as text
	BadBytes                    // bytes that are not of the encoding were replaced
	NulBytes                    // NULs were taken out
	TooLong                     // a cell passed the limit and was cut
	NoFormula                   // a formula without a stored result
	LongNumber                  // a number of more than 15 digits, or in E notation as text
)

// Totals say how the bytes of a file were used. Rows of data, blank rows,
// lead-in and header add up to the size: [Totals.Check].
type Totals struct {
	Rows   int   // rows of data
	Blank  int   // wholly blank rows
	Bytes  int64 // spans of both, and of what stood before and after
	Size   int64
	Doubts []Doubt
}
