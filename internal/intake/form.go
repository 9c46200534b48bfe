package intake

import (
	"reflect"
	"slices"
	"strings"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// maxComments is the longest text that becomes a note of every lead, in bytes.
const maxComments = 8 << 10

// formFields keeps what a form says of an import's leads, after checking it. It
// says whether rows have to be checked anew.
func formFields(tx *store.Tx, a foyer.Actor, imp *store.Import, f *foyer.ImportForm) (again bool, err error) {
	f.Comments, f.Rating, f.Site = strings.TrimSpace(f.Comments), strings.TrimSpace(f.Rating), strings.TrimSpace(f.Site)
	f.LeadType, f.Site = strings.TrimSpace(f.LeadType), siteFor(a, f.Site)
	if len(f.Comments) > maxComments {
		return false, foyer.Fail(foyer.TooLarge, "finding.value.too_long")
	}
	if a.Partner != "" { // a partner's file is its own
		f.Partner, f.Agent = "", ""
	}
	if err := formPartner(tx, f); err != nil {
		return false, err
	}
	if err := formPlan(tx, imp, f.Plan); err != nil {
		return false, err
	}
	if f.Defaults, err = formDefaults(tx, imp, f.Defaults); err != nil {
		return false, err
	}
	again = imp.Partner != f.Partner || imp.Agent != f.Agent || !slices.Equal(imp.Defaults, f.Defaults)
	imp.Comments, imp.Rating, imp.Site, imp.LeadType = f.Comments, f.Rating, f.Site, f.LeadType
	imp.Partner, imp.Agent, imp.Defaults, imp.Plan = f.Partner, f.Agent, f.Defaults, f.Plan
	return again, nil
}

// siteFor answers the site of an import: what is said, and for a person of one site who
// does not see the whole house, always theirs.
func siteFor(a foyer.Actor, said string) string {
	if a.Site == "" || a.Whole() {
		return said
	}
	return a.Site
}

// formPartner sees that partner and agent of a form are there and belong together.
// Whether the partner may receive leads is said of each row.
func formPartner(tx *store.Tx, f *foyer.ImportForm) error {
	if f.Partner == "" && f.Agent == "" {
		return nil
	}
	partners, err := tx.Partners()
	if err != nil {
		return err
	}
	people, err := tx.People()
	if err != nil {
		return err
	}
	if f.Agent != "" {
		i := slices.IndexFunc(people, func(p store.PersonRow) bool { return p.Agent == f.Agent })
		if i < 0 || f.Partner != "" && people[i].Partner != f.Partner {
			return foyer.Fail(foyer.Invalid, "import.agent_elsewhere")
		}
		f.Partner = people[i].Partner
	}
	if !slices.ContainsFunc(partners, func(p store.PartnerRow) bool { return p.Code == f.Partner }) {
		return foyer.Fail(foyer.Invalid, "partner.unknown")
	}
	return nil
}

// formDefaults answers the defaults that say something, one for each field, each
// readable.
func formDefaults(tx *store.Tx, imp *store.Import, in []foyer.FieldDefault) ([]foyer.FieldDefault, error) {
	out := []foyer.FieldDefault{}
	if len(in) == 0 {
		return out, nil
	}
	d, err := deskOf(tx, imp)
	if err != nil {
		return out, err
	}
	d.env.Defaults = nil
	for _, def := range in {
		def.Value = strings.TrimSpace(def.Value)
		if def.Value == "" || slices.ContainsFunc(out, func(o foyer.FieldDefault) bool { return o.Field == def.Field }) {
			continue
		}
		if !mayDefault(def.Field) {
			return out, foyer.Fail(foyer.Invalid, "lead.no_such_field", "field", def.Field)
		}
		if _, fs := rules.CheckField(d.env, def.Field, def.Value); len(fs) > 0 && fs[0].Level != foyer.LevelNote {
			return out, foyer.Fail(foyer.Invalid, "finding."+fs[0].Key, pairs(fs[0].Args)...)
		}
		out = append(out, def)
	}
	return out, nil
}

// mayDefault says whether one value can stand for a field of every lead. People
// differ by phone, email and name of the file; owner, partner and what else the
// form asks has its own place.
func mayDefault(key string) bool {
	slot, ok := foyer.SlotOf(key)
	if !ok {
		return false
	}
	f := foyer.Catalogue()[slot]
	switch {
	case slot == foyer.SlotCustom:
		return foyer.IsCustom(key)
	case f.Unset, f.View, f.Kind == foyer.KindNotes, f.Kind == foyer.KindCode && slot != foyer.SlotPostalCode, f.Kind == foyer.KindPerson:
		return false
	}
	return true
}

func pairs(args map[string]string) []string {
	var out []string
	for k, v := range args {
		out = append(out, k, v)
	}
	return out
}

// lacks answers the required fields that neither a column nor the form fills: a
// name, where there are several offices the site, and where the house requires it of
// the office's imports a partner. B2, A16
func lacks(tx *store.Tx, imp *store.Import) ([]string, error) {
	out := missing(imp)
	siteless, err := lacksSite(tx, imp)
	if err != nil {
		return out, err
	}
	if siteless {
		out = append(out, siteKey)
	}
	rules, err := book.HouseRules(tx)
	if err != nil || !rules.PartnerRequired || imp.Partner != "" {
		return out, err
	}
	for _, key := range []string{"partner_id", "agent_id"} {
		if imp.Mapping.ColumnOf(key) != nil {
			return out, nil
		}
	}
	people, err := tx.People()
	for _, p := range people {
		if p.N == imp.By && (p.Role == foyer.RoleAdmin || p.Role == foyer.RoleDirector) {
			out = append(out, "partner_id")
		}
	}
	return out, err
}

// keeper answers whose an import's leads become by name, whatever its form says, "" where
// the form says it.
func keeper(tx *store.Tx, imp *store.Import) (string, error) {
	p, ok, err := bringer(tx, imp)
	if !ok || !rules.Keeps(p.Role, p.Partner) {
		return "", err
	}
	return p.Name, nil
}

// bringer answers the person who brought an import, and false when the house has none
// such.
func bringer(tx *store.Tx, imp *store.Import) (store.PersonRow, bool, error) {
	people, err := tx.People()
	i := slices.IndexFunc(people, func(p store.PersonRow) bool { return p.N == imp.By })
	if err != nil || i < 0 {
		return store.PersonRow{}, false, err
	}
	return people[i], true, nil
}

const siteKey = "site"

// lacksSite says whether nothing says which office an import's leads are of, and there
// are several. An office is where people of the house are: a value of some file is none.
func lacksSite(tx *store.Tx, imp *store.Import) (bool, error) {
	if imp.Site != "" || imp.Mapping.ColumnOf(siteKey) != nil ||
		slices.ContainsFunc(imp.Defaults, func(d foyer.FieldDefault) bool { return d.Field == siteKey && d.Value != "" }) {
		return false, nil
	}
	people, err := tx.People()
	offices := map[string]bool{}
	for _, p := range people {
		if p.Site != "" && p.Standing != foyer.StandingGone {
			offices[p.Site] = true
		}
	}
	return len(offices) > 1, err
}

// sameForm says whether a preset has nothing new to remember: none and an empty list
// are the same.
func sameForm(a, b foyer.ImportForm) bool {
	for _, f := range []*foyer.ImportForm{&a, &b} {
		f.Merging = f.Merging.Whole()
		f.Defaults = append([]foyer.FieldDefault{}, f.Defaults...)
	}
	return reflect.DeepEqual(a, b)
}
