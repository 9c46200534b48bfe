package foyer

// ColumnValue is one of the different values of a column, and what becomes of it.
type ColumnValue struct {
	Value string `json:"value"`
	Count int    `json:"count"`
	// Becomes is what the field takes it for by itself: a key of the closed lists, the
	// list's spelling, a person's id; "" for nothing.
	Becomes string `json:"becomes"`
	// Known says that the field knows it. What it does not know joins an open list,
	// and is otherwise left out.
	Known bool `json:"known"`
	// Why is the key of what is said of a row for it where the field refuses it, as
	// "owner.several"; "" where it does not.
	Why string `json:"why"`
	// Mapped says that the person chose what it becomes, which To holds.
	Mapped bool   `json:"mapped"`
	To     string `json:"to"`
}

// ColumnValues are the different values of a column, those the field does not know
// first, then most frequent first.
type ColumnValues struct {
	Column int           `json:"column"`
	Key    string        `json:"key"`
	Values []ColumnValue `json:"values"`
	// Open says that a value the field does not know can join its list.
	Open bool `json:"open"`
	// Several says that a cell may hold more than one of them.
	Several bool `json:"several"`
	Whole   bool `json:"whole"` // of the whole file, not just its first rows
	Many    bool `json:"many"`  // there are more than these
}

// ColumnList counts the values of a column that goes to a list, for the columns
// step.
type ColumnList struct {
	Column  int  `json:"column"`
	Values  int  `json:"values"`
	Unknown int  `json:"unknown"` // that a closed list lacks and the person matched to nothing
	Many    bool `json:"many"`
}

// FieldGuess is a field of the house's own as a column of a file suggests it.
type FieldGuess struct {
	Label   string    `json:"label"`
	Kind    FieldKind `json:"kind"`
	Choices []string  `json:"choices"` // of a list, most frequent first
}
