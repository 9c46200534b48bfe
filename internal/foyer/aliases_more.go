package foyer

// Names of columns in further languages of files, a line for each field.
const aliasesES = `
full_name: Nombre completo | Nombre y apellidos | Nombre y apellido | Nombre | Nombre del cliente | Apellidos y nombre | Cliente | Contacto | Nombre contacto | Nombre del contacto | Interesado
first_name: Nombre | Nombres | Nombre de pila | Primer nombre
last_name: Apellidos | Apellido | Primer apellido | Apellido paterno | Apellido(s) | 1er apellido | Apellido 1
company: Empresa | Nombre de la cuenta | Compañía | Sociedad | Razón social | Nombre de la empresa | Organización | Negocio | Nombre empresa | Dónde trabaja | Lugar de trabajo | Trabaja en
job_title: Cargo | Puesto | Profesión | Ocupación | Puesto de trabajo | Título
email: Correo | Correo electrónico | Email | E-mail | Dirección de correo | Correo-e | Dirección de correo electrónico | Mail | Correo personal
email_2: Correo 2 | Correo secundario | Segundo correo | Otro correo | Correo alternativo | Email 2 | Email secundario
phone: Teléfono | Tel | Tfno | Tlf | Teléfono fijo | Número de teléfono | Telf | Teléfono 1 | Teléfono de contacto | Fijo | Tlfno | Teléfono casa | Teléfono particular | Contacto telefónico
phone_mobile: Móvil | Teléfono móvil | Celular | Teléfono celular | Tel. móvil | Número de móvil | Número de celular
phone_work: Teléfono trabajo | Teléfono del trabajo | Teléfono oficina | Teléfono profesional | Teléfono laboral | Tel. trabajo
address_line1: Dirección | Domicilio | Calle | Dirección 1 | Dirección postal | Calle y número
address_line2: Dirección 2 | Piso | Puerta | Piso/Puerta | Departamento número | Apto | Apto. | Apartamento | Interior | Número interior | Núm. interior | No. interior | Depto | Piso y puerta
city: Ciudad | Población | Localidad | Municipio | Cd | Cd.
region: Provincia | Estado | Región | Comunidad autónoma | Comunidad | Departamento | Estado o provincia | Estado/Provincia | Edo | Edo. | Pcia | Pcia.
postal_code: Código postal | CP | C.P. | Cód. postal | Cod postal
country: País | País de residencia
website: Sitio web | Página web | Web | Página
birthday: Fecha de nacimiento | Cumpleaños | Nacimiento | Fecha nacimiento | F. nacimiento | Fecha nac | Fecha de nac | Cumple | Fecha de cumpleaños | F. nac.
language: Idioma | Idioma preferido | Lengua
external_id: Número de cliente | ID cliente | Código cliente | Código de cliente | Referencia | Identificador | Nº cliente | ID contacto | Referencia cliente | Código | ID de registro | ID de cliente | Número de registro | Identificador de cliente
source: Origen | Medio de captación | Fuente | Procedencia | Origen del contacto | Fuente del lead | Cómo nos conoció | Medio | Canal | Origen del lead | Portal | Medio de contacto | Fuente original | Fuente de origen | Canal de marketing | Canal de captación | Viene de | De dónde viene | Cómo llegó | Fuente de tráfico | Se enteró por | Cómo se enteró | Llegó por | Conocido por
status: Estado | Estatus | Fase | Etapa | Situación | Estado del lead | Estado del cliente | Estado cliente
intent: Compra/Venta/Alquiler | Tipo de operación | Operación | Interés | Compra o venta | Tipo operación | Busca | Transacción | Tipo de transacción
lead_type: Tipo | Tipo de cliente | Tipo de contacto | Tipo de lead | Tipo cliente
rating: Valoración | Temperatura | Calificación
site: Oficina | Sucursal | Delegación
owner: Responsable | Asignado a | Colaborador | Agente de referencia | Agente | Comercial | Asesor | Propietario del contacto | Propietario del prospecto | Propietario del lead | Vendedor asignado | Captador | Agente asignado | Gestor | Asignado | Agente comercial | Ejecutivo | Lo lleva | Llevado por | Atendido por | Gestionado por | Agente a cargo | Encargado | Encargada | Asesor asignado | Comercial asignado | Vendedor | Vendedora
financing: Financiación | Forma de pago | Financiamiento | Tipo de financiación | Tipo de crédito | Tipo de financiamiento | Método de pago | Tipo de pago | Crédito | Forma de financiación
prequalified: Precalificado | Preaprobado | Hipoteca preaprobada | Preaprobada
lender_name: Banco | Entidad | Entidad financiera | Prestamista | Institución bancaria | Entidad bancaria
referral_source: Referido por | Recomendado por | Recomendado de | Nos lo recomendó | Enviado por | Recom. por | Rec. por | Ref. por
referral: Referido | Recomendado
property_id: Referencia anuncio | Referencia del anuncio | Referencia del inmueble | Ref. inmueble | Referencia inmueble | ID inmueble | Código inmueble | Ref. anuncio | Código propiedad | Código del anuncio | Referencia propiedad | ID propiedad
budget_min: Presupuesto mínimo | Precio mínimo | Presupuesto desde | Precio desde | Presupuesto min
budget_max: Presupuesto máximo | Precio máximo | Presupuesto hasta | Precio hasta | Presupuesto | Presupuesto max | Rango de precio | Hasta cuánto
message: Mensaje | Consulta | Pregunta | Texto | Cómo podemos ayudarte | En qué podemos ayudarte | En qué podemos ayudarle
notes: Notas | Nota | Comentarios | Comentario | Observaciones | Descripción | Detalles
tags: Etiquetas | Etiqueta | Grupos | Categorías
created_at: Fecha | Fecha de creación | Fecha creación | Fecha de alta | Fecha alta | Creado | Creado el | Fecha de registro | Fecha de entrada | Fecha registro | Fecha de contacto | Alta | Fecha de solicitud | Recibido | Marca temporal | Primer contacto | Fecha primer contacto | Fecha y hora
-: Sexo | Género | Edad | Estado civil | DNI | NIF | NIE | CIF | RFC | CURP | Documento | Tipo documento | Número documento | Tratamiento | Segundo nombre | Segundo apellido | Fax | Profesionales | Habitaciones | Dormitorios | Baños | Superficie | Metros | Tipo de inmueble | Tipo inmueble | Tipo de propiedad | Zona | Zonas | Última modificación | Última visita | Fecha de modificación | Última actividad | Último contacto | Próxima acción | Prioridad | Importe | Total | Precio | Foto | Enlace | Verificado | Certificado | Consentimiento | Asunto | Nacionalidad | Cónyuge | IBAN | 2º apellido | Apellido 2 | Vía | Tipo de vía
`

