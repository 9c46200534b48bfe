package service

import (
	"context"
	"strings"

	"foyer/frontend/src/words"
	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/store"
)

// Keys of the settings of a person.
const (
	keyTheme    = "theme"
	keyLanguage = "language"
	keyText     = "text"
	keyDensity  = "density"
	keyCountry  = "country"
	keySingle   = "single_keys"
)

// me answers all that a screen needs to start.
func (h *House) me(tx *store.Tx, a foyer.Actor) (foyer.Me, error) {
	me := foyer.Me{
		Rights: foyer.RightsOf(a),
		Fields: []foyer.Field{}, Statuses: foyer.Statuses(), Lists: []foyer.List{},
		People: []foyer.Person{}, Partners: []foyer.PartnerRef{},
	}
	for i, f := range foyer.Catalogue() {
		if foyer.Slot(i) != foyer.SlotCustom {
			me.Fields = append(me.Fields, f)
		}
	}
	own, err := tx.Fields()
	if err != nil {
		return me, err
	}
	me.Fields = append(me.Fields, own...)
	if me.Settings, err = h.settings(tx, a); err != nil {
		return me, err
	}
	if me.Summary, err = tx.Summary(foyer.SightOf(a)); err != nil {
		return me, err
	}
	lists := []string{foyer.ListSource, foyer.ListRating, foyer.ListLeadType, foyer.ListFinancing, foyer.ListTags, foyer.ListSite}
	for _, f := range own {
		if f.Kind == foyer.KindList {
			lists = append(lists, f.Key)
		}
	}
	for _, name := range lists {
		values, err := tx.ListValues(name)
		if err != nil {
			return me, err
		}
		if values == nil {
			values = []string{}
		}
		me.Lists = append(me.Lists, foyer.List{Name: name, Values: values})
	}
	if err := h.company(tx, a, &me); err != nil {
		return me, err
	}
	me.About = h.about()
	return me, nil
}

// company fills in the people and partners in sight and what the house chose.
func (h *House) company(tx *store.Tx, a foyer.Actor, me *foyer.Me) (err error) {
	if me.People, err = book.PeopleOf(tx, a, false); err != nil {
		return err
	}
	for _, p := range me.People {
		if p.ID == a.ID {
			me.Person = p
		}
	}
	if me.House, err = book.HouseRules(tx); err != nil || !me.Rights.SeePartners {
		return err
	}
	me.Partners, err = book.PartnerRefs(tx, a)
	return err
}

// settings answers a person's choices and what is in force where they made none.
func (h *House) settings(tx *store.Tx, a foyer.Actor) (foyer.Settings, error) {
	var s foyer.Settings
	for key, into := range map[string]*string{
		keyTheme: (*string)(&s.Theme), keyLanguage: &s.Language, keyText: (*string)(&s.TextSize),
		keyDensity: (*string)(&s.Density), keyCountry: &s.PhoneCountry,
	} {
		v, err := tx.Setting(a.N, key)
		if err != nil {
			return s, err
		}
		*into = v
	}
	single, err := tx.Setting(a.N, keySingle)
	if err != nil {
		return s, err
	}
	s.SingleKeys = single != "0"
	if s.Theme == "" {
		s.Theme = foyer.ThemeSystem
	}
	if s.TextSize == "" {
		s.TextSize = foyer.TextNormal
	}
	if s.Density == "" {
		s.Density = foyer.DensityNormal
	}
	return h.inForce(s), nil
}

// inForce fills in what the system says where a person chose nothing.
func (h *House) inForce(s foyer.Settings) foyer.Settings {
	locale := strings.ReplaceAll(h.opt.Locale, "_", "-")
	lang, country, _ := strings.Cut(locale, "-")
	s.LanguageNow = s.Language
	if s.LanguageNow == "" {
		s.LanguageNow = "en"
		for _, l := range words.Languages() {
			if l == lang {
				s.LanguageNow = l
			}
		}
	}
	s.CountryNow = s.PhoneCountry
	if s.CountryNow == "" {
		s.CountryNow = h.opt.Country
	}
	if s.CountryNow == "" {
		s.CountryNow = strings.ToUpper(country)
	}
	if len(s.CountryNow) != 2 {
		s.CountryNow = "US"
	}
	s.LocaleNow = s.LanguageNow
	switch {
	case lang == s.LanguageNow && len(country) == 2:
		s.LocaleNow = lang + "-" + strings.ToUpper(country)
	case s.LanguageNow == "fr":
		s.LocaleNow = "fr-CA"
	case s.LanguageNow == "en":
		s.LocaleNow = "en-US"
	}
	return s
}

// set keeps a person's choices.
func (h *House) set(tx *store.Tx, a foyer.Actor, s foyer.Settings) (foyer.Settings, error) {
	single := "0"
	if s.SingleKeys {
		single = "1"
	}
	if s.PhoneCountry != "" && len(s.PhoneCountry) != 2 {
		return s, foyer.Fail(foyer.Invalid, "settings.country")
	}
	for key, v := range map[string]string{
		keyTheme: string(s.Theme), keyLanguage: s.Language, keyText: string(s.TextSize),
		keyDensity: string(s.Density), keyCountry: strings.ToUpper(s.PhoneCountry), keySingle: single,
	} {
		if err := tx.SetSetting(a.N, key, v); err != nil {
			return s, err
		}
	}
	return h.settings(tx, a)
}

// country answers the phone country in force for a person.
func (h *House) country(tx *store.Tx, a foyer.Actor) string {
	s, err := h.settings(tx, a)
	if err != nil {
		return "US"
	}
	return s.CountryNow
}

// Prefs answers what a person's settings add to the guesses about a file.
func (h *House) Prefs(ctx context.Context, a foyer.Actor) (p intake.Prefs, err error) {
	err = h.store.Read(ctx, func(tx *store.Tx) error {
		s, err := h.settings(tx, a)
		if err != nil {
			return err
		}
		p.Region, p.Language = s.CountryNow, s.LanguageNow
		p.Approve = a.Role == foyer.RoleAdmin
		if p.Fields, err = tx.Fields(); err != nil {
			return err
		}
		p.Rule, err = intake.LastRule(tx, a)
		return err
	})
	return p, err
}

// language answers the language in force for a person.
func (h *House) language(tx *store.Tx, a foyer.Actor) (string, error) {
	s, err := h.settings(tx, a)
	return s.LanguageNow, err
}
