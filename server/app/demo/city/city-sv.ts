import type { ExampleTexts } from '../example-shapes.ts';
import type { CityCategory, CityStory } from './city-outlines.ts';

export const citySv: ExampleTexts<CityCategory, CityStory> = {
  organisation: 'Lindåsa kommun',
  domain: 'lindasa.example',
  secondCentre: 'Tekniska kontoret',
  mailboxes: {
    main: { local: 'kontakt', name: 'Kontaktcenter Lindåsa' },
    second: { local: 'teknik', name: 'Tekniska kontoret Lindåsa' },
  },
  categories: {
    streets: 'Gator och parker',
    'streets.lighting': 'Gatubelysning',
    'streets.lighting.faults': 'Trasiga lampor',
    'streets.roads': 'Gatuunderhåll',
    'streets.roads.surface': 'Gropar och beläggning',
    'streets.roads.signs': 'Skyltar och trafikljus',
    'streets.parks': 'Parker och lekplatser',
    waste: 'Avfall',
    'waste.bins': 'Sopkärl',
    'waste.bins.missed': 'Utebliven tömning',
    'waste.bins.orders': 'Beställning av kärl',
    'waste.recycling': 'Återvinning',
    water: 'Vatten och avlopp',
    'water.leaks': 'Läckor och stopp',
    'water.meters': 'Mätare och fakturor',
    housing: 'Bostäder',
    'housing.applications': 'Bostadsansökningar',
    'housing.repairs': 'Felanmälan bostad',
    permits: 'Tillstånd',
    'permits.parking': 'Parkering',
    'permits.building': 'Bygglov',
    'permits.events': 'Evenemang',
    daycare: 'Förskola',
    'daycare.places': 'Platser',
    'daycare.fees': 'Avgifter',
  },
  keywords: {
    'streets.lighting.faults': ['gatlampa*', 'gatubelysning*', 'lyktstolp*'],
    'water.leaks': ['vattenläck*', 'rörbrott*', 'stopp i avloppet'],
    'waste.bins.missed': ['inte tömts', 'utebliven tömning'],
    'permits.parking': ['boendeparkering*', 'parkeringstillstånd*'],
    'daycare.places': ['förskoleplats*', 'plats i förskola'],
  },
  stories: {
    bin_day: {
      subject: 'Vilken dag töms sopkärlet?',
      message: 'Vilken dag töms kärlet för restavfall på {address}? I broschyren står två olika dagar.',
      outcome: 'Restavfallet hämtas varannan tisdag på den adressen. Kärlet ska stå framme senast 6.30.',
    },
    bulky_waste: {
      subject: 'Var lämnar man en gammal soffa?',
      message: 'Här finns en gammal soffa och en madrass som ska bort. Var lämnar man dem, och kostar det något?',
      outcome:
        'Hushåll lämnar grovavfall gratis på återvinningscentralen. Vi hämtar också upp till tre föremål vid tomtgränsen för 250 kr.',
    },
    hazardous_waste: {
      subject: 'Gammal färg och batterier',
      message: 'I garaget på {address} står ett tiotal burkar gammal färg och en låda batterier. Var ska de lämnas?',
      outcome:
        'Färgen lämnas vid stationen för farligt avfall på återvinningscentralen. Batterier går att lägga i holken vid matbutiken.',
    },
    bigger_bin: {
      subject: 'Pris för ett större kärl',
      message: 'Kärlet på 140 liter på {address} är fullt efter en vecka. Vad skulle ett på 240 liter kosta?',
      outcome: 'Ett kärl på 240 liter kostar 46 kr mer i månaden. Själva bytet är gratis och tar ungefär en vecka.',
    },
    resident_parking: {
      subject: 'Boendeparkering',
      message: 'Vi flyttar till {address} nästa månad. Hur ansöker man om boendeparkering, och hur lång tid tar det?',
      outcome:
        'Ni kan ansöka på webben så snart det finns ett hyreskontrakt eller köpekontrakt. Tillståndet gäller från nästa vardag.',
    },
    shed_permit: {
      subject: 'Behövs bygglov för en bod?',
      message: 'Vi planerar en bod på 14 kvadratmeter på baksidan av {address}. Behövs det bygglov?',
      outcome:
        'En bod under 15 kvadratmeter kräver inget lov om den står minst en meter från tomtgränsen och är högst 2,5 meter hög.',
      note: 'Detaljplanen kontrollerad: inget kulturskydd.',
      question: 'Hur långt från tomtgränsen ska boden stå, och hur hög blir den?',
      answer: 'En och en halv meter från staketet, och 2,3 meter på högsta stället.',
    },
    building_decision: {
      subject: 'Bygglovsansökan {number}',
      message:
        'Ansökan {number} om en utbyggnad på {address} skickades in för sex veckor sedan. När kan vi räkna med beslut?',
      outcome:
        'Ansökan ligger hos bygglovshandläggaren och grannarna har fått yttra sig. Beslut väntas inom två veckor.',
      note: 'Frågat handläggaren hur långt ärendet har kommit.',
    },
    street_party: {
      subject: 'Stänga av gatan för en gårdsfest',
      message: 'Vi grannar runt {address} vill ordna en gatufest. Vad krävs för att stänga av gatan en eftermiddag?',
      outcome:
        'Skicka in evenemangsanmälan fyra veckor i förväg med en skiss över sträckan. För boendes gatufester tas ingen avgift ut.',
    },
    daycare_apply: {
      subject: 'Ansökan om förskoleplats',
      message: 'Vår dotter behöver förskoleplats om fyra månader. När ska vi ansöka, och går det att välja förskola?',
      outcome: 'Ansök minst fyra månader i förväg. Ni kan ange tre förskolor i den ordning ni önskar.',
    },
    daycare_queue: {
      subject: 'Plats i förskolekön',
      message: 'Vi har ansökt om förskoleplats med nummer {number}. Vilken plats har vi i kön?',
      outcome:
        'Ni står på fjärde plats till ert förstahandsval. Vi räknar med att kunna erbjuda en plats inom sex veckor.',
      question: 'Skulle en plats på en annan förskola i närheten också passa?',
      answer: 'Ja, allt inom en kvarts promenad från {address} går bra.',
    },
    daycare_income: {
      subject: 'Inkomstuppgift för förskoleavgiften',
      message: 'Vilka underlag behöver ni för att räkna ut förskoleavgiften? En av oss har eget företag.',
      outcome:
        'Vi behöver den senaste lönespecifikationen från den ena föräldern och det senaste slutskattebeskedet från den andra. Båda kan skickas in på webben.',
    },
    daycare_closed: {
      subject: 'Är förskolan öppen under loven?',
      message: 'Är förskolan nära {address} öppen under skolloven, eller finns det någon ersättare?',
      outcome: 'Den håller stängt i två veckor. Då tas barnen om hand på grannförskolan; ni får ett brev hem.',
    },
    housing_apply: {
      subject: 'Söka kommunal hyreslägenhet',
      message: 'Hur söker man en kommunal hyreslägenhet, och kan man önska en viss stadsdel?',
      outcome: 'Fyll i ansökan på webben. Ni kan ange högst tre stadsdelar. Ansökan gäller i tolv månader.',
    },
    housing_status: {
      subject: 'Bostadsansökan {number}',
      message: 'Vi har inte hört något om bostadsansökan {number} på två månader. Ligger den fortfarande i kön?',
      outcome: 'Ansökan är giltig och ligger i kön till en trerummare. Vi skriver så snart det finns ett erbjudande.',
      note: 'Kontrollerat att inkomstuppgifterna är förnyade.',
    },
    water_hardness: {
      subject: 'Vattnets hårdhet',
      message: 'Vilken hårdhet har vattnet på {address}? Den nya diskmaskinen frågar efter det.',
      outcome: 'Vattnet på er adress har 4 tyska hårdhetsgrader och räknas som mjukt.',
    },
    meter_reading: {
      subject: 'Rapportera vattenmätaren',
      message: 'Hur rapporteras ställningen på mätare {number}? Kortet som kom med posten är borta.',
      outcome: 'Den kan rapporteras på webben med mätarnumret eller på telefon. Ställningen ni uppgav är registrerad.',
    },
    water_break: {
      subject: 'Aviserad vattenavstängning',
      message:
        'På dörren till {address} sitter en lapp om att vattnet stängs av. Hur länge, och går det att dricka efteråt?',
      outcome:
        'Vattnet är avstängt mellan 9 och 14. Låt kranen rinna några minuter efteråt, sedan går det bra att dricka.',
    },
    allotment: {
      subject: 'Hyra en odlingslott',
      message: 'Finns det lediga odlingslotter nära {address}, och vad är hyran per år?',
      outcome: 'Det är en kort kö. En lott på 100 kvadratmeter kostar 650 kr om året inklusive vatten.',
    },
    lamp_out: {
      subject: 'Gatlampan är släckt vid {address}',
      message: 'Gatlampan utanför {address} har varit släckt sedan i helgen. På kvällen syns trottoaren knappt.',
      outcome: 'Lampan är bytt och lyser igen.',
      note: 'Med på elektrikernas lista till nästa runda.',
      question: 'Kan du se vilket nummer som står på den lilla skylten på stolpen?',
      answer: 'Det står {number} på skylten.',
    },
    lamp_row_out: {
      subject: 'En hel rad gatlampor är släckt',
      message: 'Alla lampor mellan {address} och korsningen är släckta. Det är kolmörkt och mycket trafik.',
      outcome: 'En kabel hade grävts av. Den är lagad och alla lampor lyser.',
      note: 'Entreprenören bekräftar kabelskada; lag på väg.',
    },
    pothole: {
      subject: 'Djup grop i gatan vid {address}',
      message: 'Det är en djup grop i körbanan utanför {address}. En cyklist höll på att köra omkull i morse.',
      outcome: 'Gropen är lagad. Sträckan får ny beläggning tillsammans med årets övriga arbeten.',
      note: 'Mätt på plats: 8 cm djup. Koner utställda.',
    },
    sign_down: {
      subject: 'Påkörd vägskylt',
      message: 'Skylten med väjningsplikt i hörnet vid {address} är påkörd och ligger på trottoaren.',
      outcome: 'Skylten sitter uppe igen på en ny stolpe.',
    },
    signal_fault: {
      subject: 'Trafikljusen blinkar bara gult',
      message: 'Trafikljusen i korsningen nära {address} har bara blinkat gult sedan i morse.',
      outcome: 'Styrenheten är omstartad och ett trasigt kort bytt. Trafikljusen fungerar som vanligt.',
      note: 'Polisen underrättad. Signaltekniker utkallad.',
    },
    tree_fallen: {
      subject: 'Träd har fallit över vägen',
      message: 'Ett stort träd har fallit tvärs över cykelvägen bakom {address}. Ingen kommer förbi.',
      outcome: 'Trädet är bortforslat och vägen är öppen.',
    },
    playground: {
      subject: 'Trasig gunga på lekplatsen',
      message: 'Den ena kedjan på gungan på lekplatsen vid {address} har lossnat. Barn försöker ändå gunga.',
      outcome: 'Gungan är lagad och hela lekplatsen besiktigad.',
      note: 'Gungan avstängd tills reservdelen kommer.',
    },
    bin_missed: {
      subject: 'Kärlet inte tömt på {address}',
      message: 'Kärlet på {address} tömdes inte i går fast det stod framme i tid. Grannarnas kärl tömdes.',
      outcome: 'Vi beklagar att kärlet blev stående. Det tömdes med en extratur i dag.',
      note: 'Förarens logg: gränden var blockerad av en skåpbil.',
    },
    bin_broken: {
      subject: 'Locket på sopkärlet är trasigt',
      message: 'Locket på kärlet på {address} lossnade vid senaste tömningen, och fåglar kommer åt påsarna.',
      outcome: 'Ett nytt kärl är levererat och det gamla hämtat.',
      question: 'Är det kärlet på 140 eller 240 liter?',
      answer: 'Det är det på 140 liter.',
    },
    recycling_full: {
      subject: 'Återvinningsstationen svämmar över',
      message:
        'Behållarna för kartong och glas vid återvinningsstationen intill {address} är överfulla och det ställs saker på marken.',
      outcome: 'Behållarna är tömda och platsen städad. De töms nu två gånger i veckan.',
    },
    water_leak: {
      subject: 'Vatten rinner ut på gatan',
      message: 'Det tränger upp vatten genom asfalten utanför {address} och rinner nedför gatan.',
      outcome: 'Ledningen är lagad. Asfalten återställs inom två veckor.',
      note: 'Lag på plats. Vattnet avstängt för nio hus till eftermiddagen.',
    },
    drain_blocked: {
      subject: 'Igensatt dagvattenbrunn vid {address}',
      message: 'Dagvattenbrunnen utanför {address} är igensatt och efter varje regn blir det en stor pöl på gatan.',
      outcome: 'Brunnen är spolad och vattnet rinner undan igen.',
    },
    water_bill: {
      subject: 'Vattenfaktura {invoice} är för hög',
      message:
        'Vattenfaktura {invoice} för {address} är tre gånger så hög som vanligt. Vi är två personer och inget har ändrats.',
      outcome: 'Fakturan byggde på en felaktig avläsning. Vi har krediterat den och skickat en rättad.',
      question: 'Kan du skicka en bild på mätaren eller dagens ställning?',
      answer: 'Mätaren visar {number} i dag.',
    },
    flat_heating: {
      subject: 'Ingen värme i lägenheten',
      message: 'Elementen i lägenheten på {address} har varit kalla sedan i går. Det finns ett litet barn i hushållet.',
      outcome: 'Cirkulationspumpen är bytt och elementen är varma.',
      question: 'Är det kallt i alla rum, och får fastighetsskötaren använda huvudnyckeln?',
      answer: 'Det är kallt i alla rum, och ja, det går bra med huvudnyckeln.',
    },
    flat_tap: {
      subject: 'Kökskranen droppar',
      message: 'Kökskranen i lägenheten på {address} droppar hela tiden och går inte att stänga helt.',
      outcome: 'Fastighetsskötaren har bytt insats i kranen och den droppar inte längre.',
    },
    permit_plate: {
      subject: 'Nytt registreringsnummer för parkeringstillstånd',
      message: 'Bilen är utbytt. Flytta gärna parkeringstillstånd {number} till registreringsnummer {plate}.',
      outcome: 'Tillståndet gäller nu det nya registreringsnumret. Inget behöver ligga synligt i bilen.',
      question: 'Från vilken dag ska tillståndet gälla den nya bilen?',
      answer: 'Från och med nästa måndag, tack.',
    },
    daycare_hours: {
      subject: 'Ändrade vistelsetider',
      message:
        'Vi vill ändra vistelsetiden från 35 till 25 timmar i veckan från den första nästa månad. Barnets nummer är {number}.',
      outcome: 'Den nya vistelsetiden gäller från den första och avgiften är ändrad efter det.',
    },
    praise_counter: {
      subject: 'Tack för vänligt bemötande',
      message: 'Hon som svarade om förskolan tog sig tid att förklara allt. Det förtjänar ett tack.',
    },
    bench_idea: {
      subject: 'En bänk längs åpromenaden',
      message:
        'En bänk halvvägs längs åpromenaden nära {address} vore välkommen. Det är långt för äldre utan att få vila.',
    },
    website_remark: {
      subject: 'Tillståndssidan är svår att hitta',
      message:
        'Det tog tjugo minuter att hitta sidan om parkeringstillstånd på webbplatsen. Den borde finnas på startsidan.',
    },
    complaint_phone: {
      subject: 'Klagomål: utlovat samtal kom aldrig',
      message:
        'Jag har tre gånger blivit lovad ett samtal om min bostadsansökan och ingen har ringt. Det är inte acceptabelt.',
      outcome:
        'Vi ber om ursäkt. Samtalen hade inte antecknats. Ansökan är genomgången och du har nu en namngiven kontaktperson.',
    },
    complaint_bin: {
      subject: 'Klagomål: kärlet missat för tredje gången',
      message:
        'Kärlet på {address} har missats för tredje gången på två månader. Vi betalar för en tjänst som vi inte får.',
      outcome: 'Vi beklagar. Adressen saknades på den nya rutten och är nu inlagd. En månads avgift är återbetald.',
      note: 'Ruttplanen rättad med entreprenören.',
    },
    complaint_roadworks: {
      subject: 'Klagomål på buller från gatuarbetet',
      message: 'Gatuarbetet vid {address} börjar halv sex på morgonen. Enligt tillståndet ska det vara klockan sju.',
      outcome:
        'Du har rätt: tillståndet gäller från klockan 7. Entreprenören har fått en skriftlig påminnelse och kommer att hålla tiden.',
    },
  },
};
