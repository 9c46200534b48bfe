package foyer

// Choice is one answer to a finding that asks whom or what a cell means. Value is
// the text to put into the cell: it names just this one.
type Choice struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Hint  string `json:"hint"` // what tells it from others of the same name
	// Likely says that the cell looks like this one; likely ones come first.
	Likely bool `json:"likely"`
}
