/**
 * Sentences everybody knows: proverbs, first lines, samples of type, what is typed when a long password is asked for.
 * Collected for this product, in the six languages of the desk, as they are written, a semicolon between them; compared
 * folded and without blanks and signs.
 */
const inEnglish = `
the quick brown fox; the quick brown fox jumps; the quick brown fox jumps over;
the quick brown fox jumps over the lazy dog; to be or not to be; to be or not to be that is the question;
pack my box with five dozen liquor jugs; sphinx of black quartz judge my vow; lorem ipsum dolor sit amet;
lorem ipsum dolor sit amet consectetur adipiscing elit; may the force be with you; luke i am your father;
i am your father; there is no place like home; there's no place like home;
toto i've a feeling we're not in kansas anymore; houston we have a problem; here's looking at you kid;
frankly my dear i don't give a damn; i'll be back hasta la vista baby; hasta la vista baby; you can't handle the truth;
elementary my dear watson; my name is bond james bond; life is like a box of chocolates; to infinity and beyond;
winter is coming; you shall not pass; one ring to rule them all; live long and prosper; beam me up scotty;
resistance is futile; the truth is out there; i want to believe; all your base are belong to us;
the answer is forty two; so long and thanks for all the fish; don't panic and carry a towel; keep calm and carry on;
once upon a time; once upon a time in a land far away; happily ever after; it was a dark and stormy night;
it was the best of times; it was the best of times it was the worst of times; call me ishmael;
in the beginning god created the heaven and the earth; our father who art in heaven; the lord is my shepherd;
the lord is my shepherd i shall not want; for god so loved the world; jesus is my savior; i love jesus christ;
in god we trust; god save the king; god save the queen; oh say can you see; the star spangled banner;
we the people of the united states; i have a dream; ask not what your country can do for you;
four score and seven years ago; one small step for man; one small step for man one giant leap for mankind;
i think therefore i am; knowledge is power; time is money; practice makes perfect; better late than never;
actions speak louder than words; an apple a day keeps the doctor away; a penny saved is a penny earned;
all that glitters is not gold; all's well that ends well; all you need is love; an eye for an eye;
a picture is worth a thousand words; beauty is in the eye of the beholder; birds of a feather flock together;
blood is thicker than water; curiosity killed the cat; don't judge a book by its cover;
don't put all your eggs in one basket; don't count your chickens before they hatch; easy come easy go;
every cloud has a silver lining; good things come to those who wait; honesty is the best policy; home sweet home;
home is where the heart is; if it ain't broke don't fix it; laughter is the best medicine; let sleeping dogs lie;
like father like son; look before you leap; make love not war; money can't buy happiness;
money makes the world go round; no pain no gain; no news is good news; nothing ventured nothing gained;
one for all and all for one; all for one and one for all; out of sight out of mind; over my dead body;
peace love and happiness; live laugh love; patience is a virtue; practice what you preach; rome was not built in a day;
rome wasn't built in a day; seeing is believing; slow and steady wins the race; the early bird catches the worm;
the pen is mightier than the sword; there is no such thing as a free lunch; two heads are better than one;
when in rome do as the romans do; when the cat is away the mice will play; where there is a will there is a way;
where there's smoke there's fire; you can't teach an old dog new tricks; you only live once; a rose by any other name;
romeo and juliet; twinkle twinkle little star; mary had a little lamb; humpty dumpty sat on a wall;
row row row your boat; old macdonald had a farm; jingle bells jingle bells; jingle all the way;
silent night holy night; we wish you a merry christmas; happy birthday to you; merry christmas and a happy new year;
you are my sunshine; you are my sunshine my only sunshine; over the rainbow; somewhere over the rainbow;
we will rock you; we are the champions; let it be let it be; hello darkness my old friend; never gonna give you up;
stairway to heaven; bohemian rhapsody; sweet child of mine; don't worry be happy; yellow submarine;
supercalifragilisticexpialidocious; antidisestablishmentarianism; she sells sea shells;
she sells seashells by the seashore; peter piper picked a peck of pickled peppers;
how much wood would a woodchuck chuck; game of thrones; lord of the rings; harry potter and the philosopher's stone;
star trek the next generation; manchester united; newcastle united; you'll never walk alone; i love my family;
i love my children; i love my husband; i love my wife and kids; i love you so much; i love you forever;
i love you very much; i will always love you; my dog has fleas; i hate passwords; i hate my password;
i forgot my password; i forgot the password; i can't remember my password; this is a long password;
this is a very long password; this is a strong password; this is a secret; this is not my password;
what is my password; what is the password; my voice is my passport; my voice is my passport verify me;
please let me in; please change me; trust no one; do not forget this; one two three four; one two three four five;
one two three four five six; one two three four five six seven; abracadabra hocus pocus; open sesame open sesame;
knock knock who's there; password must be at least fifteen characters; fifteen characters; fifteen character password;
at least fifteen characters; sixteen characters
`;

