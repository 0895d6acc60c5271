import type { ExampleTexts } from '../example-shapes.ts';
import type { MakerCategory, MakerStory } from './maker-outlines.ts';

export const makerSv: ExampleTexts<MakerCategory, MakerStory> = {
  organisation: 'Björkö Skrivare AB',
  domain: 'bjorkoskrivare.example',
  secondCentre: 'Verkstad och andra linjen',
  mailboxes: {
    main: { local: 'service', name: 'Björkö Skrivare kundservice' },
    second: { local: 'verkstad', name: 'Björkö Skrivare verkstad' },
  },
  categories: {
    sales: 'Försäljning',
    'sales.offers': 'Offerter',
    'sales.contracts': 'Avtal',
    'sales.contracts.renewals': 'Förlängning och ändring',
    support: 'Teknisk support',
    'support.hardware': 'Hårdvara',
    'support.hardware.printers': 'Skrivare',
    'support.hardware.finishers': 'Efterbehandling',
    'support.software': 'Programvara',
    'support.software.drivers': 'Drivrutiner',
    'support.software.network': 'Nätverk och skanning',
    invoices: 'Fakturor',
    'invoices.questions': 'Fakturafrågor',
    'invoices.credits': 'Rättelser',
    parts: 'Reservdelar och förbrukning',
    'parts.orders': 'Reservdelar',
    'parts.consumables': 'Toner och förbrukning',
    depot: 'Verkstad',
    'depot.repairs': 'Reparationer',
    'depot.repairs.returns': 'Returer',
    'depot.secondline': 'Andra linjen',
  },
  keywords: {
    'support.hardware.printers': ['papperstrassel*', 'pappersstopp*', 'felkod*'],
    'support.software.drivers': ['drivrutin*'],
    'invoices.credits': ['fel på faktura*', 'kreditfaktura*'],
    'parts.consumables': ['toner*', 'färgkassett*'],
    'sales.offers': ['offert*'],
  },
  stories: {
    offer_price: {
      subject: 'Offert på fem {model}',
      message: 'Vi önskar en offert på fem {model} med extra pappersfack, levererade till {address}.',
      outcome: 'Offerten ligger på beställningssidan med nummer {order}. Den gäller i 30 dagar och frakten ingår.',
      note: 'Rabatt för fem eller fler avstämd med säljchefen.',
      question: 'Behöver ni även installation på plats och ett serviceavtal?',
      answer: 'Installation ja tack, och ett avtal på tre år.',
    },
    offer_lease: {
      subject: 'Hyra i stället för att köpa',
      message: 'Går {model} också att hyra, och vad blir månadskostnaden på tre år?',
      outcome: 'Ja. På 36 månader är hyran 495 kr i månaden med service. Toner betalas efter förbrukning.',
    },
    contract_covers: {
      subject: 'Vad ingår i avtalet?',
      message: 'Ingår även trumma och valsar i vårt serviceavtal för {model}, serienummer {serial}?',
      outcome:
        'Avtalet omfattar alla slitdelar med trumma och valsar, samt arbete och resor. Bara papper och häftklamrar ingår inte.',
      note: 'Avtalsnivån kontrollerad: fullservice.',
    },
    contract_end: {
      subject: 'När går vårt avtal ut?',
      message: 'När går avtalet för {model} med serienummer {serial} ut, och förlängs det av sig självt?',
      outcome:
        'Det gäller till nästa kvartals slut och förlängs med tolv månader om det inte sägs upp sex veckor innan.',
    },
    contract_add: {
      subject: 'Lägga till en skrivare i avtalet',
      message: 'Vi har fått en begagnad {model}, serienummer {serial}. Kan den tas med i vårt avtal?',
      outcome: 'Ja. Efter en kort besiktning kan den vara med från den första nästa månad till samma sidpris.',
      question: 'Vad står sidräknaren på nu?',
      answer: 'Räknaren visar {number} sidor.',
    },
    paper_weight: {
      subject: 'Tjockaste papper för {model}',
      message: 'Vilket är det tjockaste papper som {model} kan skriva ut på båda sidor?',
      outcome: 'Dubbelsidigt upp till 160 g/m² från facket. Enkelsidigt upp till 220 g/m² från sidofacket.',
    },
    scan_to_mail: {
      subject: 'Skanna till e-post',
      message:
        'Hur ställer man in skanning till e-post på {model}? E-postleverantören har gått över till krypterad anslutning.',
      outcome: 'Välj port 587 med STARTTLS på skrivarens webbsida under Skanning och ange kontot. En guide är skickad.',
    },
    driver_where: {
      subject: 'Drivrutin till ny dator',
      message: 'Var laddar man ner den senaste drivrutinen för {model}? Datorerna är utbytta.',
      outcome:
        'Den finns på nedladdningssidan under modellnamnet. Välj den universella drivrutinen, den känner själv igen skrivaren.',
    },
    driver_grey: {
      subject: 'Svartvitt som standard',
      message: 'Hur gör man svartvitt till standard för alla på {model}? Det skrivs ut för mycket i färg.',
      outcome:
        'Ställ in det i drivrutinen på skrivarservern under Standardinställningar. Alla får det vid nästa inloggning.',
    },
    fixed_address: {
      subject: 'Fast IP-adress till skrivaren',
      message: '{model} får en ny adress efter varje omstart. Hur ger man den en fast?',
      outcome:
        'Stäng av DHCP i menyn Nätverk, IPv4 och ange adress, nätmask och gateway. Eller reservera adressen i routern.',
    },
    pin_print: {
      subject: 'Utskrift med PIN-kod',
      message: 'Går det att skriva ut känsliga sidor på {model} först när en PIN-kod har knappats in vid skrivaren?',
      outcome: 'Ja, välj Säker utskrift i drivrutinen och ange fyra siffror. Jobbet väntar i skrivaren i ett dygn.',
    },
    toner_yield: {
      subject: 'Hur länge räcker en kassett?',
      message: 'Hur många sidor räcker en svart kassett till {model}?',
      outcome: 'Standardkassetten räcker till cirka 6 000 sidor och den stora till 12 000, vid fem procents täckning.',
    },
    toner_return: {
      subject: 'Returnera tomma kassetter',
      message: 'Här står ett tjugotal tomma kassetter. Hur skickas de tillbaka?',
      outcome: 'Vi hämtar gratis från femton kassetter. En låda och en etikett är på väg till {address}.',
    },
    part_price: {
      subject: 'Pris på en fixeringsenhet',
      message: 'Vad kostar en fixeringsenhet till {model}, och kan vi byta den själva?',
      outcome: 'Enheten kostar 2 340 kr utan moms. Bytet tar fem minuter utan verktyg, när skrivaren har svalnat.',
    },
    invoice_copy: {
      subject: 'Kopia på faktura {invoice}',
      message: 'Faktura {invoice} har kommit bort hos oss. Kan vi få en kopia?',
      outcome: 'En kopia är skickad till er fakturaadress.',
    },
    invoice_pages: {
      subject: 'Hur räknas sidorna på fakturan?',
      message: 'På faktura {invoice} finns fler sidor än vi trodde att vi hade skrivit ut. Hur räknas de?',
      outcome:
        'Varje utskriven sida räknas, så ett dubbelsidigt ark är två. Mätarställningarna står på fakturans andra sida.',
    },
    repair_status: {
      subject: 'Reparation {order}',
      message: 'Hur långt har reparation {order} kommit? {model} hämtades för en vecka sedan.',
      outcome: 'Moderkortet är bytt och skrivaren är i slutprov. Den lämnar verkstaden i morgon.',
      note: 'Frågat verkstaden: väntar bara på provutskriften.',
    },
    return_how: {
      subject: 'Skicka in en skrivare för reparation',
      message: 'Vår {model}, serienummer {serial}, måste in på reparation. Hur ska den packas?',
      outcome: 'Ta ur kassetterna och använd originalkartongen eller vår. Returetiketten {order} gäller i 30 dagar.',
    },
    paper_jam: {
      subject: 'Ständiga pappersstopp',
      message:
        '{model} med serienummer {serial} får pappersstopp flera gånger om dagen, alltid vid dubbelsidig utskrift.',
      outcome: 'Valsarna i duplexenheten var slitna. Teknikern har bytt dem och 200 provsidor gick igenom.',
      note: 'Känt slitage över 150 000 sidor. Valssats reserverad.',
      question: 'Blir det stopp från alla fack, och vad visar sidräknaren?',
      answer: 'Bara från fack 2. Räknaren visar {number}.',
    },
    stripes: {
      subject: 'Mörka ränder på varje sida',
      message: '{model} med serienummer {serial} har sedan i går gjort en mörk rand längs vänsterkanten på varje sida.',
      outcome: 'Trumman var repad. En ny trumma är monterad och sidorna är rena.',
    },
    wont_start: {
      subject: 'Skrivaren startar inte',
      message:
        '{model}, serienummer {serial}, startar inte längre. Skärmen är svart och hela avdelningen skriver ut där.',
      outcome: 'Nätdelen var trasig och har bytts på plats. Skrivaren är i gång.',
      note: 'Provat annat uttag och annan kabel med kunden: ingen skillnad.',
    },
    error_code: {
      subject: 'Felkod {code} på {model}',
      message: '{model} med serienummer {serial} stannar med felkod {code}. Det hjälper inte att stänga av och slå på.',
      outcome:
        'Koden pekade på laserenheten. Kontakten rengjordes och den fasta programvaran uppdaterades; felet har inte kommit tillbaka.',
      question: 'Kommer koden direkt vid start eller först vid utskrift?',
      answer: 'Först efter några sidor.',
    },
    fuser_smell: {
      subject: 'Det luktar bränt från skrivaren',
      message: 'Det luktar bränt från {model}, serienummer {serial}. Sladden är utdragen.',
      outcome: 'En plastfilm hade smält i fixeringsenheten. Enheten är bytt och skrivaren säkerhetsprovad.',
      note: 'Säkerhetsfråga: tekniker skickad samma dag.',
    },
    staples: {
      subject: 'Efterbehandlaren häftar inte',
      message: 'Efterbehandlaren på {model}, serienummer {serial}, häftar inte längre fast kassetten är full.',
      outcome: 'En böjd klammer satt fast i huvudet. Den är borttagen och kunden vet nu hur man rensar.',
    },
    driver_crash: {
      subject: 'Programmet kraschar vid utskrift',
      message: 'Sedan senaste uppdateringen kraschar kalkylprogrammet vid utskrift till {model}.',
      outcome: 'Den nya drivrutinen löser det. Den är installerad tillsammans med er och utskriften fungerar.',
      question: 'Vilken version av drivrutinen står under Egenskaper?',
      answer: 'Där står 4.{number}.',
    },
    off_network: {
      subject: 'Skrivaren är borta från nätverket',
      message: 'Ingen når {model} med serienummer {serial} sedan i morse. På skärmen står det att anslutning saknas.',
      outcome: 'Nätverksporten hade fel hastighet. Den står nu på automatisk och alla kan skriva ut igen.',
    },
    scan_fails: {
      subject: 'Skanning till mapp fungerar inte',
      message: 'Skanning från {model} till den delade mappen ger ”åtkomst nekad” sedan servern byttes.',
      outcome:
        'Skrivaren använde ett föråldrat protokoll. Nu används SMB 3 med det nya kontot och skanningen fungerar.',
    },
    slow_print: {
      subject: 'PDF-filer skrivs ut långsamt',
      message: 'Det tar minuter innan {model} börjar skriva ut en PDF-fil. Andra filer kommer direkt.',
      outcome: 'Med PostScript-drivrutinen skrivs filerna nu ut på några sekunder.',
      question: 'Kan ni skicka oss en av filerna som går långsamt?',
      answer: 'Det gäller alla filer från vår skanner; en ligger på servicesidan under {number}.',
    },
    toner_order: {
      subject: 'Beställning av toner',
      message: 'Skicka två svarta och en cyan kassett till {model}, adress {address}.',
      outcome: 'Kassetterna är skickade på order {order} och kommer inom två vardagar.',
    },
    roller_order: {
      subject: 'Beställning av matarvals',
      message: 'Vi behöver en matarvals till fack 2 på {model}, serienummer {serial}.',
      outcome: 'Valsen är skickad på order {order}. Monteringsanvisningen ligger i lådan.',
    },
    wrong_part: {
      subject: 'Fel del levererad, order {order}',
      message: 'I stället för ett överföringsband till {model} kom en spilltonerbehållare med order {order}.',
      outcome: 'Rätt del är skickad med express. Lägg den felaktiga i lådan igen, så tar budet den med sig.',
      note: 'Plockfel på lagret; hylletiketterna kontrollerade.',
    },
    invoice_wrong: {
      subject: 'Fel belopp på faktura {invoice}',
      message: 'På faktura {invoice} står fyra maskiner, men vi har tre. Vi ber er rätta den.',
      outcome: 'En kreditfaktura och en rättad faktura är skickade. Den returnerade maskinen är borttagen ur avtalet.',
      question: 'Vilket serienummer ska inte vara med på fakturan?',
      answer: 'Serienummer {serial}; den returnerades förra kvartalet.',
    },
    billing_address: {
      subject: 'Ny fakturaadress',
      message: 'Våra fakturor ska från och med nu gå till {address}. Ordernumret måste stå på varje faktura.',
      outcome: 'Adressen är ändrad och ordernummer är obligatoriskt på era fakturor.',
    },
    repair_collect: {
      subject: 'Hämtning av skrivare för reparation',
      message: 'Vi ber er hämta {model}, serienummer {serial}, på {address} för reparation.',
      outcome: 'Skrivaren är hämtad och står på verkstaden med reparationsnummer {order}.',
      question: 'Finns det hiss, och hur sent kan budet komma?',
      answer: 'Det finns hiss, och någon är här till fyra på eftermiddagen.',
    },
    praise_technician: {
      subject: 'Beröm till er tekniker',
      message: 'Er tekniker kom inom två timmar, förklarade allt och lämnade snyggt efter sig. Stort tack.',
    },
    app_idea: {
      subject: 'Förslag till appen',
      message: 'Det vore praktiskt om appen visade tonernivån för alla skrivare på en sida.',
    },
    manual_remark: {
      subject: 'Fel bild i handboken till efterbehandlaren',
      message: 'På sidan 34 i handboken till efterbehandlaren visas den äldre kassetten. Det kostade oss en halvtimme.',
    },
    complaint_late_part: {
      subject: 'Klagomål: reservdelen två veckor sen',
      message:
        'Order {order} utlovades inom tre dagar och har nu tagit två veckor. {model} har stått still hela tiden.',
      outcome: 'Vi beklagar. Delen levererades i dag med bud, och avtalsavgiften för stilleståndet är krediterad.',
      note: 'Leverantörens försening fördes inte vidare till kunden.',
    },
    complaint_third_visit: {
      subject: 'Klagomål: tredje besöket och samma fel',
      message: 'Teknikern har varit här tre gånger för {model}, serienummer {serial}, och det blir pappersstopp igen.',
      outcome: 'Vi beklagar. Skrivaren är utbytt mot en ny och den gamla går till andra linjen för undersökning.',
    },
    complaint_reminder: {
      subject: 'Klagomål på en betalningspåminnelse',
      message:
        'Vi har fått en påminnelse för faktura {invoice}, som betalades för en månad sedan. Kontrollera er bokföring.',
      outcome: 'Ni har rätt. Betalningen var bokförd på en annan kund. Påminnelsen är återkallad och vi ber om ursäkt.',
    },
  },
};
