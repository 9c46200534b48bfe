package foyer

// ImportRef names an import; a zero one names none.
type ImportRef struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// FileDiff says how the people of an import's file differ from those of an earlier
// file with the same columns.
type FileDiff struct {
	Previous string `json:"previous"` // id of the earlier import
	New      int    `json:"new"`      // people only this file has
	Changed  int    `json:"changed"`  // people both have, with other values
	Gone     int    `json:"gone"`     // people only the earlier file has
	Same     int    `json:"same"`     // people both have, with the same values
	At       Time   `json:"at"`
}

// WatchView is the watched folder as Settings shows it.
type WatchView struct {
	// Folder is where it lies, for people to read; it is chosen by a dialog of this
	// computer and never named by a screen.
	Folder string `json:"folder"`
	On     bool   `json:"on"`
	// Done says that files are moved to a folder "done" beside them once they are
	// in; else they stay where they are.
	Done bool `json:"done"`
	// Trouble is set while the folder cannot be read.
	Trouble *Error      `json:"trouble"`
	Files   []WatchFile `json:"files"` // dealt with, newest first, at most 100
}

// WatchFile is a file of the watched folder that was dealt with.
type WatchFile struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Size int64  `json:"size"`
	// Result is "staged" for one that waits in Imports, "known" for one that had
	// come in before, "repaired" for a corrected workbook, or "failed".
	Result  string `json:"result"`
	Import  string `json:"import"` // id, "" for none
	Trouble *Error `json:"trouble"`
	At      Time   `json:"at"`
}

// WatchChoice is what a person chooses of the watched folder.
type WatchChoice struct {
	On   bool `json:"on"`
	Done bool `json:"done"`
}

// BatchFile is one of several files that came together and share a mapping.
type BatchFile struct {
	ID     string      `json:"id"` // of its import
	File   string      `json:"file"`
	State  ImportState `json:"state"`
	Rows   int         `json:"rows"`   // 0 while they are not read
	Errors int         `json:"errors"` // rows that need fixing
}
