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
