package foyer

import "strings"

// Remedy groups findings by what a person does about them. The words show it as
// "remedy.<value>".
type Remedy string

// The remedies.
const (
	RemedyFill    Remedy = "fill"    // fill in what is missing
	RemedyChoose  Remedy = "choose"  // choose from a list
	RemedyPhone   Remedy = "phone"   // correct the number
	RemedyAddress Remedy = "address" // correct the email or the web address
	RemedyDate    Remedy = "date"    // correct the date, or say its order
	RemedyAmount  Remedy = "amount"  // correct the amount
	RemedyText    Remedy = "text"    // mend the text: accents, capitals, order of names
	RemedyDamage  Remedy = "damage"  // undo what a spreadsheet did
	RemedyFile    Remedy = "file"    // look at the file: its encoding, quotes, columns
	RemedyDecide  Remedy = "decide"  // decide who it is
)

// RemedyOf answers the remedy for a finding's key. Keys of one kind share one, so
// that a new key of a known kind has it too.
func RemedyOf(key string) Remedy {
	switch key {
	case "row.name_missing", "row.no_contact", "row.lender_missing", "row.referral_missing", "partner.missing":
		return RemedyFill
	case "row.lead_gone", "row.lead_archived", LeadChanged:
		return RemedyDecide
	case "value.too_long":
		return RemedyText
	case "field.unknown":
		return RemedyFile
	}
	kind, _, _ := strings.Cut(key, ".")
	switch kind {
	case "status", "intent", "owner", "partner", "agent", "yes_no", "list":
		return RemedyChoose
	case "phone":
		return RemedyPhone
	case "email", "url":
		return RemedyAddress
	case "date":
		return RemedyDate
	case "money", "number":
		return RemedyAmount
	case "text", "name", "code":
		return RemedyText
	case "damage":
		return RemedyDamage
	case "match":
		return RemedyDecide
	}
	return RemedyFile
}
