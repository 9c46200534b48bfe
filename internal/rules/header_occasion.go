package rules

import (
	"slices"
	"strings"
)

// occasion says whether words are of an appointment or a visit, whose place and day
// are no lead's: "Open House Address", "Showing date", "Question 2" of its form.
func occasion(words []string) bool {
	n := len(words)
	if n == 2 && allDigits(words[1]) {
		switch words[0] {
		case "question", "pregunta", "frage", "domanda", "pergunta", "vraag":
			return true
		}
	}
	if slices.ContainsFunc(words, arrived) { // "Event created at"
		return false
	}
	for i, w := range words {
		switch w {
		case "openhouse", "showing", "viewing", "tour", "event", "meeting", "appointment", "evenement", "rdv", "evento", "termin", "cita", "besichtigung":
		case "house":
			if i == 0 || words[i-1] != "open" {
				continue
			}
		default:
			continue
		}
		switch words[n-1] {
		case "date", "time", "address", "street", "city", "state", "zip", "location", "adresse", "ville", "lieu", "heure", "direccion", "ciudad", "fecha", "hora", "lugar", "ort", "datum":
			return i < n-1
		}
		if i > 0 && joint(words[i-1]) { // "Date du rendez-vous", "Fecha de la cita"
			return dayWord(words[0])
		}
	}
	return false
}

// hosted leaves out the columns of who was booked where others are of who booked:
// "User Name" beside "Invitee Name" is of the office.
func (g *guesser) hosted() {
	guests := false
	for i := range g.cols {
		guests = guests || guest(tokens(g.cols[i].name))
	}
	for i := range g.cols {
		if words := tokens(g.cols[i].name); guests && len(words) > 1 && (words[0] == "user" || words[0] == "host" || words[0] == "organizer") {
			g.cols[i].wants, g.cols[i].excluded = nil, true
		}
	}
}

// guest says whether a name of a column is of someone who was asked in or came.
func guest(words []string) bool {
	if len(words) < 2 {
		return false
	}
	switch words[0] {
	case "invitee", "guest", "attendee", "visitor", "registrant", "participant":
		return true
	}
	return false
}

// edge says whether words are of the beginning or the end of something, which is
// not when a lead came in: "Start Date & Time", "Fecha de fin".
func edge(words []string) bool {
	day, end := false, false
	for _, w := range words {
		day = day || dayWord(w)
		switch w {
		case "start", "starts", "starting", "end", "ends", "ending", "finish", "debut", "fin", "inicio", "final", "beginn", "ende", "inizio", "fine", "begin", "einde", "termino":
			end = true
		}
	}
	return day && end
}

// dayWord says whether a word heads a column of days or times.
func dayWord(w string) bool {
	switch w {
	case "date", "time", "datetime", "dates", "heure", "fecha", "hora", "datum", "data", "uhrzeit", "zeit", "tijd", "ora", "hour":
		return true
	}
	return false
}

// request says whether a header is of the kind of a request, which is what someone
// wants done or how they asked: "Type de demande", "Anfrageart".
func request(name string) bool {
	for _, w := range [...]string{"demande", "enquiry", "inquiry", "request", "anfrage", "richiesta", "solicitud", "consulta", "aanvraag", "pedido"} {
		if strings.Contains(squash(name), w) {
			return true
		}
	}
	return false
}
