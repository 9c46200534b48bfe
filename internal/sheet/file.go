package sheet

import "io"

// File is a file of a table, open for reading at any place.
type File struct {
	io.ReaderAt
	Size int64
	Name string // base name, for what is said of it
	// Scratch is a private folder for what does not fit in memory; "" is the
	// system's. Nothing stays there.
	Scratch string
}