const inSwedish = `
flygande bäckasiner söka hwila på mjuka tuvor; flygande bäckasiner söka vila på mjuka tuvor; du gamla du fria;
du gamla du fria du fjällhöga nord; fader vår som är i himmelen; borta bra men hemma bäst; bättre sent än aldrig;
bättre en fågel i handen än tio i skogen; den som gapar över mycket mister ofta hela stycket;
den som väntar på något gott väntar aldrig för länge; den som ler sist ler bäst; skrattar bäst som skrattar sist;
ingen ko på isen; ingen rök utan eld; nära skjuter ingen hare; många bäckar små gör en stor å;
man ska inte sälja skinnet innan björnen är skjuten; morgonstund har guld i mund; övning ger färdighet; lagom är bäst;
lika barn leka bäst; små grytor har också öron; som man bäddar får man ligga; som man sår får man skörda;
tala är silver tiga är guld; äpplet faller inte långt från trädet; alla goda ting är tre;
allt är inte guld som glimmer; att vara eller inte vara; att vara eller inte vara det är frågan;
efter regn kommer solsken; när katten är borta dansar råttorna på bordet; borta med vinden; bra karl reder sig själv;
det var en gång; det var en gång en prinsessa; det löser sig alltid; det finns inget dåligt väder bara dåliga kläder;
det ordnar sig alltid; små grodorna små grodorna; imse vimse spindel; blinka lilla stjärna där; blinka lilla stjärna;
bä bä vita lamm; ekorrn satt i granen; nu är det jul igen; sankta lucia ljusklara hägring;
ja må du leva uti hundrade år; den blomstertid nu kommer; idas sommarvisa; pippi långstrump; emil i lönneberga;
bröderna lejonhjärta; midsommarnattsdröm; tomten och haren; sverige är bäst i världen; kungliga tekniska högskolan;
jag älskar dig; jag älskar dig så mycket; jag älskar min familj; jag älskar mina barn; jag glömde lösenordet;
jag har glömt mitt lösenord; jag hatar lösenord; mitt hemliga lösenord; mitt långa lösenord; mitt nya lösenord;
detta är ett lösenord; det här är mitt lösenord; det här är ett lösenord; ett långt lösenord; femton tecken;
minst femton tecken; ett två tre fyra fem; sesam öppna dig; sju sjösjuka sjömän; knäckebröd och kaviar;
en för alla alla för en; lev och låt leva; leva livet lycklig; bamse världens starkaste björn; ikväll blir det fest;
räksmörgås räksmörgås
`;

const inFinnish = `
törkylempijävongahdus; hyvää yötä ja huomenta; oma maa mansikka muu maa mustikka; oma tupa oma lupa;
ei oppi ojaan kaada; ei kukaan ole seppä syntyessään; ei savua ilman tulta; ei ole koiraa karvoihin katsominen;
ei nimi miestä pahenna; ei vahinko tule kello kaulassa; harjoitus tekee mestarin; hiljaa hyvä tulee;
hyvin suunniteltu on puoliksi tehty; hätä ei lue lakia; joka kuuseen kurkottaa se katajaan kapsahtaa;
joka vanhoja muistelee sitä tikulla silmään; kaikki hyvin mikä päättyy hyvin; kell' onni on se onnen kätkeköön;
kell onni on se onnen kätkeköön; kel onni on se onnen kätkeköön; kyllä routa porsaan kotiin ajaa; kissa vieköön;
kun kissa on poissa hiiret hyppii pöydällä; minkä nuorena oppii sen vanhana taitaa;
minkä taakseen jättää sen edestään löytää; moni kakku päältä kaunis; niin metsä vastaa kuin sinne huudetaan;
oppia ikä kaikki; parempi katsoa kuin katua; parempi myöhään kuin ei milloinkaan; parempi myöhään kuin ei koskaan;
parempi pyy pivossa kuin kymmenen oksalla; puhuminen on hopeaa vaikeneminen kultaa; rakkaalla lapsella on monta nimeä;
se koira älähtää johon kalikka kalahtaa; sitä saa mitä tilaa; suo siellä vetelä täällä; tyvestä puuhun noustaan;
vahinko ei tule kello kaulassa; vanha koira ei opi uusia temppuja; vierivä kivi ei sammaloidu; yhteistyö on voimaa;
yksi kaikkien ja kaikki yhden puolesta; aika parantaa haavat; aika on rahaa; tieto on valtaa;
alku aina hankala lopussa kiitos seisoo; lopussa kiitos seisoo; rauhallisesti hyvä tulee; mieleni minun tekevi;
mieleni minun tekevi aivoni ajattelevi; vaka vanha väinämöinen; oi maamme suomi synnyinmaa; maamme suomi synnyinmaa;
isä meidän joka olet taivaissa; olipa kerran; olipa kerran kaukana; ollako vai eikö olla;
ollako vai eikö olla siinä pulma; tuiki tuiki tähtönen; hämä hämä häkki; hämähämähäkki; paljon onnea vaan;
jänis istui maassa; joulupuu on rakennettu; tuntematon sotilas; seitsemän veljestä; muumipeikko ja pyrstötähti;
taikatalvi muumilaaksossa; rakastan sinua; minä rakastan sinua; rakastan perhettäni; rakastan lapsiani;
sisu sauna ja suomi; suomi on maailman onnellisin maa; hyvää joulua ja onnellista uutta vuotta; kukka kaunis kesällä;
salainen salasana; tämä on salasana; tämä on salasanani; tämä on minun salasanani; minun salasanani; unohdin salasanan;
unohdin salasanani; pitkä salasana; turvallinen salasana; vihaan salasanoja; viisitoista merkkiä;
vähintään viisitoista merkkiä; yksi kaksi kolme neljä; yksi kaksi kolme neljä viisi; seesam aukene;
kokko kokoo kokoon koko kokon; mustan kissan paksut posket; vesihiisi sihisi hississä
`;

