package foyer

// ValueCount is a value of a column and how many rows have it.
type ValueCount struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// Cluster is a group of spellings that are likely one value.
type Cluster struct {
	Spelling string `json:"spelling"` // the one proposed for all
	Count    int    `json:"count"`    // rows of all spellings together
	// Sure says that the spellings differ only in case, accents, signs or the order
	// of words; else they are a letter or two apart.
	Sure   bool         `json:"sure"`
	Values []ValueCount `json:"values"` // the most frequent first
}

// Spellings tells of a column of a file that holds values spelled in several ways.
type Spellings struct {
	Column int    `json:"column"`
	Field  string `json:"field"`
	Groups int    `json:"groups"` // of spellings that are likely one value
	Rows   int    `json:"rows"`   // that would change if each were made one
}
