package rules

import (
	"slices"

	"foyer/internal/foyer"
)

// adverts reads the operation of an advert, which portals send with every enquiry about
// it: who asks about a flat "for sale" wants to buy it. It holds where the file is of
// enquiries about listings, the column says what is done with a thing and not what
// someone wants, and no cell says that anybody buys; each value it turns is written
// down as one that the column takes for another, to be seen and changed, and the choice
// asks to be checked. sample are the rows the guess is made of.
func (g *guesser) adverts(m *foyer.Mapping, sample [][]string) {
	i, ok := g.used["intent"]
	if !ok || g.own || !operation(g.cols[i].name) || !g.enquiries() {
		return
	}
	c := &m.Columns[i]
	var turned []foyer.ValueMap
	for _, row := range sample {
		if i >= len(row) {
			continue
		}
		s := tidy(row[i])
		switch what, _ := readIntent(s); {
		case what&buys != 0:
			return
		case what == sells:
			if same := SameValue(s); !slices.ContainsFunc(turned, func(v foyer.ValueMap) bool { return SameValue(v.From) == same }) {
				turned = append(turned, foyer.ValueMap{From: s, To: buys.text()})
			}
		}
	}
	if len(turned) > 0 {
		c.Values, c.Confidence = turned, foyer.ConfidenceCheck
	}
}

// enquiries says whether rows are about listings: one is named by its number, or has an
// address, a price or a link of its own, and nobody is said to own it.
func (g *guesser) enquiries() bool {
	about := false
	for i := range g.cols {
		words := tokens(g.cols[i].name)
		if len(words) == 0 || g.cols[i].filled == 0 {
			continue
		}
		if slices.ContainsFunc(words, seller) && g.cols[i].key != "owner" {
			return false
		}
		key := g.cols[i].key
		about = about || key == "property_id" || key == "mls_id" || len(words) > 1 && slices.ContainsFunc(words, func(w string) bool {
			return w == "anuncio" || w == "annonce" || w == "listing" || w == "advert" || w == "ad" || w == "inserat" || w == "annuncio"
		})
	}
	return about
}

// operation says whether a header is of what is done with a property.
func operation(name string) bool {
	switch squash(name) {
	case "operacion", "tipodeoperacion", "tipooperacion", "operaciondelanuncio", "transaccion", "tipodetransaccion", "transaction", "transactiontype", "typedetransaction", "typetransaction", "naturedelatransaction", "typedoffre", "typedannonce", "listingtype", "adtype", "offertype", "tipodeanuncio", "tipoanuncio", "vermarktungsart", "contratto", "tipocontratto", "tipologiacontratto", "finalidade", "negocio":
		return true
	}
	return false
}
