package foyer

// Statuses answers the keys of the lead statuses in the order of work; the first
// five are stages, closed ends well, lost does not. Labels are "status.<key>".
func Statuses() []string {
	return []string{"new", "contacted", "qualified", "showing", "offer", "closed", "lost"}
}

// StatusNew is the status of a lead nobody has touched.
const StatusNew = "new"

// StatusPlace answers the place of a status in [Statuses], or -1.
func StatusPlace(key string) int {
	for i, k := range Statuses() {
		if k == key {
			return i
		}
	}
	return -1
}

// The open lists: their names and what they hold before anyone adds to them.
const (
	ListSource    = "source"
	ListRating    = "rating"
	ListSite      = "site"
	ListLeadType  = "lead_type"
	ListTags      = "tags"
	ListFinancing = "financing"
)

// ListDefaults answers the values an open list starts with, in order.
func ListDefaults(list string) []string {
	switch list {
	case ListRating:
		return []string{"Hot", "Warm", "Cold"}
	case ListLeadType:
		return []string{"Web", "Phone", "Walk-in", "Referral", "SMS"}
	case ListFinancing:
		return []string{"Mortgage", "Cash", "Pre-approval", "Other"}
	}
	return []string{}
}