const inDutch = `
pa's wijze lynx bezag vroom het fikse aquaduct; pas wijze lynx bezag vroom het fikse aquaduct; zijn of niet zijn;
zijn of niet zijn dat is de vraag; te zijn of niet te zijn; oost west thuis best; oefening baart kunst;
beter laat dan nooit; beter een vogel in de hand dan tien in de lucht; beter één vogel in de hand dan tien in de lucht;
wie het laatst lacht lacht het best; wie niet waagt die niet wint; wie een kuil graaft voor een ander valt er zelf in;
wie zoet is krijgt lekkers; de appel valt niet ver van de boom; de morgenstond heeft goud in de mond;
de kat uit de boom kijken; als de kat van huis is dansen de muizen op tafel;
als het kalf verdronken is dempt men de put; al doende leert men; alle goede dingen bestaan uit drie;
alle wegen leiden naar rome; aller begin is moeilijk; alle begin is moeilijk; blaffende honden bijten niet;
door de bomen het bos niet zien; doe maar gewoon dan doe je al gek genoeg; doe maar gewoon; eerlijk duurt het langst;
eind goed al goed; een ezel stoot zich geen twee keer aan dezelfde steen; gedeelde smart is halve smart;
gedane zaken nemen geen keer; geld maakt niet gelukkig; geen nieuws is goed nieuws; haastige spoed is zelden goed;
het is niet alles goud wat er blinkt; het gras is altijd groener bij de buren; in de beperking toont zich de meester;
jong geleerd is oud gedaan; kennis is macht; kleine potjes hebben grote oren; kleren maken de man;
na regen komt zonneschijn; nooit meer slapen; rust roest niet; spreken is zilver zwijgen is goud;
tijd is geld en geld is tijd; tijd heelt alle wonden; uit het oog uit het hart; van een mug een olifant maken;
vele handen maken licht werk; voorkomen is beter dan genezen; waar rook is is vuur;
wat de boer niet kent dat eet hij niet; wie a zegt moet ook b zeggen; zachte heelmeesters maken stinkende wonden;
zo gewonnen zo geronnen; zoals het klokje thuis tikt; zoals het klokje thuis tikt tikt het nergens;
één voor allen allen voor één; allen voor één en één voor allen; wilhelmus van nassouwe;
wilhelmus van nassouwe ben ik van duitsen bloed; onze vader die in de hemel zijt; er was eens een prinses; er was eens;
er was eens lang geleden; en ze leefden nog lang en gelukkig; altijd is kortjakje ziek; slaap kindje slaap;
vader jacob vader jacob; zie ginds komt de stoomboot; sinterklaas kapoentje;
sinterklaasje kom maar binnen met je knecht; hoor de wind waait door de bomen; lang zal hij leven; lang zal ze leven;
jip en janneke; soldaat van oranje; het leven is mooi; leve de koning; hup holland hup; hand in hand kameraden;
you'll never walk alone feyenoord; ik hou van jou; ik hou van jou schat; ik hou heel veel van jou;
ik hou van mijn kinderen; ik hou van nederland; mijn geheime wachtwoord; mijn wachtwoord; mijn nieuwe wachtwoord;
dit is mijn wachtwoord; dit is een wachtwoord; dit is een lang wachtwoord; een lang wachtwoord;
ik ben mijn wachtwoord vergeten; wachtwoord vergeten; ik haat wachtwoorden; vijftien tekens; minstens vijftien tekens;
een twee drie vier; een twee drie vier vijf; sesam open u; de kat krabt de krullen van de trap
`;