const aliasesDE = `
full_name: Name | Vollständiger Name | Vor- und Nachname | Ansprechpartner | Kundenname | Kunde | Kontakt | Interessent | Vorname Nachname | Name, Vorname | Kontaktname | Vor- und Zuname
first_name: Vorname | Vornamen | Rufname
last_name: Nachname | Familienname | Zuname | Name
company: Firma | Unternehmen | Firmenname | Gesellschaft | Organisation | Arbeitgeber | Betrieb | Unternehmensname
job_title: Position | Beruf | Funktion | Berufsbezeichnung | Jobtitel | Stellung | Titel
email: E-Mail | Email | Mail | E-Mail-Adresse | Mailadresse | E-Mail privat | E-Mail 1 | Emailadresse | E-Mail Adresse
email_2: E-Mail 2 | Weitere E-Mail | Zweite E-Mail | Alternative E-Mail | E-Mail geschäftlich | E-Mail dienstlich
phone: Telefon | Telefonnummer | Tel | Tel. | Telephon | Festnetz | Telefon privat | Telefon 1 | Rufnummer | Festnetznummer | Tel. privat | Telefon (privat) | Fon
phone_mobile: Mobil | Handy | Mobiltelefon | Mobilnummer | Handynummer | Mobilfunk | Mobil privat | Telefon mobil | Natel | Mobilrufnummer
phone_work: Telefon geschäftlich | Telefon dienstlich | Telefon Büro | Büro Telefon | Telefon (geschäftlich) | Durchwahl | Tel. geschäftlich | Telefon Arbeit | Tel. dienstlich
address_line1: Straße | Strasse | Adresse | Anschrift | Straße und Hausnummer | Straße, Nr. | Straße Nr | Strasse/Nr | Adresse 1 | Straße / Hausnummer
address_line2: Adresszusatz | Zusatz | Adresse 2 | Anschrift 2
city: Stadt | Ort | Wohnort | Gemeinde
region: Bundesland | Kanton | Region | Provinz | Landkreis
postal_code: PLZ | Postleitzahl
country: Land | Staat
website: Webseite | Website | Internetseite | Homepage | Internet | Internetadresse
birthday: Geburtsdatum | Geburtstag | Geboren am | Geb.-Datum | geb. am | geb
language: Sprache | Korrespondenzsprache
external_id: Kundennummer | Kunden-Nr. | Kundennr | Kunden-ID | Kontakt-ID | Datensatznummer | Externe ID | Interessentennummer | Adressnummer | Nummer
source: Quelle | Herkunft | Leadquelle | Kontaktquelle | Lead-Quelle | Kanal | Aufmerksam durch | Portal | Herkunft Kontakt
status: Status | Stadium | Phase | Leadstatus | Lead-Status | Kontaktstatus | Kundenstatus | Bearbeitungsstatus
intent: Kauf/Verkauf/Miete | Kauf oder Miete | Vermarktungsart | Suchart | Anfrageart | Interesse an | Kauf/Miete | Gesuch
lead_type: Typ | Kundentyp | Kontaktart | Kontakttyp | Leadtyp | Art | Kundenart | Adressart
rating: Bewertung | Einstufung | Temperatur
site: Niederlassung | Filiale | Büro | Standort
owner: Betreuer | Zuständig | Zugewiesen an | Bearbeiter | Makler | Verantwortlich | Berater | Sachbearbeiter | Zuständiger Mitarbeiter | Mitarbeiter | Besitzer | Verantwortlicher
financing: Finanzierung | Finanzierungsart
prequalified: Finanzierung bestätigt | Finanzierungsbestätigung | Vorab genehmigt
lender_name: Kreditgeber | Finanzierende Bank
referral_source: Empfohlen von | Tippgeber | Empfehlung durch | Empfehlungsgeber
referral: Empfehlung | Empfohlen
property_id: Objektnummer | Objekt-Nr. | Objekt-ID | Immobilien-ID | Scout-ID | Objektnr | ImmoNr | Immobiliennummer | Expose-ID
budget_min: Min. Kaufpreis | Kaufpreis min | Mindestpreis | Budget von | Mindestbudget | Preis von | Kaufpreis von | Budget min | Preis min
budget_max: Max. Kaufpreis | Kaufpreis max | Maximaler Kaufpreis | Budget bis | Höchstbudget | Preis bis | Kaufpreis bis | Budget | Maximalpreis | Budget max | Preis max | Maximales Budget
message: Nachricht | Anfrage | Mitteilung | Anfragetext
notes: Notiz | Notizen | Bemerkung | Bemerkungen | Kommentar | Anmerkung | Anmerkungen | Beschreibung | Kommentare | Info
tags: Schlagworte | Schlagwörter | Tags | Gruppen | Gruppe | Kategorien | Merkmale | Stichworte | Kundengruppe | Kundengruppen
created_at: Datum | Eintragsdatum | Erstellt | Erstellt am | Erstellungsdatum | Angelegt am | Anlagedatum | Eingang | Eingegangen am | Eingangsdatum | Anfragedatum | Erfasst am | Angelegt | Hinzugefügt am | Datum der Anfrage | Erfassungsdatum | Registriert am | Zeitstempel | Erstkontakt | Erstkontakt am | Datum und Uhrzeit | Datum/Zeit
-: Anrede | Geschlecht | Alter | Fax | Faxnummer | Telefax | Zweiter Vorname | Familienstand | Branche | Abteilung | Mitarbeiterzahl | Umsatz | Geändert am | Letzte Änderung | Letzter Kontakt | Letzte Aktivität | Nächster Schritt | Wiedervorlage | Priorität | Zimmer | Wohnfläche | Objektart | Objekttyp | Immobilientyp | Betrag | Preis | Summe | Foto | Empfängt E-Mail | Empfängt Post | Newsletter | Einwilligung | DSGVO | Breitengrad | Längengrad | Briefanrede | Betreff | Nationalität | Steuernummer | Grundstück | Ehepartner
`

