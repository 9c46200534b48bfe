package rules

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"testing"

	"foyer/internal/foyer"
)

// mapped makes a mapping of "Header=key" pairs.
func mapped(pairs ...string) foyer.Mapping {
	var m foyer.Mapping
	for i, p := range pairs {
		header, key, _ := strings.Cut(p, "=")
		m.Columns = append(m.Columns, foyer.MapColumn{Index: i, Header: header, Key: key, Order: foyer.OrderDMY})
	}
	return m
}

// told is all that a record says, in one text a line.
func told(rec *foyer.Record) string {
	var lines []string
	for i, f := range foyer.Catalogue() {
		if rec.Values[i] != "" {
			lines = append(lines, f.Key+"="+rec.Values[i])
		}
	}
	for _, p := range rec.Phones {
		lines = append(lines, fmt.Sprintf("%s phone=%s (%s)", p.Kind, p.Norm, p.Raw))
	}
	for _, p := range rec.Emails {
		lines = append(lines, fmt.Sprintf("%s email=%s (%s)", p.Kind, p.Norm, p.Raw))
	}
	for _, n := range rec.Notes {
		lines = append(lines, string(n.Kind)+" note="+n.Text)
	}
	sort.Strings(lines)
	return strings.Join(lines, "\n")
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name    string
		m       foyer.Mapping
		cells   []string
		want    string
		finding string
	}{
		{
			"plain row", mapped("First=first_name", "Last=last_name", "Mail=email", "Tel=phone", "Cell=phone_mobile"),
			[]string{" Élise\u00a0", "Tremblay", "ELISE@ex.ca ", "(514) 555-0199", "450.555.0100 x3"},
			"first_name=Élise\nlast_name=Tremblay\nmain email=elise@ex.ca (ELISE@ex.ca)\nmain phone=+15145550199 ((514) 555-0199)\nmobile phone=+14505550100 (450.555.0100 x3)\nstatus=new", "",
		},
		{
			"last, first", mapped("Name=full_name"),
			[]string{"Tremblay,  Élise"},
			"first_name=Élise\nfull_name=Élise Tremblay\nlast_name=Tremblay\nstatus=new", "row.no_contact",
		},
		{
			"A15: the total under a list is nobody", mapped("Name=full_name", "Tel=phone", "Budget=budget_max"),
			[]string{"Total :", "95", "12.345.000 €"},
			"budget_max=12345000\nfull_name=Total :\nmain phone= (95)\nstatus=new", "row.total phone.none",
		},
		{
			"A15: so is one that says how many", mapped("Name=full_name", "Tel=phone"),
			[]string{"Total records: 1,250", ""},
			"full_name=Total records: 1,250\nstatus=new", "row.total",
		},
		{
			"A15: who is called something more is somebody", mapped("Name=full_name", "Tel=phone"),
			[]string{"Total Homes", ""},
			"full_name=Total Homes\nstatus=new", "row.no_contact",
		},
		{
			"A15: one called Total, with a phone, is somebody", mapped("Name=full_name", "Tel=phone"),
			[]string{"Total", "514 555 0199"},
			"full_name=Total\nmain phone=+15145550199 (514 555 0199)\nstatus=new", "",
		},
		{
			"company with a comma", mapped("Name=full_name", "Tel=phone"),
			[]string{"Roy et fils, Inc.", "514 555 0199"},
			"full_name=Roy et fils, Inc.\nmain phone=+15145550199 (514 555 0199)\nstatus=new", "",
		},
		{
			"optional values that cannot be read", mapped("Name=full_name", "Mail=email", "Born=birthday", "Budget=budget_max", "Pre=prequalified", "Want=intent", "Stage=status", "Who=owner"),
			[]string{"Al Roy", "n/a", "31/02/2024", "lots", "maybe", "Invest", "???", "Jo Lind"},
			"full_name=Al Roy\nimport note=[import] Born: 31/02/2024\nimport note=[import] Budget: lots\nimport note=[import] Mail: n/a\nimport note=[import] Pre: maybe\nimport note=[import] Stage: ???\nimport note=[import] Want: Invest\nimport note=[import] Who: Jo Lind\nstatus=new",
			"email.unreadable date.impossible money.unreadable yes_no.unreadable intent.unknown status.unknown owner.nobody row.no_contact",
		},
		{
			"a phone no plan has room for is kept", mapped("Name=full_name", "Tel=phone"),
			[]string{"Al Roy", "555 0199 2"},
			"full_name=Al Roy\nmain phone= (555 0199 2)\nstatus=new", "phone.short2",
		},
		{
			"a mended email", mapped("Name=full_name", "Mail=email"),
			[]string{"Al Roy", "al at ex.ca"},
			"full_name=Al Roy\nmain email=al@ex.ca (al@ex.ca)\nstatus=new", "email.mended",
		},
		{
			"several in a cell, once each", mapped("Name=full_name", "Mail=email", "Tel=phone", "Work=phone_work"),
			[]string{"Al Roy", "a@x.ca; b@y.ca; A@x.ca", "514-555-0199 / 450-555-0100", "+1 514 555 0199"},
			"full_name=Al Roy\nmain email=a@x.ca (a@x.ca)\nmain phone=+15145550199 (514-555-0199)\nother email=b@y.ca (b@y.ca)\nother phone=+14505550100 (450-555-0100)\nstatus=new", "",
		},
		{
			"a French number in a row of the United States", mapped("Name=full_name", "Tel=phone", "Country=country"),
			[]string{"Al Roy", "01 23 45 67 89", "USA"},
			"country=USA\nfull_name=Al Roy\nmain phone=+33123456789 (01 23 45 67 89)\nstatus=new", "",
		},
		{
			"a range of money", mapped("Name=full_name", "Mail=email", "Budget=budget_max"),
			[]string{"Al", "a@x.ca", "300-450k"},
			"budget_max=450000\nbudget_min=300000\nfull_name=Al\nmain email=a@x.ca (a@x.ca)\nstatus=new", "",
		},
		{
			"words of many languages", mapped("Name=full_name", "Mail=email", "S=status", "I=intent", "R=rating", "P=prequalified", "F=financing", "L=lead_type"),
			[]string{"Al", "a@x.ca", "Under Contract", "Acheteur / Vendeur", "CHAUD", "Pas encore", "cash", "site web"},
			"financing=Cash\nfull_name=Al\nintent=buy,sell\nlead_type=Web\nmain email=a@x.ca (a@x.ca)\nprequalified=not_yet\nrating=Hot\nstatus=offer", "",
		},
		{
			"do not call", mapped("Name=full_name", "Mail=email", "S=status"),
			[]string{"Al", "a@x.ca", "Do Not Call"},
			"do_not_contact=yes\nfull_name=Al\nmain email=a@x.ca (a@x.ca)\nstatus=lost", "",
		},
		{
			"notes, remarks, tags", mapped("Name=full_name", "Mail=email", "N=notes", "Pets=+notes", "T=tags", "G=tags", "Skip=-"),
			[]string{"Al", "a@x.ca", "Likes\r\nlight", "two dogs", "vip; Cash, VIP", "west", "gone"},
			"full_name=Al\nimport note=[import] Pets: two dogs\nmain email=a@x.ca (a@x.ca)\nnote note=Likes\nlight\nstatus=new\ntags=vip, Cash, west", "",
		},
		{
			"referral by name", mapped("Name=full_name", "Mail=email", "Ref=referral"),
			[]string{"Al", "a@x.ca", "Aunt May"},
			"full_name=Al\nmain email=a@x.ca (a@x.ca)\nreferral=yes\nreferral_source=Aunt May\nstatus=new", "",
		},
		{
			"more cells than columns", mapped("Name=full_name", "Mail=email"),
			[]string{"Al", "a@x.ca", "", "left over"},
			"full_name=Al\nimport note=[import] Column 4: left over\nmain email=a@x.ca (a@x.ca)\nstatus=new", "row.long",
		},
		{
			"fewer cells than columns", mapped("Name=full_name", "Mail=email", "City=city"),
			[]string{"Al", "a@x.ca"},
			"full_name=Al\nmain email=a@x.ca (a@x.ca)\nstatus=new", "",
		},
		{
			"our own id and further phones", mapped("id=id", "Name=full_name", "Tel=phone", "3=phone_3"),
			[]string{"01H", "Al", "5145550199", "4505550100"},
			"full_name=Al\nmain phone=+15145550199 (5145550199)\nother phone=+14505550100 (4505550100)\nstatus=new", "",
		},
	} {
		r, err := Compile(c.m, Env{Region: "US", Regions: []string{"FR"}, Now: today})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		rec := foyer.Record{Notes: []foyer.NewNote{{Text: "of the row before"}}, ID: "old"}
		var fs []foyer.Finding
		r.Read(c.cells, &rec, &fs)
		if got := told(&rec); got != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.name, got, c.want)
		}
		var keys []string
		for _, f := range fs {
			keys = append(keys, f.Key)
			if f.Level != foyer.LevelWarning || f.Args == nil {
				t.Errorf("%s: finding %+v is no warning with args", c.name, f)
			}
		}
		if got := strings.Join(keys, " "); got != c.finding {
			t.Errorf("%s: findings %q, want %q", c.name, got, c.finding)
		}
	}
}

