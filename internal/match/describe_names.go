package match

import (
	"bytes"
	"slices"
	"strings"
)

// Sex as a title tells it.
const (
	untold = iota // a title that tells none
	male
	female
)

// called takes the name in: a given and a family name, or one text that holds both.
func (d *describer) called(first, last, full string) {
	switch {
	case d.unnamed(first + " " + last + " " + full):
	case first != "" && last != "":
		if d.onlyTitles(first, last) {
			d.titled(first, last)
			return
		}
		d.names(first, givenPart)
		d.names(last, familyPart)
	case full != "":
		d.whole(full)
	default:
		d.whole(first + last)
	}
}

// unnamed says whether a text names nobody: an address, or words like "Web Lead" that
// a form or a portal puts where it was told no name.
func (d *describer) unnamed(s string) bool {
	if strings.IndexByte(s, '@') >= 0 {
		return true
	}
	words := d.words(s, false)
	for _, w := range words {
		if !d.hollow[string(w)] {
			return false
		}
	}
	return true
}

// onlyTitles says whether a cell meant for the given name holds nothing but titles. A
// lone M or D is one where all the name stands in the other cell.
func (d *describer) onlyTitles(first, last string) bool {
	words := d.words(first, false)
	for _, w := range words {
		if _, ok := d.titles[string(w)]; !ok && string(w) != "ª" {
			if s := string(w); s != "m" && s != "d" || len(words) > 1 && len(words[1]) > 2 || strings.IndexByte(strings.TrimSpace(last), ' ') < 0 {
				return false
			}
		}
	}
	return len(words) > 0
}

// titled takes in a name of which the first cell has the title alone.
func (d *describer) titled(title, name string) {
	for _, w := range d.words(title, false) {
		if len(w) > 1 { // M. is a man's title, and what is left of Mary
			d.told(w)
		}
	}
	if words := d.clean(d.nameWords(name)); len(words) > 1 && !d.glue[string(words[0])] {
		d.whole(name)
		return
	}
	d.names(name, familyPart)
}

// told notes the sex that a title tells.
func (d *describer) told(title []byte) {
	sex := d.titles[string(title)]
	switch string(title) {
	case "m":
		sex = male
	case "ª":
		sex = female
	}
	if d.sex == untold {
		d.sex = sex
	}
}

// nameWords is words of a name, of which letters that were lost on the way are known
// to be letters.
func (d *describer) nameWords(s string) [][]byte {
	return d.words(mended(s), false)
}

// names takes a given or family name in.
func (d *describer) names(s string, k part) {
	words := d.clean(d.nameWords(s))
	if k == givenPart && len(words) > 1 && len(words[1]) > 2 && string(words[0]) == "d" {
		words = words[1:] // "D. Javier" is don Javier
	}
	if k == familyPart || len(words) > 0 && d.glue[string(words[0])] {
		words = d.glued(words)
	}
	d.put(words, k)
}

func (d *describer) put(words [][]byte, k part) {
	whole := givenWhole
	if k == familyPart {
		whole = familyWhole
		words = d.spelt(words)
	} else {
		words = d.spelt(bare(words))
	}
	d.parts[k] = append(d.parts[k], words...)
	if len(words) > 0 {
		d.parts[whole] = append(d.parts[whole], d.joined(words))
	}
}

// bare leaves out what joins given names: "maria del carmen", "mª de los angeles".
func bare(words [][]byte) [][]byte {
	if len(words) < 3 {
		return words
	}
	last := len(words) - 1
	kept := slices.DeleteFunc(slices.Clone(words[1:last]), func(w []byte) bool {
		switch string(w) {
		case "de", "del", "la", "los", "las", "y":
			return true
		}
		return false
	})
	return append(append([][]byte{words[0]}, kept...), words[last])
}

// spelt writes out names that are cut short in writing, "Ma. Luisa", "Fco. Javier".
func (d *describer) spelt(words [][]byte) [][]byte {
	for i, w := range words {
		if to, ok := d.cut[string(w)]; ok && (len(words) > 1 || to != "maria") {
			words[i] = []byte(to)
		}
	}
	return words
}

// clean takes titles off the front and what tells generations and degrees off the end.
func (d *describer) clean(words [][]byte) [][]byte {
	for len(words) > 1 {
		w, next := string(words[0]), words[1]
		_, title := d.titles[w]
		switch {
		case (w == "m" || w == "d") && string(next) == "ª" && len(words) > 2:
			if w == "m" { // "M.ª Luisa"
				words[1] = []byte("maria")
				return d.ended(words[1:])
			}
			d.told(next)
			words = words[2:]
			continue
		case title, w == "m" && len(next) > 1:
			d.told(words[0])
			words = words[1:]
			continue
		}
		break
	}
	return d.ended(words)
}

