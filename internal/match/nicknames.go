package match

import "strings"

// nicknames knows which given names may be the same person's: two are when a line
// of the table holds both.
type nicknames map[string][]uint16

func newNicknames() nicknames {
	n := nicknames{}
	for i, line := range strings.Split(nicknamesToI+"\n"+nicknamesFromJ, "\n") {
		for _, name := range strings.Fields(line) {
			n[name] = append(n[name], uint16(i))
		}
	}
	return n
}

// same says whether a line holds both names.
func (n nicknames) same(a, b []byte) bool {
	x := n[string(a)]
	if len(x) == 0 {
		return false
	}
	for _, l := range n[string(b)] {
		for _, m := range x {
			if l == m {
				return true
			}
		}
	}
	return false
}

// The names are folded. A name may stand in several lines: Alex is short for many.
const nicknamesToI = `abdullah abdallah abdulla
abigail abby gail abbie
abraham abe bram
adelaide addie heidi adele
adriana adriane adri
agnes aggie nessa
ahmed ahmad achmed ahmet
aisha ayesha aicha
alan allan allen al
albert al bert bertie alberto albrecht
alberto beto albert
alejandra alex ale sandra jandra alejandrina
alejandro alex ale jandro jano
alexander alex al sandy xander lex sascha sasha alec aleksander
alexandra alex sandy sandra lexi alexa sascha sasha ali
alexandre alex alexis
alfonso poncho fonso
alfred al fred alfie freddie alfredo fredo
alfredo fredy
ali aly
alice ali allie
alison ali allie
amanda mandy mandi
amandine mandy
amelia amy millie mia
amelie mel lili ame
ana anita anabel
anabelen anabel
anamaria anamari anita
andre dede
andrea andi andie drea
andreas andi andy
andres andy
andrew andy drew
angel angelito
angela angie
angeles angelita
anne ann annie anna anny hannah anette annette nan nancy
anneliese liesl anne lisa
annesophie anneso sophie
anthony tony ant anton
antoine toine tony
antonia toni tonia tona
antonio tonio tono tony toni anton
archibald archie
armando mando
arthur art artie
arturo turo
aurelie lili aure
aurelio yeyo
barbara barb barbie babs bobbie babsi
bartholomew bart
beatrice bea trixie bee
beatriz bea betty
benedict ben
benedicte bene
benjamin ben benny benji
benoit ben
bernadette bernie detta
bernard bernie barney
bernardo nardo
bernhard bernd
bertrand bert
bradley brad
brandon bran
bridget biddy bridie
brigitte gitte bibi biggi
calvin cal
camille cam
carlos carlitos charly
carmela carmelita
carmen carmela mela carmina menchu
carol caroline carolyn carrie caro lynn
caroline caro carole
cassandra cass cassie
catalina cata cati lina
catherine cathy cate kate kathy cat cath cathie kitty katy cathe catherin katherine kathryn
cecile cec
cecilia cissy celia
cedric ced
charles charlie chuck chas charley carl charlot karl
charlotte charlie lottie lotte chuck cha
christelle chris
christian chris christy
christiane chris christel
christina chris tina chrissy christine christa kristina kristin
christine chris tina christa chrissy christin kristine kristin
christoph christophe
christophe chris tof christo
christopher chris kit topher kester christoph
clara clare claire
claude cloclo
claudia claudi
clifford cliff
clinton clint
concepcion concha conchita chita conchi chon
constance connie
consuelo chelo
cornelius neil con
cristina cris tina
cristobal tobal
cynthia cindy cyndi
daniel dan danny dani dany
daniela dani
danielle dani dany danni
david dave davy davey davie
deborah deb debbie debby debra debi
deepak dipak
delphine delph
denis denny dennis
diana di diane
dietrich dieter
dolores lola loli lolita
dominic dom nick
dominique dom domi nique
donald don donny donnie
dorothy dot dottie dolly dora thea
douglas doug
edgar ed eddie
edmund ed eddie ned
eduardo edu lalo eddie guayo
edward ed eddie ted ned teddy eddy
edwin ed eddie
eleanor ellie nora nell nellie elinor leonore ella
elena lena nena
elisabeth lise babette elsa elise elsbeth lisa betty liz ella lisbeth liesl sissi elizabeth beth bettina babeth
elizabeth liz beth betty lizzie eliza bess lisa elsie libby liza betsy lilly elisabeth liza buffy
emanuel manny manu emmanuel
emile mimil
emilia mili emi
emilie emi milie
emily em emmy millie
emma em
emmanuel manu emanuel
emmanuelle manue manu
encarnacion encarna encarni
enrique quique kike
ernest ernie ernesto
ernesto neto
esperanza espe
esteban teban
esther essie hester
eugene gene
eugenia geni
eulalia lali
evelyn eve evie
ezekiel zeke
fatima fatma fatimah fatema
federico fede fico
felicia fel
felipe pipe
felix lito
fernanda fer nanda
fernando fer nando ferdy
florence flo flossie
florencia flor
frances fran frannie fanny frankie francie
francis frank fran frankie
francisca paca paquita fran paqui
francisco paco pancho fran curro kiko frank pacho quico
franciscojavier paco javier javi
francois frank fanfan
francoise francy
franklin frank
franz francis
frederic fred freddy frede
frederick fred freddie fritz rick
friederike rike fritzi
friedrich fritz fred
gabriel gabe gabi gaby
gabriela gabi gaby gabriella
gabriele gabi gaby
gabrielle gabby gabi gaby
gaston gus
genevieve gen ginny viviane ginette ge
georg schorsch jorg
george georgie geordie
georgina georgie gina
gerald gerry jerry
gerard gerry jerry gege
gerhard gerd
gertrude trudy gert gertie
gilbert gil bert
gilberto beto
giovanna gianna vanna
giovanni gianni vanni
giuseppe beppe peppe pino
gloria glory
gonzalo gonza chalo
graciela chela
gregoire greg
gregorio goyo gori
gregory greg gregg
guadalupe lupe lupita
guillaume guy gui will guill
guillermina mina
guillermo memo guille
gunther gunnar
gurpreet gary preet
gustavo gus tavo
gwendolyn gwen wendy
hannah anna
hans johann johannes
harold hal harry
harpreet harry preet
harriet hattie
hassan hasan
heather hettie
heinrich heinz heiner heini
helen nell nellie lena ellen helena
helene lena leni
henri riri
henry harry hank hal
herbert herb bert
heriberto beto
hermann harry
herve vever
hieronymus jerome
howard howie
hubert bert hugh
hugh hughie hugo
humberto beto berto
hussein hussain husayn husein hossein
ibrahim ebrahim brahim
ignacio nacho iggy
inmaculada inma
irene renie
isaac ike zac
isabel isa bel izzy chabela isabela isabelle isabella maribel isabeau
isabella izzy bella isa
isabelle isa belle izzy zabelle`