const inDanish = `
quizdeltagerne spiste jordbær med fløde; at være eller ikke være; at være eller ikke være det er spørgsmålet;
at rejse er at leve; borte godt men hjemme bedst; ude godt men hjemme bedst; bedre sent end aldrig;
bedre en fugl i hånden end ti på taget; en fugl i hånden er bedre end ti på taget; den der ler sidst ler bedst;
den tid den sorg; den der graver en grav for andre falder selv i den; der er et yndigt land; der er ingen ko på isen;
der var engang; der var engang en prins; der var engang en prinsesse; og de levede lykkeligt til deres dages ende;
morgenstund har guld i mund; øvelse gør mester; alle gode gange tre; alle gode ting er tre;
alt er ikke guld som glimrer; det er ikke alt guld der glimrer; blind høne kan også finde korn;
brændt barn skyer ilden; en svale gør ingen sommer; enhver er sin egen lykkes smed; efter regn kommer solskin;
gammel kærlighed ruster ikke; hastværk er lastværk; hovmod står for fald; ingen røg uden ild;
ingen kender dagen før solen går ned; intet nyt er godt nyt; krage søger mage; lige børn leger bedst;
lad være med at bekymre dig; lev i nuet og vær glad; man skal ikke sælge skindet før bjørnen er skudt;
man skal høre meget før ørerne falder af; mange bække små gør en stor å; når enden er god er alting godt;
når katten er ude spiller musene på bordet; når man taler om solen så skinner den; små gryder har også ører;
som man reder så ligger man; som man råber i skoven får man svar; tale er sølv tavshed er guld; tid er penge;
tiden læger alle sår; viden er magt; æblet falder ikke langt fra stammen; æblet falder ikke langt fra træet;
en for alle og alle for en; fadervor du som er i himlene; fader vor du som er i himlene;
kong christian stod ved højen mast; i danmark er jeg født; i danmark er jeg født der har jeg hjemme; den grimme ælling;
den lille havfrue; kejserens nye klæder; prinsessen på ærten; den lille pige med svovlstikkerne; fyrtøjet og soldaten;
højt fra træets grønne top; nu er det jul igen; søren banjomus; mester jakob mester jakob; lille peter edderkop;
se min kjole den er grøn som græsset; jeg en gård mig bygge vil; i dag er det oles fødselsdag;
tillykke med fødselsdagen; glædelig jul og godt nytår; matador olsen banden; olsen banden på spanden;
rødgrød med fløde; rød grød med fløde; vi er røde vi er hvide; jeg elsker dig; jeg elsker dig skat;
jeg elsker dig meget højt; jeg elsker min familie; jeg elsker mine børn; min hemmelige adgangskode; min adgangskode;
min nye adgangskode; dette er min adgangskode; det her er min adgangskode; dette er en adgangskode;
en lang adgangskode; jeg har glemt min adgangskode; jeg har glemt min kode; jeg hader adgangskoder; femten tegn;
mindst femten tegn; en to tre fire fem; en to tre fire fem seks; sesam luk dig op
`;

