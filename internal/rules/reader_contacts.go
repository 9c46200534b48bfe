package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// phones reads a cell of phones: each of them, with the kind that is said beside it.
func (r *Reader) phones(c *readColumn, s, region string, rec *foyer.Record, fs *[]foyer.Finding) {
	if blank(s) {
		return
	}
	as := c.as
	take := func(p foyer.Contact) {
		// A column for mobiles says so for the first of its phones; the others have
		// the kind that is said beside them.
		switch {
		case as != foyer.ContactMain && as != foyer.ContactOther, p.Kind == "":
			p.Kind = as
		}
		rec.Phones = addContact(rec.Phones, p)
		if as == foyer.ContactMain {
			as = foyer.ContactOther
		}
	}
	eachPhone(s, func(one string) {
		p, key, args := r.desk.placer.place(one, region)
		if p.Norm == "" {
			if strings.IndexByte(one, '@') > 0 && r.strayEmail(c, one, rec, fs) {
				return
			}
			if r.desk.placer.eachPlaced(one, region, func(part string) {
				p, _, _ := r.desk.placer.place(part, region)
				take(p)
			}) {
				return
			}
		}
		take(p)
		if key != "" {
			f := c.warning(fault{key: key, args: args}, one)
			if whole, ok := shorn(one, c.width); ok && c.width > 0 {
				f = c.warning(fault{key: damageZeros}, one)
				f.Suggest = wholeCell(s, one, whole)
			}
			*fs = append(*fs, f)
		}
	})
}

// emails reads a cell of emails, as phones does.
func (r *Reader) emails(c *readColumn, s, region string, rec *foyer.Record, fs *[]foyer.Finding) {
	if blank(s) {
		return
	}
	as := c.as
	eachEmail(s, func(one string) {
		e, key := readEmail(one)
		if key != "" || e.Raw != one {
			if rest, kind := labelled(one); rest != one {
				if e, key = readEmail(rest); e.Norm != "" && c.as == foyer.ContactMain {
					e.Kind = kind
				}
			}
		}
		if e.Norm == "" && r.strayPhone(c, one, region, rec, fs) {
			return
		}
		if key != "" {
			f := c.warning(emailFault(key, one), one)
			switch {
			case e.Norm != "":
				f.Suggest = wholeCell(s, one, e.Norm)
			case key == "email.cut":
				if whole := completed(one); whole != "" {
					f.Suggest = wholeCell(s, one, whole)
				}
			}
			*fs = append(*fs, f)
		} else if whole, end, likely := r.desk.emailTypo(e.Norm); whole != "" {
			f := c.warning(fault{key: "email.typo", args: map[string]string{"end": end, "likely": likely}}, one)
			f.Suggest = wholeCell(s, one, whole)
			*fs = append(*fs, f)
		}
		if e.Norm == "" {
			addNote(rec, importNote(c.header, one))
			return
		}
		if e.Kind == "" {
			e.Kind = as
		}
		if as == foyer.ContactMain {
			as = foyer.ContactOther
		}
		rec.Emails = addContact(rec.Emails, e)
	})
}
