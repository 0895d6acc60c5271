import type { ExampleTexts } from '../example-shapes.ts';
import type { CityCategory, CityStory } from './city-outlines.ts';

export const cityDa: ExampleTexts<CityCategory, CityStory> = {
  organisation: 'Lyngsted Kommune',
  domain: 'lyngsted.example',
  secondCentre: 'Teknik og Miljø',
  mailboxes: {
    main: { local: 'borgerservice', name: 'Borgerservice Lyngsted' },
    second: { local: 'teknik', name: 'Teknik og Miljø Lyngsted' },
  },
  categories: {
    streets: 'Veje og parker',
    'streets.lighting': 'Gadebelysning',
    'streets.lighting.faults': 'Defekte lamper',
    'streets.roads': 'Vejvedligehold',
    'streets.roads.surface': 'Huller og belægning',
    'streets.roads.signs': 'Skilte og lyssignaler',
    'streets.parks': 'Parker og legepladser',
    waste: 'Affald',
    'waste.bins': 'Affaldsbeholdere',
    'waste.bins.missed': 'Manglende tømning',
    'waste.bins.orders': 'Bestilling af beholdere',
    'waste.recycling': 'Genbrug',
    water: 'Vand og kloak',
    'water.leaks': 'Brud og tilstopninger',
    'water.meters': 'Målere og regninger',
    housing: 'Bolig',
    'housing.applications': 'Boligansøgninger',
    'housing.repairs': 'Reparationer',
    permits: 'Tilladelser',
    'permits.parking': 'Parkering',
    'permits.building': 'Byggeri',
    'permits.events': 'Arrangementer',
    daycare: 'Dagtilbud',
    'daycare.places': 'Pladser',
    'daycare.fees': 'Betaling',
  },
  keywords: {
    'streets.lighting.faults': ['gadelampe*', 'gadelygte*', 'gadebelysning*'],
    'water.leaks': ['vandbrud*', 'rørbrud*', 'kloakken er stoppet'],
    'waste.bins.missed': ['ikke tømt', 'manglende tømning'],
    'permits.parking': ['beboerlicens*', 'parkeringstilladelse*'],
    'daycare.places': ['institutionsplads*', 'plads i børnehave', 'vuggestueplads*'],
  },
  stories: {
    bin_day: {
      subject: 'Hvilken dag bliver beholderen tømt?',
      message:
        'Hvilken dag bliver beholderen til restaffald tømt på {address}? I folderen står der to forskellige dage.',
      outcome: 'Restaffald hentes hver anden tirsdag på adressen. Beholderen skal stå klar senest kl. 6.30.',
    },
    bulky_waste: {
      subject: 'Hvor kan man aflevere en gammel sofa?',
      message: 'Der står en gammel sofa og en madras, som skal væk. Hvor kan de afleveres, og koster det noget?',
      outcome:
        'Borgere afleverer storskrald gratis på genbrugspladsen. Vi henter også op til tre ting ved skel for 175 kr.',
    },
    hazardous_waste: {
      subject: 'Gammel maling og batterier',
      message:
        'I garagen på {address} står der omkring ti dåser gammel maling og en kasse batterier. Hvor hører de hjemme?',
      outcome:
        'Malingen afleveres ved farligt affald på genbrugspladsen. Batterier kan lægges i kassen i supermarkedet.',
    },
    bigger_bin: {
      subject: 'Pris på en større beholder',
      message: 'Beholderen på 140 liter på {address} er fuld efter en uge. Hvad koster en på 240 liter?',
      outcome:
        'En beholder på 240 liter koster 34 kr. mere om måneden. Selve ombytningen er gratis og tager cirka en uge.',
    },
    resident_parking: {
      subject: 'Beboerlicens til parkering',
      message: 'Vi flytter til {address} i næste måned. Hvordan søger man om beboerlicens, og hvor lang tid tager det?',
      outcome:
        'I kan søge på nettet, så snart der er en lejekontrakt eller et skøde. Licensen gælder fra næste hverdag.',
    },
    shed_permit: {
      subject: 'Kræver et skur en byggetilladelse?',
      message: 'Vi vil gerne opføre et skur på 14 kvadratmeter i baghaven på {address}. Kræver det tilladelse?',
      outcome:
        'Et skur under 15 kvadratmeter kræver ingen tilladelse, hvis det står mindst en meter fra skel og højst er 2,5 meter højt.',
      note: 'Lokalplanen er tjekket: ingen bevaringsbestemmelser.',
      question: 'Hvor langt fra skel kommer skuret til at stå, og hvor højt bliver det?',
      answer: 'Halvanden meter fra hegnet og 2,3 meter på det højeste sted.',
    },
    building_decision: {
      subject: 'Byggeansøgning {number}',
      message:
        'Ansøgning {number} om en tilbygning på {address} blev sendt for seks uger siden. Hvornår kan vi vente en afgørelse?',
      outcome: 'Ansøgningen ligger hos byggesagsbehandleren, og naboerne er hørt. Afgørelsen ventes inden for to uger.',
      note: 'Spurgt byggesagsbehandleren, hvor langt sagen er.',
    },
    street_party: {
      subject: 'Lukning af vejen til en vejfest',
      message: 'Naboerne omkring {address} vil gerne holde vejfest. Hvad kræver det at lukke vejen en eftermiddag?',
      outcome:
        'Send anmeldelsen fire uger før med en skitse af strækningen. Det er gratis at holde vejfest for beboerne.',
    },
    daycare_apply: {
      subject: 'Opskrivning til plads i daginstitution',
      message:
        'Vores datter skal bruge en plads om fire måneder. Hvornår skal vi skrive hende op, og kan vi vælge institution?',
      outcome: 'Skriv hende op mindst fire måneder før. I kan vælge tre institutioner i prioriteret rækkefølge.',
    },
    daycare_queue: {
      subject: 'Plads på ventelisten',
      message: 'Vi har skrevet vores barn op med nummer {number}. Hvilket nummer er vi på ventelisten?',
      outcome:
        'I er nummer fire til jeres førsteprioritet. Vi regner med at kunne tilbyde en plads inden for seks uger.',
      question: 'Ville en plads i en anden institution i nærheden også passe?',
      answer: 'Ja, alt inden for et kvarters gang fra {address} er fint.',
    },
    daycare_income: {
      subject: 'Dokumentation for indkomst til fripladstilskud',
      message: 'Hvilke papirer skal I bruge for at beregne betalingen? Den ene af os er selvstændig.',
      outcome:
        'Vi skal bruge den seneste lønseddel fra den ene forælder og den seneste årsopgørelse fra den anden. Begge dele kan sendes på nettet.',
    },
    daycare_closed: {
      subject: 'Holder børnehaven åbent i ferien?',
      message: 'Holder børnehaven ved {address} åbent i skoleferien, eller er der en anden i stedet?',
      outcome: 'Den holder lukket i to uger. I den tid bliver børnene passet i nabobørnehaven; I får et brev om det.',
    },
    housing_apply: {
      subject: 'Ansøgning om almen bolig',
      message: 'Hvordan søger man en almen bolig, og kan man ønske et bestemt kvarter?',
      outcome: 'Udfyld ansøgningen på nettet. Der kan vælges op til tre kvarterer. Ansøgningen gælder i tolv måneder.',
    },
    housing_status: {
      subject: 'Boligansøgning {number}',
      message: 'Der er ikke kommet nyt om boligansøgning {number} i to måneder. Står den stadig på listen?',
      outcome: 'Ansøgningen er gyldig og står på listen til en treværelses. Vi skriver, så snart der er et tilbud.',
      note: 'Tjekket, at indkomstoplysningerne er fornyet.',
    },
    water_hardness: {
      subject: 'Vandets hårdhed',
      message: 'Hvor hårdt er vandet på {address}? Den nye opvaskemaskine spørger om det.',
      outcome: 'Vandet på adressen har 16 hårdhedsgrader og regnes for temmelig hårdt.',
    },
    meter_reading: {
      subject: 'Indberetning af vandmåler',
      message: 'Hvordan indberettes tallet på måler {number}? Kortet, der kom med posten, er blevet væk.',
      outcome: 'Det kan indberettes på nettet med målernummeret eller på telefon. Tallet, du oplyste, er noteret.',
    },
    water_break: {
      subject: 'Varslet vandafbrydelse',
      message:
        'På døren til {address} hænger en seddel om, at der bliver lukket for vandet. Hvor længe, og kan man drikke det bagefter?',
      outcome: 'Der er lukket fra kl. 9 til 14. Lad hanen løbe et par minutter bagefter, så kan vandet drikkes igen.',
    },
    allotment: {
      subject: 'Leje af nyttehave',
      message: 'Er der ledige nyttehaver i nærheden af {address}, og hvad er lejen om året?',
      outcome: 'Der er en kort venteliste. En have på 100 kvadratmeter koster 480 kr. om året med vand.',
    },
    lamp_out: {
      subject: 'Gadelampen er gået ud ved {address}',
      message: 'Gadelampen ud for {address} har været slukket siden weekenden. Man kan knap se fortovet om aftenen.',
      outcome: 'Lampen er skiftet, og den lyser igen.',
      note: 'Kommet på elektrikernes liste til næste runde.',
      question: 'Kan du se, hvilket nummer der står på det lille skilt på masten?',
      answer: 'Der står {number} på skiltet.',
    },
    lamp_row_out: {
      subject: 'En hel række gadelamper er slukket',
      message: 'Alle lamper mellem {address} og krydset er slukket. Der er bælgmørkt og meget trafik.',
      outcome: 'Et kabel var gravet over. Det er repareret, og alle lamper lyser.',
      note: 'Entreprenøren bekræfter kabelskade; hold på vej.',
    },
    pothole: {
      subject: 'Dybt hul i vejen ved {address}',
      message: 'Der er et dybt hul i kørebanen ud for {address}. En cyklist var ved at vælte i morges.',
      outcome: 'Hullet er lappet. Strækningen får ny asfalt sammen med årets øvrige arbejder.',
      note: 'Målt på stedet: 8 cm dybt. Kegler sat op.',
    },
    sign_down: {
      subject: 'Væltet færdselstavle',
      message: 'Tavlen med ubetinget vigepligt på hjørnet ved {address} er kørt ned og ligger på fortovet.',
      outcome: 'Tavlen er sat op igen på en ny stander.',
    },
    signal_fault: {
      subject: 'Lyssignalet blinker kun gult',
      message: 'Lyssignalet i krydset ved {address} har kun blinket gult siden i morges.',
      outcome: 'Styringen er genstartet, og et defekt kort er skiftet. Signalet virker normalt.',
      note: 'Politiet er underrettet. Signaltekniker tilkaldt.',
    },
    tree_fallen: {
      subject: 'Væltet træ over stien',
      message: 'Et stort træ er væltet ned over cykelstien bag {address}. Ingen kan komme forbi.',
      outcome: 'Træet er fjernet, og stien er åben.',
    },
    playground: {
      subject: 'Ødelagt gynge på legepladsen',
      message: 'Den ene kæde på gyngen på legepladsen ved {address} er faldet af. Børnene prøver alligevel at gynge.',
      outcome: 'Gyngen er repareret, og hele legepladsen er efterset.',
      note: 'Gyngen er spærret, til reservedelen kommer.',
    },
    bin_missed: {
      subject: 'Beholderen er ikke tømt på {address}',
      message: 'Beholderen på {address} blev ikke tømt i går, selv om den stod klar i tide. Naboernes blev tømt.',
      outcome: 'Vi beklager, at beholderen blev sprunget over. Den er tømt på en ekstra tur i dag.',
      note: 'Chaufførens log: stikvejen var spærret af en varevogn.',
    },
    bin_broken: {
      subject: 'Låget på beholderen er knækket',
      message: 'Låget på beholderen på {address} røg af ved sidste tømning, og fuglene kommer til poserne.',
      outcome: 'Der er leveret en ny beholder, og den gamle er hentet.',
      question: 'Er det beholderen på 140 eller 240 liter?',
      answer: 'Det er den på 140 liter.',
    },
    recycling_full: {
      subject: 'Genbrugskuberne er overfyldte',
      message: 'Kuberne til pap og glas ved {address} er overfyldte, og der bliver stillet ting på jorden.',
      outcome: 'Kuberne er tømt, og der er ryddet op. De bliver nu tømt to gange om ugen.',
    },
    water_leak: {
      subject: 'Vand løber ud på vejen',
      message: 'Der pibler vand op gennem asfalten ud for {address}, og det løber ned ad vejen.',
      outcome: 'Ledningen er repareret. Asfalten bliver genetableret inden for to uger.',
      note: 'Hold på stedet. Ni huse er uden vand til i eftermiddag.',
    },
    drain_blocked: {
      subject: 'Tilstoppet rist ved {address}',
      message: 'Vejristen ud for {address} er stoppet til, og efter hver byge står der en stor sø på vejen.',
      outcome: 'Brønden er spulet, og vandet løber væk igen.',
    },
    water_bill: {
      subject: 'Vandregning {invoice} er for høj',
      message:
        'Vandregning {invoice} for {address} er tre gange så høj som normalt. Vi er to personer, og intet er ændret.',
      outcome: 'Regningen byggede på en forkert aflæsning. Vi har krediteret den og sendt en rettet.',
      question: 'Kan du sende et billede af måleren eller dagens tal?',
      answer: 'Måleren viser {number} i dag.',
    },
    flat_heating: {
      subject: 'Ingen varme i lejligheden',
      message: 'Radiatorerne i lejligheden på {address} har været kolde siden i går. Der bor et lille barn.',
      outcome: 'Cirkulationspumpen er skiftet, og radiatorerne er varme.',
      question: 'Er det koldt i alle rum, og må viceværten bruge hovednøglen?',
      answer: 'Det er koldt i alle rum, og ja, han må gerne bruge hovednøglen.',
    },
    flat_tap: {
      subject: 'Køkkenhanen drypper',
      message: 'Køkkenhanen i lejligheden på {address} drypper hele tiden og kan ikke lukkes helt.',
      outcome: 'Viceværten har skiftet indmaden i hanen, og den drypper ikke længere.',
    },
    permit_plate: {
      subject: 'Nyt nummer på beboerlicens',
      message: 'Vi har fået en anden bil. Vil I flytte beboerlicens {number} til registreringsnummer {plate}?',
      outcome: 'Licensen gælder nu det nye registreringsnummer. Der skal ikke ligge noget i forruden.',
      question: 'Fra hvilken dag skal licensen gælde den nye bil?',
      answer: 'Fra på mandag, tak.',
    },
    daycare_hours: {
      subject: 'Ændring af pasningstid',
      message:
        'Vi vil gerne ændre fra 35 til 25 timer om ugen fra den første i næste måned. Barnets nummer er {number}.',
      outcome: 'Den nye pasningstid gælder fra den første, og betalingen er rettet til.',
    },
    praise_counter: {
      subject: 'Tak for venlig hjælp',
      message: 'Hun, der sad ved pladsanvisningen, gav sig tid til at forklare det hele. Det fortjener en tak.',
    },
    bench_idea: {
      subject: 'En bænk langs åen',
      message:
        'En bænk midtvejs på stien langs åen ved {address} ville være rar. Der er langt for ældre uden et sted at hvile.',
    },
    website_remark: {
      subject: 'Siden om tilladelser er svær at finde',
      message: 'Det tog tyve minutter at finde siden om beboerlicens på hjemmesiden. Den burde stå på forsiden.',
    },
    complaint_phone: {
      subject: 'Klage: lovet opkald kom aldrig',
      message:
        'Jeg er tre gange blevet lovet et opkald om min boligansøgning, og ingen har ringet. Det er ikke i orden.',
      outcome:
        'Vi beklager. Opkaldene var ikke skrevet ned. Ansøgningen er gennemgået, og du har nu én fast kontaktperson.',
    },
    complaint_bin: {
      subject: 'Klage: beholderen er glemt for tredje gang',
      message: 'Beholderen på {address} er glemt for tredje gang på to måneder. Vi betaler for noget, vi ikke får.',
      outcome: 'Vi beklager. Adressen manglede på den nye rute og er nu tilføjet. En måneds gebyr er betalt tilbage.',
      note: 'Ruteplanen er rettet sammen med vognmanden.',
    },
    complaint_roadworks: {
      subject: 'Klage over støj fra vejarbejdet',
      message:
        'Vejarbejdet ved {address} begynder klokken halv seks om morgenen. Ifølge tilladelsen må det først være klokken syv.',
      outcome:
        'Du har ret: der må arbejdes fra kl. 7. Entreprenøren har fået en skriftlig påmindelse og vil overholde det.',
    },
  },
};
