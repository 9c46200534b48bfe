package foyer

// RowCandidates are all whom a row of an Import may be, the likeliest first, with
// what was decided of it.
type RowCandidates struct {
	Row        int            `json:"row"`
	Name       string         `json:"name"`
	Plan       Plan           `json:"plan"`
	Rule       Rule           `json:"rule"`
	Decision   Decision       `json:"decision"`
	Candidates []RowCandidate `json:"candidates"`
}

// RowCandidate is someone a row may be: a lead of the book, or an earlier row of
// the file.
type RowCandidate struct {
	Lead string `json:"lead"` // id, "" for a row
	Row  int    `json:"row"`  // the earlier row, 0 for a lead
	// Hidden says that it is a lead out of the person's sight: nothing of it is told.
	Hidden bool     `json:"hidden"`
	Name   string   `json:"name"`
	By     []string `json:"by"`   // the kinds that are equal: "name", "phone", "email" or "id"
	Not    []string `json:"not"`  // the kinds that are not
	Rank   int      `json:"rank"` // higher is surer; equal best ones are a tie
	// Maybe says that it is a suggestion by likeness, and not who the row is taken for.
	Maybe     bool     `json:"maybe"`
	Likeness  Likeness `json:"likeness"` // of a suggestion
	Chosen    bool     `json:"chosen"`
	Archived  bool     `json:"archived"`
	Converted bool     `json:"converted"`
	Pending   bool     `json:"pending"`
	Since     Time     `json:"since"` // when the lead came
	Owner     string   `json:"owner"` // a person's name
	Unchanged bool     `json:"unchanged"`
	// Fields are those the row says something of, or that would change.
	Fields []FieldDiff `json:"fields"`
}

// FieldDiff is one field of a row beside that of whom it may be.
type FieldDiff struct {
	Field  string    `json:"field"`
	Raw    string    `json:"raw"`    // as the file says it
	File   string    `json:"file"`   // what Foyer reads there
	Have   string    `json:"have"`   // what the lead has
	Result string    `json:"result"` // what it would have
	Same   bool      `json:"same"`   // nothing to choose
	Clash  bool      `json:"clash"`  // they contradict, and nobody decided yet
	Take   MergeTake `json:"take"`   // whose value stays: file or mine
	Both   bool      `json:"both"`   // the other is kept beside it
}

// TwinCounts tells of the rows of one file that are one person.
type TwinCounts struct {
	Groups int `json:"groups"`
	Rows   int `json:"rows"`  // of all groups
	Clear  int `json:"clear"` // would go into the first of their group without any contradiction, by one act
}

// RowTwin is where a row stands in its group of rows that are one person.
type RowTwin struct {
	Group int `json:"group"` // counted from 1
	At    int `json:"at"`
	Of    int `json:"of"`
}

// MergeCounts say how many duplicates are left to look at.
type MergeCounts struct {
	Clear   int `json:"clear"`   // would merge without any contradiction, by one act
	Left    int `json:"left"`    // neither clear nor decided
	Folds   int `json:"folds"`   // join an earlier row of the file; in what they differ nobody has looked
	Decided int `json:"decided"` // a person decided of them
	Updates int `json:"updates"` // ticked rows that go into a lead that is here
	Skips   int `json:"skips"`   // ticked rows that the mode or a person skips
}