func TestReadIDAndDefaults(t *testing.T) {
	people := []foyer.Person{{ID: "p1", Name: "Élise Caron", Login: "ec"}, {ID: "p2", Name: "Marc Roy"}, {ID: "p3", Name: "marc  roy"}}
	lists := []foyer.List{{Name: "source", Values: []string{"Open House"}}}
	r, err := Compile(mapped("id=id", "Owner=owner", "Source=source"), Env{Source: "Spring fair", Owner: "p9", People: people, Lists: lists})
	if err != nil {
		t.Fatal(err)
	}
	var rec foyer.Record
	for _, c := range []struct{ owner, source, wantOwner, wantSource, key string }{
		{"elise caron", "open house", "p1", "Open House", ""},
		{"EC", "", "p1", "Spring fair", ""},
		{"", "Zone", "p9", "Zone", ""},
		{"Marc Roy", "", "p9", "Spring fair", "owner.several"},
		{"Nobody", "", "p9", "Spring fair", "owner.unknown"},
	} {
		var fs []foyer.Finding
		r.Read([]string{"42", c.owner, c.source}, &rec, &fs)
		if rec.ID != "42" || rec.Values[foyer.SlotOwner] != c.wantOwner || rec.Values[foyer.SlotSource] != c.wantSource {
			t.Errorf("%q: id %q owner %q source %q", c.owner, rec.ID, rec.Values[foyer.SlotOwner], rec.Values[foyer.SlotSource])
		}
		if c.key != "" && (len(fs) == 0 || fs[0].Key != c.key) {
			t.Errorf("%q: findings %v, want %s", c.owner, fs, c.key)
		}
	}
}

