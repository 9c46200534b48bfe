package rules

import "strings"

// Template answers the keys of a header that was made by Foyer's template, column by
// column, and the language of its labels; nil for any other header, an export's too.
func Template(header []string) (keys []string, lang int) {
	keys = own(header)
	for _, k := range keys {
		if k == "id" {
			return nil, 0
		}
	}
	most := 0
	for l := 1; l <= 2; l++ {
		n := 0
		for i, h := range header {
			if i < len(keys) && keys[i] != "" && ownKey(oneLine(h), l) == keys[i] {
				n++
			}
		}
		if n > most {
			most, lang = n, l
		}
	}
	return keys, lang
}

// OwnLabel answers how exports and templates call a field in a language that
// Template answered; the key itself where they do not.
func OwnLabel(key string, lang int) string {
	for line := range strings.SplitSeq(strings.TrimSpace(ownLabels), "\n") {
		if parts := strings.Split(line, "|"); parts[0] == key && lang > 0 && lang < len(parts) {
			return parts[lang]
		}
	}
	return key
}