const inPolish = `
pchnąć w tę łódź jeża lub ośm skrzyń fig; zażółć gęślą jaźń; zażółć gęślą jaźń zażółć;
mężny bądź chroń pułk twój i sześć flag; w szczebrzeszynie chrząszcz brzmi w trzcinie; chrząszcz brzmi w trzcinie;
stół z powyłamywanymi nogami; litwo ojczyzno moja; litwo ojczyzno moja ty jesteś jak zdrowie;
jeszcze polska nie zginęła; jeszcze polska nie zginęła kiedy my żyjemy; marsz marsz dąbrowski; bóg honor ojczyzna;
ojcze nasz któryś jest w niebie; ojcze nasz któryś jest; zdrowaś maryjo łaskiś pełna; być albo nie być;
być albo nie być oto jest pytanie; dawno dawno temu; dawno dawno temu za górami za lasami; za górami za lasami;
i żyli długo i szczęśliwie; wszędzie dobrze ale w domu najlepiej; lepiej późno niż wcale;
lepszy wróbel w garści niż gołąb na dachu; lepszy rydz niż nic; apetyt rośnie w miarę jedzenia;
baba z wozu koniom lżej; bez pracy nie ma kołaczy; co ma wisieć nie utonie; co się odwlecze to nie uciecze;
co za dużo to niezdrowo; cicha woda brzegi rwie; czas leczy rany; czas to pieniądz; ćwiczenie czyni mistrza;
trening czyni mistrza; darowanemu koniowi nie zagląda się w zęby; dla chcącego nic trudnego; do trzech razy sztuka;
fortuna kołem się toczy; gdzie kucharek sześć tam nie ma co jeść; gdzie dwóch się bije tam trzeci korzysta;
gdy kota nie ma myszy harcują; gość w dom bóg w dom; jak sobie pościelesz tak się wyśpisz; jaka praca taka płaca;
jaki ojciec taki syn; jeden za wszystkich wszyscy za jednego; kropla drąży skałę;
kto pod kim dołki kopie ten sam w nie wpada; kto rano wstaje temu pan bóg daje; kto pyta nie błądzi;
kto późno przychodzi sam sobie szkodzi; kuj żelazo póki gorące; kłamstwo ma krótkie nogi; mądry polak po szkodzie;
mowa jest srebrem a milczenie złotem; mowa srebro milczenie złoto; nadzieja umiera ostatnia;
nie chwal dnia przed zachodem słońca; nie ma dymu bez ognia; nie ma tego złego co by na dobre nie wyszło;
nie mów hop póki nie przeskoczysz; nie od razu kraków zbudowano; nie szata zdobi człowieka;
nie taki diabeł straszny jak go malują; nie wszystko złoto co się świeci; nie wywołuj wilka z lasu;
niedaleko pada jabłko od jabłoni; nosił wilk razy kilka; oko za oko ząb za ząb; po burzy zawsze wychodzi słońce;
po nitce do kłębka; pierwsze koty za płoty; prawdziwych przyjaciół poznaje się w biedzie; raz na wozie raz pod wozem;
stara miłość nie rdzewieje; śmiech to zdrowie; ten się śmieje kto się śmieje ostatni; tonący brzytwy się chwyta;
trafiła kosa na kamień; uderz w stół a nożyce się odezwą; wszystko dobre co się dobrze kończy;
wszystkie drogi prowadzą do rzymu; z dużej chmury mały deszcz; zgoda buduje niezgoda rujnuje; wlazł kotek na płotek;
wlazł kotek na płotek i mruga; stary niedźwiedź mocno śpi; panie janie panie janie; stoi na stacji lokomotywa;
sto lat sto lat; sto lat sto lat niech żyje żyje nam; wśród nocnej ciszy; bóg się rodzi moc truchleje;
wesołych świąt i szczęśliwego nowego roku; czterej pancerni i pies; ogniem i mieczem; przedwiośnie żeromskiego;
kocham cię bardzo; kocham cię nad życie; kocham cię kochanie; kocham moją rodzinę; kocham moje dzieci;
moje tajne hasło; moje nowe hasło; moje super tajne hasło; to jest moje hasło; to jest hasło; to jest tajne hasło;
to jest bardzo długie hasło; zapomniałem hasła; nie pamiętam hasła; nienawidzę haseł; piętnaście znaków;
co najmniej piętnaście znaków; raz dwa trzy cztery; raz dwa trzy cztery pięć; jeden dwa trzy cztery;
jeden dwa trzy cztery pięć; sezamie otwórz się; polska biało czerwoni
`;

const acrossBorders = `
veni vidi vici; veni vidi vici caesar; cogito ergo sum; carpe diem quam minimum credula postero; in vino veritas;
errare humanum est; memento mori carpe diem; alea iacta est; per aspera ad astra; si vis pacem para bellum;
liberte egalite fraternite; hakuna matata; hakuna matata hakuna matata; expecto patronum; klaatu barada nikto;
e pluribus unum; zwölf boxkämpfer jagen viktor quer über den großen sylter deich;
que sera sera whatever will be will be; qwertyuiopåasdfghjklöäzxcvbnm; qwertyuiopåasdfghjklæøzxcvbnm;
qwertyuiopåasdfghjklöä; qwertyuiopåasdfghjklæø
`;

/** All of them, each as it is written. */
export const knownPhrases: readonly string[] = [
  inEnglish,
  inSwedish,
  inFinnish,
  inDutch,
  inDanish,
  inPolish,
  acrossBorders,
].flatMap((phrases) => phrases.split(';').map((one) => one.trim()));
