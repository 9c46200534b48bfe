package store

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// find is a search as a tree: a word, or several finds joined. It is made of
// words only, so nothing a person types can be an operator of the database's.
type find struct {
	op     findOp
	kids   []*find
	word   string
	prefix bool
	group  int // -1: all
}

type findOp uint8

const (
	findWord findOp = iota
	findAll
	findAny
	findNot // the first kid and not the second
)

// all joins finds that must all hold; nil ones are passed over, and nil comes of
// none.
func all(kids ...*find) *find { return join(findAll, kids) }

// anyOf joins finds of which one must hold.
func anyOf(kids ...*find) *find { return join(findAny, kids) }

func join(op findOp, kids []*find) *find {
	var out []*find
	for _, k := range kids {
		if k != nil {
			out = append(out, k)
		}
	}
	switch len(out) {
	case 0:
		return nil
	case 1:
		return out[0]
	}
	return &find{op: op, kids: out}
}

// but is a, without what b holds.
func but(a, b *find) *find {
	if a == nil || b == nil {
		return a
	}
	return &find{op: findNot, kids: []*find{a, b}}
}

// mark finds the leads that bear a mark.
func mark(kind int, code int64) *find {
	return &find{word: string(appendMark(nil, kind, code)), group: -1}
}

// maxWords is how many words of a search count; further ones are left out.
const maxWords = 16

// query turns what a person typed into a find within a group, nil when there is
// no letter or digit in it. Every word must be found, as the beginning of a word
// of the lead; a single letter as a word of its own or the first of a name.
func query(text string, group int) *find {
	var kids []*find
	words := strings.Fields(text)
	for i := 0; i < len(words) && len(kids) < maxWords; {
		run := i
		for run < len(words) && numeric(words[run]) {
			run++
		}
		if run > i {
			kids = append(kids, number4(strings.Join(words[i:run], " "), group))
			i = run
			continue
		}
		kids = append(kids, word(words[i], group))
		i++
	}
	return all(kids...)
}

// numeric says whether a word is written like a piece of a phone number.
func numeric(w string) bool {
	has := false
	for _, r := range w {
		switch {
		case '0' <= r && r <= '9':
			has = true
		case !strings.ContainsRune("()+-./\u00a0\u2010\u2011\u2012\u2013", r):
			return false
		}
	}
	return has
}

// number4 finds digits written in pieces: from four on as the start of a phone,
// or the last four of one; in any case each piece as the start of a word.
func number4(text string, group int) *find {
	var pieces []*find
	var whole []byte
	for _, p := range strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
		whole = append(whole, p...)
		pieces = append(pieces, begins(p, group))
	}
	if len(pieces) > maxWords {
		pieces = pieces[:maxWords]
	}
	found := all(pieces...)
	if len(whole) < 4 {
		return found
	}
	if len(pieces) > 1 {
		found = anyOf(begins(cut(string(whole), maxWord), group), found)
	}
	if group >= 0 && group != groupPhone {
		return found
	}
	found = anyOf(found, phone(string(whole)))
	if i := strings.Index(text, "(0)"); i > 0 && strings.ContainsAny(text[:i], "0123456789") {
		// +33 (0)6: the zero is for those who dial at home.
		found = anyOf(found, phone(string(digits(nil, text[:i]+text[i+3:]))))
	}
	if rest, ok := strings.CutPrefix(string(whole), "00"); ok && len(rest) >= 4 {
		found = anyOf(found, phone(rest))
	}
	return found
}

// maxHead is the most digits before the last seven, and one of these.
const maxHead = 9

// phone finds numbers that begin with some digits, from abroad or at home: wherever
// the head may end, the rest begins the last seven.
func phone(d string) *find {
	var kids []*find
	if len(d) <= maxHead {
		kids = append(kids, &find{word: headMark + d, prefix: true, group: -1})
	}
	for k := 1; k < maxHead && k+1 < len(d); k++ {
		if len(d)-k <= tailDigits {
			kids = append(kids, all(&find{word: headMark + d[:k+1], group: -1}, &find{word: d[k:], prefix: true, group: groupPhone}))
		}
	}
	return anyOf(kids...)
}

