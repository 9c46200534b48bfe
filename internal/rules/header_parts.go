package rules

import "strings"

// part is a class of words that names of columns are put together from.
type part uint32

const (
	partMail    part = 1 << iota // an email
	partPhone                    // a phone
	partHome                     // of the person alone
	partWork                     // at work
	partSecond                   // one more
	partStreet                   // an address
	partName                     // a name
	partCreated                  // coming in
	partTime                     // a point of time
	partBudget                   // money someone would spend
	partPrice                    // a price, of what is sought or of anything
	partLow                      // the low end
	partHigh                     // the high end
	partID                       // an identifier
	partWhose                    // whom an identifier is of
	partGiven                    // given to someone to look after
	partAgent                    // who looks after leads
	partLoan                     // money lent
	partAdviser                  // who gives advice
	partHeat                     // hot, warm, cold
	partSeek                     // sought
	partSite                     // a place in the web
	partOther                    // another person beside the lead
	partStage                    // how far a lead has come
	partFrom                     // where a lead comes from
	partThing                    // a property, or what advertises it
	partFunnel                   // the way from lead to client
	partNote                     // a remark
	partText                     // a message
)

// words of each class, folded, in the languages of files.
const partWords = `
mail: email emails mail mails courriel courriels correo correos messagerie mejl epost emailadresse emailadres mailadresse correio electronico eletronico electronica elettronica em eml
phone: phone phones telephone tel tels telf tlf tfno telefon telefono telefone telefoon telephon fon telefonnummer telefoonnummer fone tlfno tfn ph telefonico telefonica telephonique
home: home domicile maison privat prive privee privado casa particular thuis perso personnel personnelle personal residence residentiel residential residencial res private zuhause hem abitazione pessoal personale primary main principal principale hoofd haupt default defaut standard hm hme
work: work business office bureau pro professionnel professionnelle trabajo oficina laboral profesional arbeit buro geschaftlich dienstlich beruflich lavoro ufficio comercial trabalho escritorio werk zakelijk corporate company wk ofc
second: 2 second secondary secondaire deuxieme alternate alternative alt other autre additional another backup otro otra segundo segunda secundario secundaria alternativo weitere zweite zweit altra secondaria alternativa outro ander tweede annan
street: address adresse addr street rue calle direccion domicilio strasse anschrift via indirizzo endereco morada rua straat adres adress adresses addresses
name: name names nom noms nombre nome naam namn navn
created: created creation create added add ajout ajoute ajoutee saisie saisi inscription inscrit reception recu enregistrement enregistre registered registration register subscribe subscribed signup signed submitted submit submission received inquiry enquiry demande alta registro registrado creacion creado ingreso captacion solicitud erstellt erstellung angelegt anlage eingang eingegangen eingabe erfasst erfassung anfrage eintrag inserimento inserito creazione registrazione iscrizione richiesta cadastro cadastrado criacao criado registo entrada aangemaakt aanmaak toegevoegd ontvangen aanvraag skapad opprettet oprettet entry entered capture captured joined join sign opened consulta inschrijf erstell registrierungs registrierung eintragung inquired enquired inschrijving registrering reg referred contacto acquisizione acquisition adquisicion aquisicao pedido
time: date time on at le datetime timestamp utc gmt dt fecha hora datum am data em il op uhrzeit zeit heure stamp vom hour ora
budget: budget presupuesto orcamento bilancio budjet enveloppe budgetrahmen
price: price prices prix precio preis kaufpreis prezzo preco valor koopsom prijs koopprijs purchase spend amount montant importe betrag importo rent loyer miete alquiler affitto aluguel huur value wensprijs
low: min minimum minimal minimale mini low lowest from de desde von ab da van vanaf minimo minima mindest start lower debut
high: max maximum maximal maximale maxi high highest to a hasta bis tot massimo massima maximo maxima hochst upper upto jusqu fin ate
id: id ids no nr num number numero nummer code cod codice codigo ref reference referencia referenz referentie riferimento key uid guid uuid clave identifiant identificador identificativo kennung
whose: anfrage user lead client customer contact person record entry case inquiry enquiry prospect kunde kunden kd kontakt interessent interessenten datensatz adress cliente cli contacto contatto contato klant relatie dossier fiche tiers crm external legacy acquereur visitor guest applicant registrant participant member submission invitee enquirer koper kaufer comprador acquirente acheteur respondent kund interesado interessado interessada interesada solicitante richiedente acquirenti locataire emprunteur demandeur visiteur vendeur tenant resident inquilino
given: assigned assignee owned managed handled responsible responsable responsavel responsabile asignado asignada zugewiesen zugeteilt assegnato atribuido toegewezen attribue assigne affecte owner proprietaire zustandig tildelt ansvarig zugewiesener zugewiesene zugeteilter asignada attribuee negotiator encargado encargada incaricato incaricata charge beheerder cargo zustandiger zustandige verantwoordelijk verantwoordelijke verantwortlicher verantwortliche destinataire
agent: agent agents rep representative advisor adviser broker realtor member team staff salesperson seller conseiller conseillere courtier negociateur mitarbeiter makler berater asesor agente gestor consultor corretor consulente makelaar medewerker sales comercial commercial vendedor ejecutivo captador negotiator employee associate betreuer responsable leasing consultora asesora immobilier immobiliere inmobiliario inmobiliaria immobiliare imobiliario
loan: loan mortgage pret hypothecaire credit hipotecario hipotecaria mutuo mutui hypothek lender lending finanzierung bancaire lo financement financing financiero financiera financiamento bank banque banco banca
adviser: officer originator agent advisor adviser broker consultant specialist conseiller conseillere courtier asesor asesora consulente berater contact rep lo banker ejecutivo ejecutiva
heat: hot warm cold chaud tiede froid caliente tibio frio heiss lauwarm kalt caldo tiepido freddo
seek: search searched desired wanted target buyer purchase client customer recherche recherchee souhaite souhaitee deseado wunsch cherche your looking preferred lead total global achat acquisition compra ideal home prix zoekprofiel suchprofil range fourchette rango faixa search deseada gewunschte gewenst gewenste desiderata desejada
site: website site web webseite homepage url page internet sitio pagina sito
other: assistant asst spouse conjoint conjointe epoux epouse husband wife cobuyer coborrower coapplicant coacheteur coacquereur coemprunteur ehepartner ehefrau ehemann conyuge coniuge conjuge echtgenoot partner parent guardian emergency relationship relative child
stage: status statut estado estatus stato stage stages etape etapa fase phase stadium situacao situacion situation etat
from: source sources origin origine origen origem fonte fuente quelle herkunft bron herkomst provenance procedencia provenienza canal channel kanal portal portail portale portaal platform plateforme plataforma media midia medio via
thing: property listing ad advert annonce bien inmueble inmuebles anuncio imovel immobile annuncio objekt object expose pand woning online scout mandat propiedad propriete annonces immobilie aviso vivienda piso
funnel: processo processus proceso process prozess funil funnel embudo pipeline vente venta vendita venda verkauf sales deal trattativa dossier lavorazione avancement suivi bearbeitung afhandeling contact demanda demande aanvraag richiesta anfrage pedido
note: note notes comment comments commentaire commentaires remarque remarques remark remarks observations observation observaciones nota notas notizen notiz bemerkung bemerkungen opmerking opmerkingen anmerkung anmerkungen comentario comentarios osservazioni annotazioni aantekeningen observacoes interne internes interna internas interni intern internal private privees privadas misc general generales allgemein libre
text: message messages mensaje mensagem messaggio nachricht bericht demande body testo texto text texte contenu contenido conteudo inhalt inhoud content corps
`

// classes reads partWords.
func classes() map[string]part {
	out := map[string]part{}
	p := part(1)
	for line := range strings.Lines(strings.TrimSpace(partWords)) {
		_, words, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for w := range strings.FieldsSeq(words) {
			out[w] |= p
		}
		p <<= 1
	}
	return out
}
