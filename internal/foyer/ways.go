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
