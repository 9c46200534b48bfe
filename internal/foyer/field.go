package foyer

// FieldKind says how the text of a field is read, checked and shown.
type FieldKind string

// The kinds of field. The canonical text of each is what [Record] and [Lead]
// hold: it is the same in every language, and the screen formats it.
const (
	KindText    FieldKind = "text"    // one line, as given
	KindLong    FieldKind = "long"    // may have line breaks
	KindName    FieldKind = "name"    // part of a person's or company's name
	KindEmail   FieldKind = "email"   // an address, as given
	KindPhone   FieldKind = "phone"   // a number, as given
	KindURL     FieldKind = "url"     // a web address
	KindYesNo   FieldKind = "yes_no"  // "yes" or "no"
	KindYesNot  FieldKind = "yes_not" // "yes", "no" or "not_yet"
	KindMoney   FieldKind = "money"   // whole units or with two decimals: "385000", "99.50"
	KindDate    FieldKind = "date"    // "2026-03-14"
	KindInstant FieldKind = "instant" // a Time; a file's date without time is midnight UTC
	KindList    FieldKind = "list"    // an open list: an unknown value joins it
	KindStatus  FieldKind = "status"  // a key of [Statuses]
	KindIntent  FieldKind = "intent"  // "buy", "sell", "rent", joined by commas in that order
	KindPerson  FieldKind = "person"  // a person's id
	KindTags    FieldKind = "tags"    // several open values, joined by ", "
	KindCode    FieldKind = "code"    // an identifier; text end to end, zeros kept
	KindNotes   FieldKind = "notes"   // becomes a Note, not a value
	KindNumber  FieldKind = "number"  // "12", "-0.5"; of a house's own fields
	KindCustom  FieldKind = "custom"  // the values of all a house's own fields, never one's own kind
)

// Section is where a field stands on the lead sheet.
type Section string

// The sections, in the order of the sheet.
const (
	SectionContact   Section = "contact"
	SectionProperty  Section = "property"
	SectionFinancing Section = "financing"
	SectionOrigin    Section = "origin"
	SectionWork      Section = "work"
	SectionCustom    Section = "custom" // the house's own fields
)

// Field is one slot of a lead: the catalogue's entry for a key. Its label is the
// sentence "field.<key>" of the words.
type Field struct {
	Key     string    `json:"key"`
	Kind    FieldKind `json:"kind"`
	Section Section   `json:"section"`
	// Unset says that no mapping may set it and no form offers it: Foyer does.
	Unset bool `json:"unset"`
	// Form says that the Add lead form of S2 shows it.
	Form bool `json:"form"`
	// View says that the key is a view on the lists of phones or emails.
	View bool `json:"view"`
	// Label is the name of a house's own field, "" for those of the catalogue.
	Label string `json:"label"`
}

// Slot is the place of a field in the catalogue and in [Record.Values].
type Slot int

// The slots, in catalogue order.
const (
	SlotID Slot = iota
	SlotFullName
	SlotFirstName
	SlotLastName
	SlotCompany
	SlotJobTitle
	SlotEmail
	SlotEmail2
	SlotPhone
	SlotPhoneMobile
	SlotPhoneWork
	SlotContactByEmail
	SlotContactByPhone
	SlotDoNotContact
	SlotAddress1
	SlotAddress2
	SlotCity
	SlotRegion
	SlotPostalCode
	SlotCountry
	SlotWebsite
	SlotBirthday
	SlotLanguage
	SlotExternalID
	SlotSource
	SlotStatus
	SlotIntent
	SlotLeadType
	SlotRating
	SlotSite
	SlotOwner
	SlotPartnerID
	SlotAgentID
	SlotFinancing
	SlotPrequalified
	SlotLenderName
	SlotLoanOfficerName
	SlotLoanOfficerEmail
	SlotReferral
	SlotReferralSource
	SlotMLSID
	SlotPropertyID
	SlotBudgetMin
	SlotBudgetMax
	SlotMessage
	SlotTags
	SlotNotes
	SlotCreatedAt
	SlotCustom // the house's own fields, as [CustomValues] reads them
	NumSlots
)

