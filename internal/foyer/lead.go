package foyer

// ContactKind says what a phone or an email is used for.
type ContactKind string

// The kinds of phone and email.
const (
	ContactMain   ContactKind = "main"
	ContactMobile ContactKind = "mobile"
	ContactWork   ContactKind = "work"
	ContactHome   ContactKind = "home"
	ContactFax    ContactKind = "fax"
	ContactOther  ContactKind = "other"
)

// Contact is one phone or one email of a lead. Raw is what was given; Norm is the
// form that is compared: an email trimmed and lower-cased, a phone in E.164. Norm
// is "" when the value could not be placed, and then it equals nothing.
type Contact struct {
	Kind ContactKind `json:"kind"`
	Raw  string      `json:"raw"`
	Norm string      `json:"norm"`
	// Nat holds the digits of a phone as dialled in its country, trunk zero and
	// all; of one that could not be placed, its plain digits. Search uses it.
	Nat string `json:"nat"`
	Ext string `json:"ext"`
}

// Record is a lead's content on its way in: what a row of a file or a form says,
// in canonical text by slot. It is the fast form of [Lead], without identity.
type Record struct {
	Values [NumSlots]string
	Phones []Contact
	Emails []Contact
	Notes  []NewNote
	ID     string // the Foyer ID a row carries, "" for none
}

// ImportMark begins a note that keeps what a file said and no field could take
// (decision 3 of the features); a column's name and a colon follow.
const ImportMark = "[import] "

// NewNote is a note to be written: text of a person, or of an import.
type NewNote struct {
	Kind NoteKind
	Text string
}

// Lead is one lead whole, as the sheet shows it.
type Lead struct {
	ID     string            `json:"id"`
	Name   string            `json:"name"` // as shown: full, else first and last, else company
	Values map[string]string `json:"values"`
	Phones []Contact         `json:"phones"`
	Emails []Contact         `json:"emails"`
	// OwnerName is the name of the person Values["owner"] names.
	OwnerName string `json:"ownerName"`
	// Pending is set while the import that made the lead is not approved, or the lead
	// waits by itself; Declined once it was declined by itself, with the Reason given.
	Pending    bool       `json:"pending"`
	Declined   bool       `json:"declined"`
	Reason     string     `json:"reason"`
	Created    Time       `json:"created"`
	Active     Time       `json:"active"` // last activity
	Archived   Time       `json:"archived"`
	Converted  Time       `json:"converted"`
	AddedBy    string     `json:"addedBy"`
	From       Provenance `json:"from"`
	NotesCount int        `json:"notesCount"`
	// Stamps hold the stamp of each field changed since Born, which is the stamp
	// of all others. An edit names the stamp it saw.
	Born    string            `json:"born"`
	Stamps  map[string]string `json:"stamps"`
	Related []LeadRef         `json:"related"` // other leads of the same person
	// JoinedInto is the lead this one was joined into, "" while it stands by itself.
	JoinedInto string `json:"joinedInto"`
	// Asked are the fields that the lead's own answers ask for and it lacks.
	Asked []Finding `json:"asked"`
}

// StampOf answers the stamp of a field ("phones" and "emails" are one field each).
func (l *Lead) StampOf(field string) string {
	if s := l.Stamps[field]; s != "" {
		return s
	}
	return l.Born
}

// LeadRef names a lead for a link.
type LeadRef struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Provenance says which row of which file something came from. Import is "" for
// what a person typed.
type Provenance struct {
	Import     string `json:"import"`
	ImportName string `json:"importName"`
	File       string `json:"file"`
	Row        int    `json:"row"`
}

// Edit changes one field of a lead: Was is the value the person saw, Seen its
// stamp, Now the new canonical or raw text. For "phones" and "emails" Now is a
// JSON array of [Contact] whose Norm may be left empty.
type Edit struct {
	Field string `json:"field"`
	Was   string `json:"was"`
	Seen  string `json:"seen"`
	Now   string `json:"now"`
}

// Draft is a lead a person is adding by hand: values by key, raw or canonical.
type Draft struct {
	Values map[string]string `json:"values"`
}

// LeadRow is one line of the list.
type LeadRow struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Phone  string `json:"phone"` // shown first; "" when there is none
	Email  string `json:"email"`
	More   int    `json:"more"` // further phones and emails
	Source string `json:"source"`
	Owner  string `json:"owner"` // person id, "" for nobody
	// OwnerName is the owner's name as shown.
	OwnerName string `json:"ownerName"`
	Status    string `json:"status"`
	Active    Time   `json:"active"`
	Created   Time   `json:"created"`
	Pending   bool   `json:"pending"`
	Declined  bool   `json:"declined"`
	Archived  bool   `json:"archived"`
	Import    string `json:"import"` // id of the import that made it, "" for none
}

// NoteKind says who a note is from.
type NoteKind string

// The kinds of note.
const (
	NoteTyped  NoteKind = "note"   // written by a person, or a file's notes column
	NoteImport NoteKind = "import" // what an import could not place, shown with [import]
)

// Note is a text on a lead.
type Note struct {
	ID    string     `json:"id"`
	Kind  NoteKind   `json:"kind"`
	Text  string     `json:"text"`
	By    string     `json:"by"` // the person's name
	At    Time       `json:"at"`
	From  Provenance `json:"from"`
	Stamp string     `json:"stamp"`
}

// HistoryEntry is one change of one field, newest first in a list. The first
// entry of an imported lead's field is the row it came from.
type HistoryEntry struct {
	// Field is a catalogue key, "phones", "emails", "" for the lead itself, or "approval",
	// which is now "approved", "declined", or "waiting" once more.
	Field string     `json:"field"`
	Was   string     `json:"was"`
	Now   string     `json:"now"`
	Kind  ChangeKind `json:"kind"`
	By    string     `json:"by"`
	At    Time       `json:"at"`
	From  Provenance `json:"from"`
	// Raw is what the file's cell said, when the value came from one.
	Raw    string `json:"raw"`
	Column string `json:"column"`
	Reason string `json:"reason"` // why it was declined, as whoever did wrote it
}

// ChangeKind says what made a change.
type ChangeKind string

// The kinds of change.
const (
	ChangeAdd  ChangeKind = "add"
	ChangeEdit ChangeKind = "edit"
	ChangeDrop ChangeKind = "drop"
	ChangeAct  ChangeKind = "act"
	ChangeUndo ChangeKind = "undo" // an import's change was taken back
)