func TestCompileRefuses(t *testing.T) {
	for key, m := range map[string]foyer.Mapping{
		"mapping.twice":         mapped("a=city", "b=city"),
		"mapping.no_such_field": mapped("a=town"),
	} {
		_, err := Compile(m, Env{})
		var e *foyer.Error
		if !errors.As(err, &e) || e.Key != key || e.Kind != foyer.Invalid {
			t.Errorf("%s: got %v", key, err)
		}
	}
}

func TestRequired(t *testing.T) {
	for _, c := range []struct {
		slot foyer.Slot
		text string
		ok   bool
	}{
		{foyer.SlotFullName, "Al", true},
		{foyer.SlotFirstName, "É", true},
		{foyer.SlotLastName, "王", true},
		{foyer.SlotCompany, "3M", true},
		{foyer.SlotFullName, "--", false},
		{foyer.SlotCity, "Laval", false},
	} {
		var rec foyer.Record
		rec.Values[c.slot] = c.text
		fs := Required(&rec)
		if (len(fs) == 0) != c.ok {
			t.Errorf("%q: %v", c.text, fs)
		}
		for _, f := range fs {
			if f.Level != foyer.LevelError || f.Key != "row.name_missing" {
				t.Errorf("%q: %+v", c.text, f)
			}
		}
	}
}

