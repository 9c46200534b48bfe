package rules

import (
	"slices"
	"strings"
)

// spellOut answers a header with its shortened words and plurals replaced by words
// of the dictionary, or "" when there is nothing to replace: "Presup. mín.".
func (d *dictionary) spellOut(header string) string {
	words, short := tokens(withoutBrackets(header)), strings.IndexByte(header, '.') > 0
	out, changed := make([]string, 0, len(words)), false
	for _, w := range words {
		full := w
		switch {
		case shortened(w) != "":
			full = shortened(w)
		case d.vocab[w] || d.parts[w] != 0 || len(w) < 3 || allDigits(w):
		case strings.HasSuffix(w, "s") && d.vocab[w[:len(w)-1]]:
			full = w[:len(w)-1]
		case short:
			for v := range d.vocab {
				if strings.HasPrefix(v, w) && (full == w || len(v) < len(full) || len(v) == len(full) && v < full) {
					full = v
				}
			}
			for v := range d.parts {
				if strings.HasPrefix(v, w) && (full == w || len(v) < len(full) || len(v) == len(full) && v < full) {
					full = v
				}
			}
		}
		changed = changed || full != w
		out = append(out, full)
	}
	if !changed {
		return ""
	}
	return strings.Join(out, " ")
}

// shortened answers the word that people who write tables by hand, and old programs
// with room for ten letters, mean by a short one, or "".
func shortened(w string) string {
	switch w {
	case "adr", "adrs", "addrs":
		return "adresse"
	case "bgt", "bdgt", "budg", "bud", "ppto", "presup":
		return "budget"
	case "crea":
		return "creation"
	case "nais", "naiss":
		return "naissance"
	case "nac", "nacim":
		return "nacimiento"
	case "acq":
		return "acquereur"
	case "vte", "vend":
		return "vente"
	case "vta":
		return "venta"
	case "ach":
		return "achat"
	case "alq":
		return "alquiler"
	case "loc":
		return "location"
	case "fam":
		return "famille"
	case "hypo":
		return "hypothecaire"
	case "thru":
		return "through"
	case "rcvd", "recd":
		return "received"
	case "rq", "rmq", "rem", "rmk", "rmks":
		return "remarques"
	case "obs", "observ":
		return "observations"
	case "agnt":
		return "agent"
	case "nego":
		return "negociateur"
	case "ape", "apell":
		return "apellido"
	case "appr":
		return "approved"
	case "cli", "clte":
		return "client"
	case "pob", "pobl":
		return "poblacion"
	case "prt", "port":
		return "portable"
	case "mob", "mvl":
		return "mobile"
	case "cel":
		return "celular"
	case "nbre":
		return "nb"
	case "dte":
		return "date"
	case "nm":
		return "name"
	case "frst":
		return "first"
	case "lst":
		return "last"
	case "resp":
		return "responsable"
	case "prov":
		return "province"
	case "orig":
		return "origine"
	}
	return ""
}

// spelt says whether every word of a name is one the dictionary knows, so that a
// name close to it is another name and not a slip of the pen.
func (d *dictionary) spelt(words []string) bool {
	for _, w := range words {
		if !d.vocab[w] && !allDigits(w) {
			return false
		}
	}
	return true
}

// near answers names within a letter or two of the header.
func (d *dictionary) near(name string) []naming {
	if len(name) < 5 {
		return nil
	}
	most := 1
	if len(name) >= 9 {
		most = 2
	}
	best := most + 1
	var keys []string
	for alias, k := range d.names {
		if len(alias) < 5 || alias[0] != name[0] || len(alias) > len(name)+most || len(name) > len(alias)+most {
			continue
		}
		switch dist := distance(alias, name, best); {
		case dist < best:
			best, keys = dist, append([]string(nil), k...)
		case dist == best && dist <= most:
			for _, key := range k {
				if !has(keys, key) {
					keys = append(keys, key)
				}
			}
		}
	}
	if best > most || len(keys) == 0 {
		return nil
	}
	slices.Sort(keys)
	out := exactly(keys, 0.86-0.06*float64(best))
	for i := range out {
		out[i].exact = false
	}
	if len(out) > 2 {
		return nil
	}
	return out
}

// distance is the number of letters to change, add, drop or swap with the next;
// most is enough to know.
func distance(a, b string, most int) int {
	if len(a) > 48 || len(b) > 48 {
		return most + 1
	}
	var rows [3][50]int
	before, prev, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		prev[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			cost := prev[j]
			if a[i] != b[j] {
				cost++
			}
			cost = min(cost, prev[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				cost = min(cost, before[j-1]+1)
			}
			row[j+1] = cost
			least = min(least, cost)
		}
		if least > most+1 {
			return most + 1
		}
		before, prev, row = prev, row, before
	}
	return prev[len(b)]
}

// within looks for the longest name that stands whole among the words, and for
// strong words.
func (d *dictionary) within(words []string) []naming {
	for size := min(len(words)-1, 4); size >= 2; size-- {
		for i := 0; i+size <= len(words); i++ {
			keys := d.names[strings.Join(words[i:i+size], "")]
			if len(keys) == 0 || only(keys) {
				continue
			}
			left := 0
			for j, w := range words {
				if (j < i || j >= i+size) && !frame(w) && !frameEnd(w) && !filler(w) {
					left++
				}
			}
			if left > 2 {
				continue
			}
			out := exactly(keys, 0.8-0.1*float64(left))
			for k := range out {
				out[k].exact = false
			}
			return out
		}
	}
	left := -1
	for _, w := range words {
		if !filler(w) {
			left++
		}
	}
	for _, w := range words {
		key := d.tokens[w]
		switch w {
		case "ph", "tel", "telf", "tlf", "tlfno", "telefonnummer", "telefoonnummer":
			key = "phone"
		case "mail":
			key = "email"
		case "zip", "plz", "cep":
			key = "postal_code"
		case "street", "strasse", "direccion", "endereco", "indirizzo":
			key = "address_line1"
		}
		if key != "" && left <= 2 {
			return []naming{{key, 0.72 - 0.09*float64(left), false}}
		}
	}
	return nil
}
