package rules

import "strings"

// regionOf answers the ISO 3166 alpha-2 code of a country given by its name in
// English, French, Spanish, German, Italian or Portuguese, or by its codes; "" for
// what is none. The word must be folded.
func regionOf(w string) string {
	switch len(w) {
	case 0, 1:
		return ""
	case 2:
		if w == "uk" {
			return "GB"
		}
		if i := strings.Index(countryCodes, " "+w+" "); i >= 0 {
			return strings.ToUpper(w)
		}
		return ""
	}
	i := strings.Index(countryNames, "|"+w+"|")
	if i < 0 {
		return ""
	}
	// The code follows the names of its line.
	end := i + strings.IndexByte(countryNames[i:], '\n')
	return countryNames[end-2 : end]
}

const countryCodes = " us ca fr gb de es it be nl ch pt au in ie at se no dk fi pl mx br ar cl co pe ae sa qa kw bh om lb ma dz tn eg il tr ru ua cn jp kr hk sg my th vn ph id nz za ng ke gh sn ci cm ht do pr cu jm lu mc gr cz sk hu ro bg hr rs si lt lv ee is mt cy pk bd lk ec uy py bo ve cr pa gt hn sv ni "

const countryNames = "\n" +
	"|united states|united states of america|usa|u s a|u s|etats unis|etats unis d amerique|estados unidos|eeuu|ee uu|vereinigte staaten|stati uniti|america|verenigde staten|US\n" +
	"|canada|can|kanada|CA\n" +
	"|france|fra|francia|frankreich|franca|frankrijk|FR\n" +
	"|united kingdom|great britain|england|scotland|wales|northern ireland|gbr|royaume uni|angleterre|grande bretagne|reino unido|inglaterra|vereinigtes konigreich|grossbritannien|england uk|regno unito|GB\n" +
	"|germany|deutschland|deu|allemagne|alemania|germania|alemanha|duitsland|DE\n" +
	"|spain|espana|esp|espagne|spanien|spagna|espanha|spanje|ES\n" +
	"|italy|italia|ita|italie|italien|italie it|IT\n" +
	"|belgium|belgique|belgie|belgien|belgica|belgio|bel|BE\n" +
	"|netherlands|the netherlands|holland|pays bas|paises bajos|niederlande|paesi bassi|nederland|nld|NL\n" +
	"|switzerland|suisse|schweiz|suiza|svizzera|suica|che|CH\n" +
	"|portugal|portogallo|prt|PT\n" +
	"|australia|australie|australien|aus|AU\n" +
	"|india|inde|indien|ind|IN\n" +
	"|ireland|irlande|irlanda|irland|irl|IE\n" +
	"|austria|autriche|osterreich|aut|AT\n" +
	"|sweden|suede|suecia|schweden|sverige|svezia|swe|SE\n" +
	"|norway|norvege|noruega|norwegen|norge|NO\n" +
	"|denmark|danemark|dinamarca|danmark|DK\n" +
	"|finland|finlande|finlandia|finnland|suomi|FI\n" +
	"|poland|pologne|polonia|polen|polska|PL\n" +
	"|mexico|mexique|mexiko|mex|messico|MX\n" +
	"|brazil|bresil|brasil|brasilien|brasile|bra|BR\n" +
	"|argentina|argentine|argentinien|AR\n" +
	"|chile|chili|CL\n" +
	"|colombia|colombie|kolumbien|CO\n" +
	"|peru|perou|PE\n" +
	"|united arab emirates|uae|emirats arabes unis|emiratos arabes unidos|dubai|AE\n" +
	"|saudi arabia|arabie saoudite|arabia saudita|ksa|SA\n" +
	"|qatar|QA\n" +
	"|kuwait|koweit|KW\n" +
	"|lebanon|liban|libano|LB\n" +
	"|morocco|maroc|marruecos|marokko|MA\n" +
	"|algeria|algerie|argelia|DZ\n" +
	"|tunisia|tunisie|tunez|TN\n" +
	"|egypt|egypte|egipto|EG\n" +
	"|israel|IL\n" +
	"|turkey|turquie|turkiye|turquia|TR\n" +
	"|russia|russie|rusia|russland|russian federation|RU\n" +
	"|ukraine|ucrania|UA\n" +
	"|china|chine|CN\n" +
	"|japan|japon|JP\n" +
	"|south korea|coree du sud|corea del sur|KR\n" +
	"|hong kong|HK\n" +
	"|singapore|singapour|singapur|SG\n" +
	"|malaysia|malaisie|MY\n" +
	"|thailand|thailande|TH\n" +
	"|vietnam|viet nam|VN\n" +
	"|philippines|filipinas|PH\n" +
	"|indonesia|indonesie|ID\n" +
	"|new zealand|nouvelle zelande|nueva zelanda|NZ\n" +
	"|south africa|afrique du sud|sudafrica|ZA\n" +
	"|nigeria|NG\n" +
	"|senegal|SN\n" +
	"|cote d ivoire|ivory coast|CI\n" +
	"|cameroon|cameroun|CM\n" +
	"|haiti|HT\n" +
	"|dominican republic|republique dominicaine|republica dominicana|DO\n" +
	"|puerto rico|porto rico|PR\n" +
	"|luxembourg|luxemburg|LU\n" +
	"|monaco|MC\n" +
	"|greece|grece|grecia|griechenland|GR\n" +
	"|czech republic|czechia|republique tcheque|tschechien|CZ\n" +
	"|romania|roumanie|rumania|rumanien|RO\n" +
	"|hungary|hongrie|hungria|ungarn|HU\n" +
	"|pakistan|PK\n"