func TestSet(t *testing.T) {
	env := Env{Region: "CA", Now: today, Dates: foyer.OrderDMY}
	var rec foyer.Record
	for _, c := range []struct{ key, text, shows, finding string }{
		{"phone", "514 555 0199", "514 555 0199", ""},
		{"phone", "450-555-0100", "450-555-0100", ""},
		{"phone_mobile", "4505550101 x2", "4505550101 x2", ""},
		{"phone", "4 digits 1234", "4 digits 1234", "phone.none"},
		{"phone", "", "", ""},
		{"email", "a@x.ca", "a@x.ca", ""},
		{"email", "a@x", "a@x.ca", "email.cut"},
		{"email_2", "b at y.ca", "b@y.ca", "email.mended"},
		{"birthday", "3/4/62", "1962-04-03", ""},
		{"birthday", "31/02/1990", "1962-04-03", "date.impossible"},
		{"birthday", "", "", ""},
		{"budget_max", "450k", "450000", ""},
		{"budget_max", "a lot", "450000", "money.unreadable"},
		{"status", "Qualifié", "qualified", ""},
		{"status", "", "new", ""},
		{"prequalified", "oui", "yes", ""},
		{"contact_by_email", "perhaps", "", "yes_no.unreadable"},
		{"intent", "buy,rent", "buy,rent", ""},
		{"tags", "a; b", "a, b", ""},
		{"owner", "p1", "p1", ""},
		{"town", "Laval", "", "field.unknown"},
	} {
		fs := Set(env, &rec, c.key, c.text)
		key := ""
		if len(fs) > 0 {
			key = fs[0].Key
		}
		if got := Text(&rec, c.key); got != c.shows || key != c.finding {
			t.Errorf("Set(%s, %q) shows %q with %q, want %q with %q", c.key, c.text, got, key, c.shows, c.finding)
		}
	}
	if len(rec.Phones) != 1 || rec.Phones[0].Norm != "+14505550101" || rec.Phones[0].Ext != "2" {
		t.Errorf("phones %+v", rec.Phones)
	}
	if len(rec.Emails) != 2 || rec.Emails[1].Norm != "b@y.ca" {
		t.Errorf("emails %+v", rec.Emails)
	}
}

// What a record shows reads back as itself: exports come home unchanged.
func TestTextReadsBack(t *testing.T) {
	env := Env{Region: "CA", Now: today}
	for key, text := range map[string]string{
		"birthday": "1962-04-03", "budget_min": "99.50", "created_at": "2026-04-14T08:05:00.250Z", "intent": "buy,sell,rent",
		"status": "showing", "prequalified": "not_yet", "contact_by_phone": "no", "tags": "a, b", "rating": "Hot", "website": "www.x.ca/é",
		"loan_officer_email": "pat@bank.example", "postal_code": "01970", "mls_id": "0012", "message": "a\nb", "do_not_contact": "yes",
	} {
		got, fs := CheckField(env, key, text)
		if got != text || len(fs) > 0 {
			t.Errorf("%s %q reads as %q, %v", key, text, got, fs)
		}
	}
	for _, status := range foyer.Statuses() {
		if got, _ := CheckField(env, "status", status); got != status {
			t.Errorf("status %q reads as %q", status, got)
		}
	}
}

func TestViews(t *testing.T) {
	list := []foyer.Contact{
		{Kind: "work", Raw: "w"}, {Kind: "main", Raw: "m"}, {Kind: "work", Raw: "w2"}, {Kind: "mobile", Raw: "c"}, {Kind: "home", Raw: "h"}, {Kind: "fax", Raw: "f"},
	}
	rec := foyer.Record{Phones: list, Emails: []foyer.Contact{{Raw: "a"}, {Raw: "b"}, {Raw: "c"}}}
	for key, want := range map[string]string{
		"phone": "m", "phone_mobile": "c", "phone_work": "w", "phone_3": "w2", "phone_4": "h", "phone_5": "f", "phone_6": "",
		"email": "a", "email_2": "b", "email_3": "c", "email_4": "", "phone_2": "", "phone_03": "",
	} {
		if got := Text(&rec, key); got != want {
			t.Errorf("%s shows %q, want %q", key, got, want)
		}
	}
}