const aliasesIT = `
full_name: Nome completo | Nome e cognome | Cognome e nome | Nominativo | Cliente | Contatto | Nome cliente | Nome
first_name: Nome | Nome di battesimo
last_name: Cognome
company: Azienda | Società | Ragione sociale | Impresa | Ditta | Nome azienda | Organizzazione
job_title: Ruolo | Posizione | Professione | Mansione | Qualifica | Titolo
email: Email | E-mail | Posta elettronica | Indirizzo email | Mail | Indirizzo e-mail | Indirizzo di posta
email_2: Email secondaria | Altra email | Seconda email | PEC | Email 2
phone: Telefono | Tel | Numero di telefono | Telefono fisso | Fisso | Numero telefono | Telefono casa | Recapito telefonico | Recapito
phone_mobile: Cellulare | Telefono cellulare | Numero di cellulare | Cell
phone_work: Telefono ufficio | Telefono lavoro
address_line1: Indirizzo | Via | Indirizzo 1
address_line2: Indirizzo 2 | Interno
city: Città | Comune | Località
region: Provincia | Regione | Prov
postal_code: CAP | Codice postale
country: Paese | Nazione | Stato estero
website: Sito web | Sito | Sito internet
birthday: Data di nascita | Compleanno | Nato il | Data nascita
language: Lingua
external_id: Codice | Codice cliente | ID cliente | Riferimento | Numero cliente | Identificativo
source: Fonte | Origine | Provenienza | Canale | Portale | Fonte del contatto
status: Stato | Fase | Stato del lead | Stato cliente | Stato contatto | Stato trattativa
intent: Acquisto/Vendita/Affitto | Tipo di richiesta | Contratto | Interesse | Tipologia richiesta | Tipo operazione
lead_type: Tipo | Tipo cliente | Tipologia | Tipo contatto | Tipologia cliente
rating: Valutazione | Temperatura
site: Ufficio | Filiale | Sede | Agenzia
owner: Assegnato a | Agente | Agente di riferimento | Collaboratore | Responsabile | Consulente | Agente assegnato | Referente | Venditore assegnato | Gestito da | Incaricato
financing: Finanziamento | Mutuo | Tipo di finanziamento
lender_name: Banca
referral_source: Segnalato da | Presentato da | Segnalatore
property_id: Riferimento immobile | Codice immobile | ID immobile | Rif. immobile | Rif. annuncio | Codice annuncio
budget_min: Budget minimo | Prezzo minimo | Prezzo da | Budget da
budget_max: Budget massimo | Prezzo massimo | Prezzo a | Budget a | Budget
message: Messaggio | Richiesta | Testo
notes: Note | Nota | Commenti | Commento | Osservazioni | Descrizione | Annotazioni
tags: Etichette | Tag | Gruppi | Categorie
created_at: Data di creazione | Data creazione | Creato il | Data inserimento | Inserito il | Data di inserimento | Data registrazione | Data richiesta | Data contatto | Ricevuto il | Data iscrizione | Informazioni cronologiche | Primo contatto | Data primo contatto | Data e ora
-: Sesso | Età | Fax | Codice fiscale | Partita IVA | P.IVA | Stato civile | Secondo nome | Camere | Locali | Bagni | Superficie | Metri quadri | Tipologia immobile | Tipo immobile | Zona | Ultima modifica | Data modifica | Ultimo contatto | Ultima attività | Priorità | Importo | Totale | Prezzo | Consenso | Privacy | Oggetto | Nazionalità
`