// ended takes generations and degrees off the end.
func (d *describer) ended(words [][]byte) [][]byte {
	for len(words) > 1 && d.suffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

// suffix notes the generation a word tells, and says whether it is of those that
// follow a name and are no part of it.
func (d *describer) suffix(w []byte) bool {
	switch string(w) {
	case "jr", "junior", "jnr", "fils", "hijo", "ii", "2nd", "filho":
		d.line = 1
	case "sr", "senior", "snr", "pere", "padre", "pai":
		d.line = 2
	case "iii", "3rd":
		d.line = 3
	case "iv", "4th":
		d.line = 4
	case "phd", "md", "esq", "esquire", "cpa", "dds", "mba", "rn", "jd", "dvm", "pharmd", "dmd", "cfa", "realtor", "ret":
	default:
		return false
	}
	return true
}

// glued joins particles with the name after them: "d amours", "mac donald", "de la cruz".
func (d *describer) glued(words [][]byte) [][]byte {
	out := words[:0]
	var open [][]byte
	for i, w := range words {
		if i > 0 && (string(w) == "vda" || string(w) == "viuda") {
			break // "Aguilar Vda. de Campos"
		}
		if i < len(words)-1 && d.glue[string(w)] {
			open = append(open, w)
			continue
		}
		if len(open) > 0 {
			w = d.joined(append(open, w))
			open = nil
		}
		out = append(out, w)
	}
	return out
}

// whole takes in a name whose parts the source does not tell apart.
func (d *describer) whole(s string) {
	for {
		comma := strings.LastIndexByte(s, ',')
		if comma <= 0 {
			break
		}
		last, first := s[:comma], s[comma+1:]
		words := d.nameWords(first)
		if !slices.ContainsFunc(words, func(w []byte) bool { return !d.suffix(w) }) {
			s = last // "Ann Lee, MD" is no name turned
			continue
		}
		if w := d.clean(words); len(w) < 4 {
			d.put(slices.Clone(w), givenPart)
			d.names(last, familyPart)
			return
		}
		break
	}
	s = strings.TrimSpace(s)
	tail := max(1, len(d.nameWords(s[strings.LastIndexByte(s, ' ')+1:]))) // "Larsen-Fitzgerald"
	words := d.nameWords(s)
	all := len(words)
	if words = d.clean(words); len(words) == 0 {
		return
	}
	d.lone = true
	cut := len(words) - 1
	if last := words[len(words)-1]; tail < len(words) && bytes.Equal(last, d.list[all-1]) {
		cut = len(words) - tail
	}
	for cut > 1 && d.glue[string(words[cut-1])] {
		cut--
	}
	words = slices.Clone(words)
	switch {
	case len(words) == 1:
		d.put(words, givenPart)
		return
	case d.eastern(words):
		d.put(words[1:], givenPart)
		d.put(words[:1], familyPart)
		return
	}
	d.put(words[:cut:cut], givenPart)
	d.put(d.glued(words[cut:]), familyPart)
}

// eastern says whether a whole name begins with its family name, as in China and
// Korea: "Zhang Jianhua", "Kim Min-jun".
func (d *describer) eastern(words [][]byte) bool {
	if len(words) > 3 || !d.east[string(words[0])] || d.east[string(words[len(words)-1])] {
		return false
	}
	for _, w := range words[1:] {
		if !eastern(w) {
			return false
		}
	}
	return true
}

// eastern says whether letters are one or two syllables that end in a vowel, or in n,
// ng, m, k, l or p.
func eastern(s []byte) bool {
	n := 0
	for len(s) > 0 {
		i := 0
		for i < len(s) && !vowel(s[i]) {
			i++
		}
		k := i
		for k < len(s) && vowel(s[k]) || k == 0 && k < len(s) && s[k] == 'w' {
			k++
		}
		if i > 2 || k == i || k-i > 3 {
			return false
		}
		if k < len(s) && (k+1 == len(s) || !vowel(s[k+1])) { // a consonant that ends the syllable
			switch s[k] {
			case 'n', 'm', 'k', 'l', 'p':
			default:
				return false
			}
			if k++; k < len(s) && s[k-1] == 'n' && s[k] == 'g' && (k+1 == len(s) || !vowel(s[k+1])) {
				k++
			}
		}
		s = s[k:]
		n++
	}
	return n == 1 || n == 2
}
