package match

// nicknamesFromJ is the rest of the names, as nicknamesToI has the first.
const nicknamesFromJ = `jacob jake jack
jacqueline jackie jacky
jacques jacquot jack
jaime jimmy
james jim jimmy jamie jem jimbo
jane janey jenny jan
janet jan
jason jay
javier javi xavi
jean jeannot
jeanbaptiste jb jeanba
jeanchristophe jc jeanchris
jeanclaude jc
jeanfrancois jf jeff jeanfran
jeanguy jg
jeanluc jl
jeanmarc jm
jeanmichel jm jeanmi
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
joaquin quino joaco quim ximo chimo
joel joey
joelle jo
johannes hannes johann hans jo
john jack johnny jon jock johnnie
jonathan jon jonny nathan johnny jonathon john
jordi jorge
jorge coque
jose pepe pepito chepe joseph josep joe
joseantonio josean josetono jose pepe
josef sepp jupp
josefa pepa pepi fina
josefina pepa fina
joseluis joselu pepeluis jose pepe
josemanuel josema jose pepe
josemaria txema chema josema jose pepe
josemiguel josemi jose
joseph joe joey jos
josephine jo josie joey fifi josette
joshua josh
jozef joe
juan juanito
juana juanita
juancarlos juanca
juanfrancisco juanfran
juanignacio juani nacho
juanjose juanjo
juanluis juanlu
juanmanuel juanma
juanpablo juampa juanpa
juanramon juanra
judith judy jude
julia julie jules
julian jules juli
julien jules juju
julio julito
karine karin
karl kalle
katharina kathi kati kathe katrin
katherine kate kathy kat katie kathryn katy kit kitty kay kath katharine catherine
kathleen kathy kate katie kay kath
kenneth ken kenny
khaled khalid
kimberley kim kimberly
kimberly kim kimmy
konrad conny kurt
krishnan krishna kris
kristopher kris chris
larissa lara
laura laurie lori
laurence larry laurie
lawrence larry laurie lars
leandro lea
leonard leo len lenny
leonardo leo nardo
leonor nora
leopold leo poldi
leslie les
leticia lety leti
lillian lil lily lilly
linda lin lindy
lorena lore
lorenzo renzo
louis lou louie luis loulou
louise lou lulu
louisphilippe lp louisphil
lourdes lulu
lucia lucy luz luchi
lucille lucy lucie
ludwig lutz
luis lucho
luisa lucha
luismiguel luismi
madeleine mado maddy madie
madeline maddy maddie
magali mag
magdalena lena magda malena
mahmoud mahmud mehmood
malcolm mal
manpreet mani preet
manuel manolo manny manu lolo
manuela manu nela
marcandre marco marca
marcantoine marco
marcel marcello
marcela chela
marcelo chelo
margaret peggy meg maggie marge greta margie peg daisy rita madge margo
margarete grete gretel greta margit
margarita rita marga maga mago
marguerite margot maggie daisy rita
maria mary mia mitzi mariele marie mimi
mariaangeles marian angeles angelines mariangeles
mariacarmen maricarmen mamen mariadelcarmen
mariacristina maricris
mariadelcarmen maricarmen
mariadelosangeles marian
mariadolores lola loli mariloli lolita
mariaelena malena marilena
mariaeugenia maru
mariafernanda mafer mafe
mariaguadalupe lupita lupe marilupe
mariaisabel maribel marisabel
mariajesus chus susi
mariajose mariajo majo josefa pepa
marialaura malaura
marialourdes marilu
marialuisa marisa malu marilu
mariamercedes merche
mariapilar pili maripili mapi
mariarosa marirosa
mariasoledad marisol
mariateresa maite mayte maitere
mariavictoria mariavi mavi
marie mimi mary maria manon
mariechristine mariechris mc
marieclaude mc marie marieclo
marieeve me
mariefrance mf
mariehelene mh
mariejose majo marie
mariejosee mj josee majo
mariepierre mp
marilyn mary lynn
marion mary
marjorie marge margie
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
maxime max
maximilian max maxi
maximiliano max maxi
megan meg
melanie mel mella melly
melisa meli
melissa mel missy lissa
mercedes merche meche merce merceditas
michael mike mick mickey micky mikey michi michel mitch
michele shelly mich
michelle shelly mich
miguel migue miki
miguelangel mike miguelan
mildred millie
miranda mandy
mitchell mitch
mohammed muhammad mohamed mohammad muhammed mohamad mehmet mo mohamud moe
monica moni monika
monserrat montserrat monse
montserrat montse
mustafa mostafa moustafa
nancy nan
natalia nati talia
natalie nat natty talia
nathalie nat nath
nathaniel nat nate nathan
nicholas nick nicky nico klaus colin
nicolas nico nic klaus colas
nicole nicky nikki nic
noemie noe
norbert bert
norberto beto
norman norm
nuria nuri
octavio tavo
oliver ollie olly noll
olivia liv livvy
olivier oli
omar umar omer
osama usama
pablo pablito
pamela pam
pascal pasc
pascual pascu
patricia pat trish patty tricia patsy patti patrice patri paty
patricio pato
patrick pat paddy rick
paul paulo polo paulie
paulina pau
pauline polly
pedro perico
penelope penny
peter pete
philip phil pip phillip philippe
philippe phil philou
pierre pierrot
pierreluc pl
pilar pili piluca
primitivo tivo
priscilla cilla
rachel rae shelley rachelle rachele raquel
rafael rafa
rajendra raj rajinder
rajesh raj
ramon moncho mon
raphael raph rafael
raul raulito
raymond ray
rebecca becky becca beck
refugio cuca cuquita
regina gina
reginald reg reggie rex
remedios reme
rene renny
ricardo ricky richi
richard dick rick rich richie ricky
rigoberto rigo beto
robert bob rob bobby robbie bert robin rupert
roberta bobbie
roberto beto tito rob robert
rocio chio
rodney rod
rodolfo fito rudy
rodrigo rodri
rogelio roge
roger rodge
roland rolly rolf
ronald ron ronnie ronny
rosa rosita rosie
rosamaria rosi rosy
rosario charo chayo chari
rose rosie
rosemary rosie rose romy
rudolf rudi rolf
russell russ rusty
ruth ruthie
saeed said sayed
salvador chava salva
salvatore turi sal
samantha sam sammie
samuel sam sammy samu
sandra sandy
sanjay sanjai
santiago santi
sara sally sadie sarah
sarah sally sadie sara
sebastian seb bastian basti wastl sebas
sebastien seb bastien
sergio checo
sharon shari
shirley shirl
siegfried siggi sigi
sigismund sigi
silvia silvi
socorro coco
sofia sofi chofi
soledad sole
sophie sophia sofia fifi
srinivasan srini sreenivasan
stanley stan
stefan steff steffen
stephan steff steph stephane stefan
stephane steph stef
stephanie steph steffi stef stevie fanny fanie stephie
stephen steve stevie steph steven
steven steve stevie stephen
stewart stu
stuart stu
subramaniam subramanian subbu mani
susan sue susie suzy suzanne sukey
susana susi
susanna sue susie sanna susi
suzanne suzy suzie zette
sylvester sly vester
sylvia syl
sylvie syl
tamara tammy
teodoro teo
teresa tere tess terry teresita tessa
theodor theo teo
theodore ted theo teddy thad
theresa terry tess tessa tracy resi
therese tess terry
thierry titi
thomas tom tommy thom
tiffany tiff
timothy tim timmy
tobias tobi toby
tomas tom tomy
trinidad trini
ulrich uli ulli
ursula uschi ulla ursel
valentina vale tina
valerie val
vanesa vane vanessa
vanessa nessa
venkatesh venkat venky
vernon vern
veronica ronnie vera vero
veronique vero
vicente vicen chente
victor vic
victoria vicky tori vicki vic vikki viqui
vijay vijai
vincent vince vinny vin
vincente chente vicente
virginia ginny ginger virgi
virginie ninie
vivian viv
walter walt wally
wenceslao wences
wendy gwen
wilfred will fred
wilhelm willi willy wim
william bill will billy willie liam willy bud
winifred winnie fred
wolfgang wolf wolfi
xavier xavi javier xav
ximena xime
yolanda yoli yola
yousef youssef yusuf yousuf joseph
yves yvon
yvonne vonny eve
zachary zack zach zac zak
zoe zozo`