const aliasesPT = `
full_name: Nome completo | Nome | Nome do cliente | Cliente | Contato | Contacto | Nome e sobrenome
first_name: Nome | Primeiro nome | Nome próprio
last_name: Sobrenome | Apelido | Último nome
company: Empresa | Companhia | Razão social | Nome da empresa | Organização
job_title: Cargo | Função | Profissão | Ocupação
email: Email | E-mail | Correio eletrônico | Correio eletrónico | Endereço de e-mail | Endereço de email
email_2: Email 2 | E-mail secundário | Outro e-mail | Email alternativo | E-mail alternativo
phone: Telefone | Tel | Telefone fixo | Número de telefone | Fone | Telefone residencial | Telefone 1 | Telefone de contato | Telefone de contacto | Contacto telefónico | Contato telefônico
phone_mobile: Celular | Telemóvel | Telefone celular | Número de celular | Telefone móvel
phone_work: Telefone comercial | Telefone do trabalho | Telefone escritório | Telefone trabalho
address_line1: Endereço | Morada | Rua | Logradouro | Rua 1 | Endereço 1
address_line2: Complemento | Rua 2 | Endereço 2 | Andar
city: Cidade | Município | Localidade
region: Estado | UF | Distrito | Província | Região
postal_code: CEP | Código postal
country: País
website: Site | Página web | Sítio web
birthday: Data de nascimento | Aniversário | Nascimento | Data nascimento
language: Idioma | Língua
external_id: Código do cliente | ID do cliente | Referência | Número do cliente | ID cliente | Código
source: Origem | Fonte | Origem do lead | Canal | Origem do contato | Como nos conheceu | Mídia de origem | Mídia
status: Estado do lead | Status | Situação | Fase | Etapa | Situação do lead | Status do lead | Etapa do funil
intent: Compra/Venda/Arrendamento | Finalidade | Tipo de negócio | Interesse | Objetivo | Transação
lead_type: Tipo | Tipo de cliente | Tipo de contato
rating: Avaliação | Temperatura | Classificação
site: Escritório | Filial | Agência
owner: Responsável | Corretor | Atribuído a | Consultor | Agente | Vendedor responsável | Proprietário do lead | Corretor responsável
financing: Financiamento | Forma de pagamento
prequalified: Pré-aprovado | Pré-qualificado
lender_name: Banco
referral_source: Indicado por | Recomendado por
referral: Indicação
property_id: Código do imóvel | Referência do imóvel | ID do imóvel | Ref. do imóvel
budget_min: Orçamento mínimo | Preço mínimo | Valor mínimo
budget_max: Orçamento máximo | Preço máximo | Orçamento | Valor máximo | Faixa de preço
message: Mensagem | Pergunta
notes: Notas | Observações | Comentários | Observação | Anotações | Descrição | Comentário
tags: Etiquetas | Marcadores | Tags | Grupos
created_at: Data | Data de criação | Criado em | Data de cadastro | Data de registo | Data de registro | Data do cadastro | Data de entrada | Cadastrado em | Data cadastro | Recebido em | Carimbo de data/hora | Primeiro contato | Data e hora
-: Sexo | Gênero | Idade | CPF | CNPJ | NIF | RG | Estado civil | Segundo nome | Nome do meio | Bairro | Fax | Quartos | Banheiros | Área | Tipo de imóvel | Última atualização | Última modificação | Último contato | Prioridade | Valor | Preço | Total | Foto | Assunto | Nacionalidade
`

