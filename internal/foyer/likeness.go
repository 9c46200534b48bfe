package foyer

// Reason is one thing that speaks for or against two being one person. Key picks
// the sentence ("why.<key>"), Here and There are what each of the two says.
type Reason struct {
	Key   string `json:"key"`
	Here  string `json:"here"`
	There string `json:"there"`
	For   bool   `json:"for"`
}

// Likeness is how likely two are one person, 0 to 100, and why: what speaks for it
// first, and of that the strongest. It only suggests; nothing is merged by it.
type Likeness struct {
	Score   int      `json:"score"`
	Reasons []Reason `json:"reasons"`
}

// RowMaybe is whom a row that is taken for nobody may be: a lead of the book or an
// earlier row. It is a suggestion; nothing happens by it.
type RowMaybe struct {
	Lead     string   `json:"lead"` // id, "" when it is an earlier row
	Row      int      `json:"row"`  // the earlier row, 0 when it is a lead
	Name     string   `json:"name"`
	Likeness Likeness `json:"likeness"`
}