// word finds one word as typed, which may have signs in it: in its parts, or as
// one. "jean.dupont@gmail.com" is "jean" and "dupont", and "gmail": the end of a
// domain is in no index.
func word(w string, group int) *find {
	if at := strings.LastIndexByte(w, '@'); at > 0 {
		domain := w[at+1:]
		if dot := strings.LastIndexByte(domain, '.'); dot > 0 {
			domain = domain[:dot]
		}
		return all(word(w[:at], group), word(domain, group))
	}
	if dot := strings.LastIndexByte(w, '.'); dot > 0 && domainEnd(w[dot+1:]) {
		w = strings.TrimPrefix(w[:dot], "www.")
	}
	parts := strings.Fields(string(addWords(nil, apostrophes.Replace(w))))
	if len(parts) > maxWords {
		parts = parts[:maxWords]
	}
	kids := make([]*find, len(parts))
	for i, p := range parts {
		kids[i] = begins(p, group)
	}
	found := all(kids...)
	if len(parts) > 1 {
		found = anyOf(found, begins(cut(strings.Join(parts, ""), maxWord), group))
	}
	return found
}

var apostrophes = strings.NewReplacer("'", " ", "’", " ")

// domainEnd says whether a text is a usual end of a domain.
func domainEnd(s string) bool {
	switch strings.ToLower(s) {
	case "com", "org", "net", "info", "biz", "io", "co", "ca", "quebec", "us", "uk", "fr", "be", "ch", "lu", "de", "es", "it", "pt", "mx", "edu", "gov":
		return true
	}
	return false
}

// begins finds words that begin with a text. One letter would be the beginning of
// half the book's words and stands for itself, but in scripts where it is a word.
func begins(p string, group int) *find {
	r, n := utf8.DecodeRuneInString(p)
	single := n == len(p) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	return &find{word: p, prefix: !single, group: group}
}

// match writes a find as FTS5 reads it.
func (f *find) match(b *strings.Builder) {
	switch f.op {
	case findWord:
		if f.group >= 0 {
			b.WriteString(groupNames[f.group])
			b.WriteString(" : ")
		}
		b.WriteByte('"')
		b.WriteString(f.word)
		b.WriteByte('"')
		if f.prefix {
			b.WriteString(" *")
		}
	default:
		sep := [...]string{findAll: " AND ", findAny: " OR ", findNot: " NOT "}[f.op]
		b.WriteByte('(')
		for i, k := range f.kids {
			if i > 0 {
				b.WriteString(sep)
			}
			k.match(b)
		}
		b.WriteByte(')')
	}
}

// tsquery writes a find as PostgreSQL reads it.
func (f *find) tsquery(b *strings.Builder) {
	switch f.op {
	case findWord:
		b.WriteByte('\'')
		if f.group >= 0 {
			b.WriteString(groupLexeme(f.group))
		}
		b.WriteString(f.word)
		b.WriteByte('\'')
		if f.prefix {
			b.WriteString(":*")
		}
	default:
		sep := [...]string{findAll: " & ", findAny: " | ", findNot: " & !"}[f.op]
		b.WriteByte('(')
		for i, k := range f.kids {
			if i > 0 {
				b.WriteString(sep)
			}
			k.tsquery(b)
		}
		b.WriteByte(')')
	}
}

// groupLexeme stands before a word on PostgreSQL to say its group; nobody can
// type it.
func groupLexeme(group int) string { return string(rune(0xFF000 + group)) }

// text writes a find for the database of the transaction.
func (tx *Tx) text(f *find) string {
	var b strings.Builder
	if tx.store.dialect == onPostgres {
		f.tsquery(&b)
	} else {
		f.match(&b)
	}
	return b.String()
}