const aliasesNL = `
full_name: Naam | Volledige naam | Klantnaam | Contactpersoon | Contact | Klant | Naam contactpersoon
first_name: Voornaam | Roepnaam
last_name: Achternaam | Familienaam | Naam
company: Bedrijf | Bedrijfsnaam | Organisatie | Onderneming | Firma
job_title: Functie | Beroep | Functietitel
email: E-mail | E-mailadres | Email | Emailadres | Mailadres
email_2: Tweede e-mail | E-mail 2 | Ander e-mailadres
phone: Telefoon | Telefoonnummer | Tel | Vaste telefoon | Telefoon thuis | Telefoon privé | Vast nummer
phone_mobile: Mobiel | Mobiele telefoon | Mobiel nummer | GSM | 06-nummer | Telefoon mobiel | Gsm-nummer
phone_work: Telefoon werk | Werktelefoon | Zakelijk telefoonnummer | Telefoon zakelijk
address_line1: Adres | Straat | Straatnaam | Straat en huisnummer | Straat + huisnr | Straat + nr
address_line2: Adres 2 | Toevoeging | Bus
city: Stad | Plaats | Woonplaats | Gemeente
region: Provincie | Regio
postal_code: Postcode | PC
country: Land
website: Website | Webadres
birthday: Geboortedatum | Verjaardag
language: Taal
external_id: Klantnummer | Relatienummer | Klant-ID | Kenmerk
source: Bron | Herkomst | Leadbron | Kanaal
status: Status | Fase | Leadstatus
intent: Koop/huur | Koop/Verkoop/Huur | Koop of huur | Soort aanvraag
lead_type: Type | Soort | Klanttype | Soort contact | Soort relatie
site: Kantoor | Vestiging | Filiaal
owner: Eigenaar | Toegewezen aan | Makelaar | Verantwoordelijke | Behandelaar | Accountmanager | Dossierbeheerder | Beheerder
financing: Financiering
referral_source: Doorverwezen door | Aanbevolen door
property_id: Objectnummer | Objectcode | Pandnummer | Object-ID
budget_min: Budget van | Minimumprijs | Prijs vanaf
budget_max: Max. koopsom | Budget tot | Maximumprijs | Budget | Prijs tot
message: Bericht | Vraag | Aanvraag
notes: Notities | Notitie | Opmerkingen | Opmerking | Toelichting | Omschrijving | Aantekeningen | Aantekening
tags: Labels | Trefwoorden | Groepen
created_at: Aangemaakt | Aangemaakt op | Datum aangemaakt | Aanmaakdatum | Toegevoegd op | Ontvangen op | Datum aanvraag | Ontvangen | Tijdstempel | Eerste contact | Datum en tijd | Ingevoerd op | Ingevoerd | Datum invoer
-: Aanhef | Geslacht | Leeftijd | Tussenvoegsel | Fax | Voorletters | BTW-nummer | Gewijzigd op | Laatst gewijzigd | Laatste contact | Prioriteit | Slaapkamers | Woningtype | Bedrag
`