// Catalogue answers every field in catalogue order; Catalogue()[slot] is the
// field of that slot. The array is a copy: callers may not change the house's.
func Catalogue() [NumSlots]Field {
	return [NumSlots]Field{
		SlotID:               {Key: "id", Kind: KindCode, Section: SectionOrigin, Unset: true},
		SlotFullName:         {Key: "full_name", Kind: KindName, Section: SectionContact, Form: true},
		SlotFirstName:        {Key: "first_name", Kind: KindName, Section: SectionContact},
		SlotLastName:         {Key: "last_name", Kind: KindName, Section: SectionContact},
		SlotCompany:          {Key: "company", Kind: KindName, Section: SectionContact},
		SlotJobTitle:         {Key: "job_title", Kind: KindText, Section: SectionContact},
		SlotEmail:            {Key: "email", Kind: KindEmail, Section: SectionContact, Form: true, View: true},
		SlotEmail2:           {Key: "email_2", Kind: KindEmail, Section: SectionContact, View: true},
		SlotPhone:            {Key: "phone", Kind: KindPhone, Section: SectionContact, Form: true, View: true},
		SlotPhoneMobile:      {Key: "phone_mobile", Kind: KindPhone, Section: SectionContact, View: true},
		SlotPhoneWork:        {Key: "phone_work", Kind: KindPhone, Section: SectionContact, View: true},
		SlotContactByEmail:   {Key: "contact_by_email", Kind: KindYesNo, Section: SectionContact, Form: true},
		SlotContactByPhone:   {Key: "contact_by_phone", Kind: KindYesNo, Section: SectionContact, Form: true},
		SlotDoNotContact:     {Key: "do_not_contact", Kind: KindYesNo, Section: SectionContact},
		SlotAddress1:         {Key: "address_line1", Kind: KindText, Section: SectionContact},
		SlotAddress2:         {Key: "address_line2", Kind: KindText, Section: SectionContact},
		SlotCity:             {Key: "city", Kind: KindText, Section: SectionContact},
		SlotRegion:           {Key: "region", Kind: KindText, Section: SectionContact},
		SlotPostalCode:       {Key: "postal_code", Kind: KindCode, Section: SectionContact},
		SlotCountry:          {Key: "country", Kind: KindText, Section: SectionContact},
		SlotWebsite:          {Key: "website", Kind: KindURL, Section: SectionContact},
		SlotBirthday:         {Key: "birthday", Kind: KindDate, Section: SectionContact},
		SlotLanguage:         {Key: "language", Kind: KindText, Section: SectionContact},
		SlotExternalID:       {Key: "external_id", Kind: KindCode, Section: SectionOrigin},
		SlotSource:           {Key: "source", Kind: KindList, Section: SectionOrigin, Form: true},
		SlotStatus:           {Key: "status", Kind: KindStatus, Section: SectionWork, Form: true},
		SlotIntent:           {Key: "intent", Kind: KindIntent, Section: SectionProperty, Form: true},
		SlotLeadType:         {Key: "lead_type", Kind: KindList, Section: SectionOrigin},
		SlotRating:           {Key: "rating", Kind: KindList, Section: SectionWork},
		SlotSite:             {Key: "site", Kind: KindList, Section: SectionWork},
		SlotOwner:            {Key: "owner", Kind: KindPerson, Section: SectionWork, Form: true},
		SlotPartnerID:        {Key: "partner_id", Kind: KindCode, Section: SectionOrigin},
		SlotAgentID:          {Key: "agent_id", Kind: KindCode, Section: SectionOrigin},
		SlotFinancing:        {Key: "financing", Kind: KindList, Section: SectionFinancing, Form: true},
		SlotPrequalified:     {Key: "prequalified", Kind: KindYesNot, Section: SectionFinancing, Form: true},
		SlotLenderName:       {Key: "lender_name", Kind: KindText, Section: SectionFinancing, Form: true},
		SlotLoanOfficerName:  {Key: "loan_officer_name", Kind: KindText, Section: SectionFinancing, Form: true},
		SlotLoanOfficerEmail: {Key: "loan_officer_email", Kind: KindEmail, Section: SectionFinancing, Form: true},
		SlotReferral:         {Key: "referral", Kind: KindYesNo, Section: SectionOrigin, Form: true},
		SlotReferralSource:   {Key: "referral_source", Kind: KindText, Section: SectionOrigin, Form: true},
		SlotMLSID:            {Key: "mls_id", Kind: KindCode, Section: SectionProperty, Form: true},
		SlotPropertyID:       {Key: "property_id", Kind: KindCode, Section: SectionProperty, Form: true},
		SlotBudgetMin:        {Key: "budget_min", Kind: KindMoney, Section: SectionProperty},
		SlotBudgetMax:        {Key: "budget_max", Kind: KindMoney, Section: SectionProperty},
		SlotMessage:          {Key: "message", Kind: KindLong, Section: SectionContact, Form: true},
		SlotTags:             {Key: "tags", Kind: KindTags, Section: SectionOrigin},
		SlotNotes:            {Key: "notes", Kind: KindNotes, Section: SectionOrigin},
		SlotCreatedAt:        {Key: "created_at", Kind: KindInstant, Section: SectionOrigin},
		SlotCustom:           {Key: "custom", Kind: KindCustom, Section: SectionCustom, Unset: true},
	}
}

// SlotOf answers the slot of a key, and false for a key the catalogue lacks. All of
// a house's own fields lie in one.
func SlotOf(key string) (Slot, bool) {
	if IsCustom(key) {
		return SlotCustom, true
	}
	for i, f := range Catalogue() {
		if f.Key == key {
			return Slot(i), true
		}
	}
	return 0, false
}

// NotImported is the mapping key of a column that stays out, and ToNotes that of
// one whose values are kept as notes with the column's name before them.
const (
	NotImported = "-"
	ToNotes     = "+notes"
)
