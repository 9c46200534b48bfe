package match

import "strings"

// nicknames knows which given names may be the same person's: two are when a line
// of the table holds both.
type nicknames map[string][]uint16

// The names are folded. A name may stand in several lines: Alex is short for many.
const nicknameLines = `abigail abby gail abbie
abraham abe bram
adelaide addie heidi adele
adriana adriane adri
agnes aggie nessa
alan allan allen al
albert al bert bertie alberto albrecht
alejandra alex ale sandra jandra alejandrina
alejandro alex ale jandro
alexander alex al sandy xander lex sascha sasha alec aleksander
alexandra alex sandy sandra lexi alexa sascha sasha ali
alexandre alex alexis
alfred al fred alfie freddie alfredo fredo
alice ali allie
alison ali allie
amanda mandy mandi
amelie mel lili ame
amelia amy millie mia
ana anita
andrea andi andie drea
andreas andi andy
andrew andy drew
andre dede
angela angie
anne ann annie anna anny hannah anette annette nan nancy
anneliese liesl anne lisa
annesophie anneso sophie
anthony tony ant
antoine toine tony
antonio tonio tono tony toni anton
antonia toni tonia
archibald archie
arthur art artie
aurelie lili aure
barbara barb barbie babs bobbie babsi
bartholomew bart
beatrice bea trixie bee
beatriz bea betty
benedict ben
benjamin ben benny benji
benoit ben
bernard bernie barney
bernadette bernie detta
bernhard bernd
bertrand bert
bradley brad
brandon bran
brigitte gitte bibi biggi
bridget biddy bridie
calvin cal
camille cam
carlos carlitos charly
carol caroline carolyn carrie caro lynn
carmen carmela mela
cassandra cass cassie
catherine cathy cate kate kathy cat cath cathie kitty katy cathe
cecilia cissy celia
cecile cec
cedric ced
charles charlie chuck chas charley carl charlot karl
charlotte charlie lottie lotte chuck
christian chris christy
christiane chris christel
christina chris tina chrissy christine christa kristina kristin
christine chris tina christa chrissy
christopher chris kit topher kester christoph
christophe chris tof christo
clara clare claire
claudia claudi
claude cloclo
clifford cliff
clinton clint
concepcion concha conchita chita
consuelo chelo
constance connie
cornelius neil con
cristina cris tina
cynthia cindy cyndi
daniel dan danny dani dany
danielle dani dany danni
david dave davy davey davie
deborah deb debbie debby debra
denis denny dennis
diana di diane
dolores lola loli lolita
dominic dom nick
dominique dom domi nique
donald don donny donnie
dorothy dot dottie dolly dora thea
douglas doug
dietrich dieter
edgar ed eddie
edmund ed eddie ned
eduardo edu lalo
edward ed eddie ted ned teddy eddy
edwin ed eddie
eleanor ellie nora nell nellie elinor leonore ella
elena lena nena
elisabeth lise babette elsa elise elsbeth lisa betty liz ella lisbeth liesl sissi elizabeth beth bettina
elizabeth liz beth betty lizzie eliza bess lisa elsie libby liza betsy lilly elisabeth liza buffy
emanuel manny manu emmanuel
emilie emi milie
emily em emmy millie
emile mimil
emma em
enrique quique kike
ernest ernie ernesto
esther essie hester
eugene gene
evelyn eve evie
ezekiel zeke
felicia fel
fernando fer nando
florence flo flossie
frances fran frannie fanny frankie francie
francis frank fran frankie
francisca paca paquita fran
francisco paco pancho fran curro kiko frank
francoise francy
francois frank fanfan
franklin frank
franz francis
frederic fred freddy
frederick fred freddie fritz rick
friedrich fritz fred
friederike rike fritzi
gabriel gabe gabi gaby
gabriele gabi gaby
gabriela gabi gaby
gabrielle gabby gabi gaby
gaston gus
genevieve gen ginny viviane ginette
georg schorsch jorg
george georgie geordie
georgina georgie gina
gerald gerry jerry
gerard gerry jerry gege
gerhard gerd
gertrude trudy gert gertie
gilbert gil bert
giovanni gianni vanni
giuseppe beppe peppe pino
gloria glory
gonzalo gonza chalo
graciela chela
gregory greg gregg
gregorio goyo
guadalupe lupe lupita
guillaume guy gui will
guillermo memo guille
gunther gunnar
gustavo gus tavo
gwendolyn gwen wendy
hannah anna
hans johann johannes
harold hal harry
harriet hattie
heather hettie
heinrich heinz heiner heini
helen nell nellie lena ellen helena
helene lena leni
henri riri
henry harry hank hal
herbert herb bert
hermann harry
herve vever
hieronymus jerome
howard howie
hubert bert hugh
hugh hughie hugo
humberto beto
ignacio nacho
irene renie
isaac ike zac
isabel isa bel izzy chabela isabela
isabelle isa belle izzy zabelle
isabella izzy bella isa
jacob jake jack
jacques jacquot jack
jacqueline jackie jacky
jaime jimmy
james jim jimmy jamie jem jimbo
jane janey jenny jan
janet jan
jason jay
javier javi
jean jeannot
jeanfrancois jf jeff jeanfran
jeanchristophe jc jeanchris
jeanpierre jp jeanpi
jeffrey jeff geoff geoffrey jeffery
jennifer jen jenny jenn jennie
jeremy jerry jem
jerome jerry
jessica jess jessie
jesus chuy chucho suso
joachim jochen achim
joan joanie jo
joanna jo joanne ann
joaquin quino joaco
joel joey
johannes hannes johann hans jo
john jack johnny jon jock johnnie
jonathan jon jonny nathan johnny jonathon john
jorge coque
jose pepe pepito chepe joseph
joseph joe joey jos
josef sepp jupp
josefina pepa fina
josephine jo josie joey fifi josette
joshua josh
jozef joe
juan juanito
juana juanita
judith judy jude
julia julie jules
julian jules
julien jules juju
julio julito
karl kalle
katharina kathi kati kathe katrin
katherine kate kathy kat katie kathryn katy kit kitty kay kath katharine catherine
kathleen kathy kate katie kay kath
kenneth ken kenny
kimberly kim kimmy
konrad conny kurt
kristopher kris chris
larissa lara
laura laurie lori
laurence larry laurie
lawrence larry laurie lars
leonard leo len lenny
leopold leo poldi
leslie les
lillian lil lily lilly
linda lin lindy
lorenzo renzo
louis lou louie luis loulou
louise lou lulu
lucille lucy lucie
lucia lucy luz
luis lucho
ludwig lutz
madeleine mado maddy madie
madeline maddy maddie
magdalena lena magda malena
malcolm mal
manuel manolo manny manu lolo
manuela manu nela
marcel marcello
marguerite margot maggie daisy rita
margaret peggy meg maggie marge greta margie peg daisy rita madge margo
margarete grete gretel greta margit
margarita rita marga maga
maria mary mia mitzi mariele marie mimi
mariadelcarmen maricarmen
marialuisa marisa malu
mariateresa maite
marie mimi mary maria manon
marieclaude mc marie marieclo
mariejose majo marie
marion mary
marjorie marge margie
marilyn mary lynn
martha marty mattie patsy
martin marty tinus
martine titine
mary molly polly mae may mamie minnie
mathieu math mat matt matthieu
mathilde tilda tilly
matilda tilly mattie maud
matthew matt matty mat
matthias matze hias
maurice moe morris momo
maximilian max maxi
maxime max
megan meg
melanie mel mella melly
melissa mel missy lissa
mercedes merche meche
michael mike mick mickey micky mikey michi michel mitch
michele shelly mich
michelle shelly mich
miguel migue miki
mildred millie
miranda mandy
mitchell mitch
monica moni monika
montserrat montse
nancy nan
nathalie nat nath
nathaniel nat nate nathan
natalie nat natty talia
nicholas nick nicky nico klaus colin
nicolas nico nic klaus
nicole nicky nikki nic
noemie noe
norbert bert
norman norm
octavio tavo
oliver ollie olly noll
olivier oli
pablo pablito
pamela pam
pascal pasc
patricia pat trish patty tricia patsy patti patrice
patricio pato
patrick pat paddy rick
paul paulo polo paulie
pauline polly
penelope penny
peter pete
philip phil pip phillip
philippe phil philou
pierre pierrot
priscilla cilla
rachel rae shelley
rafael rafa
ramon moncho
raymond ray
rebecca becky becca beck
regina gina
reginald reg reggie rex
rene renny
ricardo ricky richi
richard dick rick rich richie ricky
robert bob rob bobby robbie bert robin rupert
roberta bobbie
roberto beto tito rob
rodney rod
rodolfo fito rudy
roger rodge
roland rolly rolf
ronald ron ronnie ronny
rosario charo chayo
rosa rosita rosie
rose rosie
rosemary rosie rose romy
rudolf rudi rolf
russell russ rusty
ruth ruthie
salvador chava
salvatore turi sal
samantha sam sammie
samuel sam sammy
sandra sandy
sara sally sadie sarah
sarah sally sadie sara
sebastian seb bastian basti wastl
sebastien seb bastien
sergio checo
sharon shari
shirley shirl
siegfried siggi sigi
sigismund sigi
sophie sophia sofia fifi
stanley stan
stefan steff steffen
stephan steff steph
stephane steph stef
stephanie steph steffi stef stevie fanny
stephen steve stevie steph steven
steven steve stevie stephen
stewart stu
stuart stu
susan sue susie suzy suzanne sukey
susanna sue susie sanna susi
suzanne suzy suzie zette
sylvester sly vester
sylvia syl
sylvie syl
tamara tammy
teresa tere tess terry teresita tessa
theodor theo teo
theodore ted theo teddy
theresa terry tess tessa tracy resi
therese tess terry
thierry titi
thomas tom tommy thom
tiffany tiff
timothy tim timmy
tobias tobi toby
tomas tom tomy
ursula uschi ulla ursel
ulrich uli ulli
valentina vale tina
valerie val
vanessa nessa
vernon vern
veronica ronnie vera vero
veronique vero
victor vic
victoria vicky tori vicki vic vikki
vincent vince vinny vin
vincente chente vicente
virginia ginny ginger
virginie ninie
vivian viv
walter walt wally
wenceslao wences
wendy gwen
wilhelm willi willy wim
wilfred will fred
william bill will billy willie liam willy bud
winifred winnie fred
wolfgang wolf wolfi
xavier xavi javier
yolanda yoli
yves yvon
yvonne vonny eve
zachary zack zach zac zak
zoe zozo`

func newNicknames() nicknames {
	n := nicknames{}
	for i, line := range strings.Split(nicknameLines, "\n") {
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