const aliasesNordic = `
full_name: Namn | Fullständigt namn | Navn | Fullt navn | Fulde navn | Kundnamn | Kontaktperson | Nimi
first_name: Förnamn | Fornavn | Fornamn | Etunimi
last_name: Efternamn | Etternavn | Efternavn | Sukunimi
company: Företag | Firma | Selskap | Virksomhed | Företagsnamn | Bolag | Bedrift | Yritys
job_title: Befattning | Titel | Stilling | Yrke | Tittel
email: E-post | E-postadress | Epost | E-postadresse | Mejl | Sähköposti | Mailadress
email_2: E-post 2 | Annan e-post
phone: Telefon | Telefonnummer | Tlf | Hemtelefon | Tel | Puhelin
phone_mobile: Mobil | Mobiltelefon | Mobilnummer | Matkapuhelin
phone_work: Arbetstelefon | Telefon arbete | Jobbtelefon | Arbejdstelefon
address_line1: Adress | Gatuadress | Gata | Adresse | Gateadresse | Vej | Gade | Katuosoite
city: Ort | Stad | Postort | By | Sted | Poststed | Kaupunki
region: Län | Fylke | Landskap
postal_code: Postnummer | Postnr | Postinumero
country: Land | Maa
website: Webbplats | Hemsida | Nettside | Hjemmeside
birthday: Födelsedatum | Fødselsdato | Födelsedag | Fødselsdag
language: Språk | Sprog
external_id: Kundnummer | Kundenummer | Kund-ID
source: Källa | Kilde | Ursprung
status: Status | Fas | Steg
lead_type: Typ | Type | Kundtyp
owner: Ansvarig mäklare | Ansvarlig megler | Ansvarig | Ansvarlig | Mäklare | Tilldelad | Megler | Tildelt | Säljare
site: Kontor
budget_max: Budget | Maxpris
budget_min: Minpris
message: Meddelande | Melding | Besked
notes: Anteckningar | Notater | Noter | Kommentar | Kommentarer | Beskrivning | Anteckning | Merknad
tags: Etiketter | Taggar | Tagger | Grupper
created_at: Skapad | Opprettet | Oprettet | Skapad datum | Datum skapad | Registrerad | Inkommen
-: Kön | Kjønn | Ålder | Personnummer | Fax | Ändrad | Senast ändrad | Prioritet
`

const aliasesAR = `
full_name: الاسم | الاسم الكامل | اسم العميل | العميل | اسم جهة الاتصال
first_name: الاسم الأول
last_name: اسم العائلة | الاسم الأخير | اللقب
company: الشركة | اسم الشركة | المؤسسة
job_title: المسمى الوظيفي | الوظيفة | المنصب
email: البريد | البريد الإلكتروني | البريد الالكتروني | الايميل | الإيميل | ايميل | بريد
phone: الهاتف | رقم الهاتف | هاتف | التليفون | رقم التليفون | رقم الاتصال | تلفون
phone_mobile: الجوال | رقم الجوال | الموبايل | المحمول | رقم الموبايل | واتساب | جوال | موبايل | رقم الواتساب
phone_work: هاتف العمل
address_line1: العنوان | الشارع | عنوان
city: المدينة | مدينة
region: المنطقة | المحافظة | الإمارة | الولاية
postal_code: الرمز البريدي
country: الدولة | البلد | دولة
website: الموقع الإلكتروني | الموقع
birthday: تاريخ الميلاد
language: اللغة
external_id: رقم العميل | المعرف
source: المصدر | مصدر العميل | مصدر
status: الحالة | حالة العميل | المرحلة | حالة
intent: الغرض | شراء/بيع/إيجار | نوع الطلب
lead_type: النوع | نوع العميل
owner: المسؤول | الوكيل | مسند إلى | الموظف المسؤول | المندوب
budget_max: الميزانية | أعلى سعر
budget_min: أقل سعر
message: الرسالة | رسالة
notes: ملاحظات | الملاحظات | تعليقات | ملاحظة
tags: الوسوم | التصنيفات
created_at: تاريخ الإنشاء | تاريخ الاضافة | تاريخ الإضافة | تاريخ التسجيل
-: الجنس | العمر | الجنسية | السعر | نوع العقار
`

const aliasesSlavic = `
full_name: ФИО | Полное имя | Клиент | Контакт | Imię i nazwisko | Klient
first_name: Имя | Imię | Jméno
last_name: Фамилия | Nazwisko | Příjmení
company: Компания | Организация | Firma | Nazwa firmy
job_title: Должность | Stanowisko
email: Электронная почта | Почта | E-mail | Эл. почта | Adres e-mail
phone: Телефон | Номер телефона | Telefon | Numer telefonu
phone_mobile: Мобильный | Мобильный телефон | Сотовый | Telefon komórkowy | Komórka
address_line1: Адрес | Улица | Adres | Ulica | Adresa
city: Город | Miasto | Miejscowość | Město
region: Область | Регион | Województwo
postal_code: Индекс | Почтовый индекс | Kod pocztowy | PSČ
country: Страна | Kraj | Země
birthday: Дата рождения | Data urodzenia
status: Статус | Этап | Status | Stav
source: Источник | Źródło | Zdroj
owner: Ответственный | Агент | Менеджер | Opiekun | Przypisany do
budget_max: Бюджет | Budżet
message: Сообщение | Wiadomość
notes: Комментарий | Примечание | Заметки | Uwagi | Notatki | Poznámka
tags: Теги | Tagi
created_at: Дата создания | Создан | Data utworzenia | Utworzono
`

const aliasesAsian = `
full_name: 姓名 | 名前 | 氏名 | お名前 | 성명 | 이름 | 客户姓名 | 联系人 | 顧客名
first_name: 名
last_name: 姓 | 苗字
company: 公司 | 会社 | 会社名 | 회사 | 公司名称
email: 邮箱 | 电子邮件 | 電子郵件 | メール | メールアドレス | 이메일 | 邮件
phone: 电话 | 電話 | 電話番号 | 전화번호 | 电话号码 | 联系电话
phone_mobile: 手机 | 手机号 | 携帯電話 | 휴대폰 | 휴대전화 | 手機
address_line1: 地址 | 住所 | 주소
city: 城市 | 市区町村 | 도시
postal_code: 邮编 | 郵便番号 | 우편번호
country: 国家 | 国 | 국가
source: 来源 | 流入元
status: 状态 | ステータス | 상태
budget_max: 预算 | 予算 | 예산
notes: 备注 | 備考 | メモ | 메모 | 비고
created_at: 创建时间 | 作成日 | 생성일
`
