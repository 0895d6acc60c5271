import type { ExampleTexts } from '../example-shapes.ts';
import type { MakerCategory, MakerStory } from './maker-outlines.ts';

export const makerDa: ExampleTexts<MakerCategory, MakerStory> = {
  organisation: 'Strandby Printere A/S',
  domain: 'strandbyprintere.example',
  secondCentre: 'Værksted og anden linje',
  mailboxes: {
    main: { local: 'service', name: 'Strandby Printere kundeservice' },
    second: { local: 'vaerksted', name: 'Strandby Printere værksted' },
  },
  categories: {
    sales: 'Salg',
    'sales.offers': 'Tilbud',
    'sales.contracts': 'Aftaler',
    'sales.contracts.renewals': 'Forlængelse og ændring',
    support: 'Teknisk support',
    'support.hardware': 'Hardware',
    'support.hardware.printers': 'Printere',
    'support.hardware.finishers': 'Efterbehandlere',
    'support.software': 'Software',
    'support.software.drivers': 'Drivere',
    'support.software.network': 'Netværk og scanning',
    invoices: 'Fakturaer',
    'invoices.questions': 'Spørgsmål',
    'invoices.credits': 'Rettelser',
    parts: 'Reservedele og forbrug',
    'parts.orders': 'Reservedele',
    'parts.consumables': 'Toner og forbrug',
    depot: 'Værksted',
    'depot.repairs': 'Reparationer',
    'depot.repairs.returns': 'Returneringer',
    'depot.secondline': 'Anden linje',
  },
  keywords: {
    'support.hardware.printers': ['papirstop*', 'fejlkode*', 'striber'],
    'support.software.drivers': ['driver*'],
    'invoices.credits': ['fejl på faktura*', 'kreditnota*'],
    'parts.consumables': ['toner*', 'patron*'],
    'sales.offers': ['tilbud på', 'pristilbud*'],
  },
  stories: {
    offer_price: {
      subject: 'Tilbud på fem {model}',
      message: 'Vi vil gerne have et tilbud på fem {model} med ekstra papirskuffe, leveret på {address}.',
      outcome: 'Tilbuddet ligger på bestillingssiden under nummer {order}. Det gælder i 30 dage og er med levering.',
      note: 'Rabat ved fem eller flere er aftalt med salgschefen.',
      question: 'Skal I også have installation på stedet og en serviceaftale?',
      answer: 'Ja tak til installation, og en aftale på tre år.',
    },
    offer_lease: {
      subject: 'Leje i stedet for køb',
      message: 'Kan {model} også lejes, og hvad bliver prisen om måneden over tre år?',
      outcome: 'Ja. Over 36 måneder er prisen 345 kr. om måneden med service. Toner betales efter forbrug.',
    },
    contract_covers: {
      subject: 'Hvad dækker aftalen?',
      message: 'Dækker vores serviceaftale for {model}, serienummer {serial}, også tromle og ruller?',
      outcome:
        'Aftalen dækker alle sliddele, også tromle og ruller, samt arbejde og kørsel. Kun papir og hæfteklammer er ikke med.',
      note: 'Aftalens niveau er tjekket: fuld service.',
    },
    contract_end: {
      subject: 'Hvornår udløber vores aftale?',
      message: 'Hvornår udløber aftalen for {model} med serienummer {serial}, og forlænges den af sig selv?',
      outcome:
        'Den løber til udgangen af næste kvartal og forlænges med tolv måneder, hvis den ikke opsiges seks uger før.',
    },
    contract_add: {
      subject: 'En printer mere på aftalen',
      message: 'Vi har fået en brugt {model}, serienummer {serial}. Kan den komme med på aftalen?',
      outcome: 'Ja. Efter et kort eftersyn kan den være med fra den første i næste måned til samme sidepris.',
      question: 'Hvad står sidetælleren på nu?',
      answer: 'Tælleren viser {number} sider.',
    },
    paper_weight: {
      subject: 'Kraftigste papir til {model}',
      message: 'Hvad er det kraftigste papir, som {model} kan printe på begge sider?',
      outcome: 'Dobbeltsidet op til 160 g/m² fra skuffen. Enkeltsidet op til 220 g/m² fra sidebakken.',
    },
    scan_to_mail: {
      subject: 'Opsætning af scanning til e-mail',
      message:
        'Hvordan sætter man scanning til e-mail op på {model}? Vores mailudbyder er gået over til sikker forbindelse.',
      outcome:
        'Vælg port 587 med STARTTLS på printerens webside under Scanning, og indtast kontoen. Vejledningen er sendt med.',
    },
    driver_where: {
      subject: 'Driver til ny computer',
      message: 'Hvor kan man hente den nyeste driver til {model}? Computerne er skiftet ud.',
      outcome:
        'Den ligger på downloadsiden under modellens navn. Vælg den universelle driver; den finder selv printeren.',
    },
    driver_grey: {
      subject: 'Sort-hvid som standard',
      message: 'Hvordan gør man sort-hvid til standard for alle på {model}? Der printes for meget i farver.',
      outcome: 'Det sættes i driveren på printserveren under Standardindstillinger. Alle får det ved næste login.',
    },
    fixed_address: {
      subject: 'Fast IP-adresse til printeren',
      message: '{model} får en ny adresse efter hver genstart. Hvordan giver man den en fast?',
      outcome:
        'Slå DHCP fra i menuen Netværk, IPv4, og indtast adresse, maske og gateway. Eller reserver adressen i routeren.',
    },
    pin_print: {
      subject: 'Print med pinkode',
      message: 'Kan fortrolige sider på {model} først printes, når man har tastet en pinkode ved printeren?',
      outcome: 'Ja, vælg Sikker udskrift i driveren, og indtast fire cifre. Jobbet venter i printeren et døgn.',
    },
    toner_yield: {
      subject: 'Hvor længe holder en patron?',
      message: 'Hvor mange sider rækker en sort patron til {model}?',
      outcome: 'Standardpatronen rækker til cirka 6.000 sider og den store til 12.000 ved fem procents dækning.',
    },
    toner_return: {
      subject: 'Returnering af tomme patroner',
      message: 'Vi har en snes tomme patroner stående. Hvordan sendes de tilbage?',
      outcome: 'Vi henter gratis fra femten patroner. En kasse og en label er på vej til {address}.',
    },
    part_price: {
      subject: 'Pris på en fikseringsenhed',
      message: 'Hvad koster en fikseringsenhed til {model}, og kan vi selv skifte den?',
      outcome:
        'Enheden koster 1.580 kr. uden moms. Den skiftes på fem minutter uden værktøj, når printeren er kølet af.',
    },
    invoice_copy: {
      subject: 'Kopi af faktura {invoice}',
      message: 'Faktura {invoice} er blevet væk hos os. Kan vi få en kopi?',
      outcome: 'Der er sendt en kopi til jeres fakturaadresse.',
    },
    invoice_pages: {
      subject: 'Hvordan tælles siderne på fakturaen?',
      message: 'På faktura {invoice} er der flere sider, end vi mente at have printet. Hvordan tælles de?',
      outcome: 'Hver trykt side tæller som én, så et dobbeltsidet ark er to. Tællerstanden står på fakturaens side to.',
    },
    repair_status: {
      subject: 'Reparation {order}',
      message: 'Hvor langt er reparation {order}? {model} blev hentet for en uge siden.',
      outcome: 'Hovedprintet er skiftet, og printeren er til sluttest. Den forlader værkstedet i morgen.',
      note: 'Spurgt værkstedet: mangler kun testprint.',
    },
    return_how: {
      subject: 'Indsendelse af printer til reparation',
      message: 'Vores {model}, serienummer {serial}, skal til reparation. Hvordan skal den pakkes?',
      outcome: 'Tag patronerne ud, og brug den originale kasse eller en af vores. Returlabel {order} gælder i 30 dage.',
    },
    paper_jam: {
      subject: 'Papirstop hele tiden',
      message: '{model} med serienummer {serial} har papirstop flere gange om dagen, altid ved dobbeltsidet print.',
      outcome: 'Rullerne i dupleksenheden var slidte. Teknikeren har skiftet dem, og 200 testsider gik igennem.',
      note: 'Kendt slid over 150.000 sider. Rullesæt er reserveret.',
      question: 'Sker det fra alle skuffer, og hvad viser sidetælleren?',
      answer: 'Kun fra skuffe 2. Tælleren viser {number}.',
    },
    stripes: {
      subject: 'Mørke striber på hver side',
      message: '{model} med serienummer {serial} har siden i går sat en mørk stribe i venstre side på hvert ark.',
      outcome: 'Tromlen var ridset. Der er sat en ny i, og siderne er rene.',
    },
    wont_start: {
      subject: 'Printeren starter ikke',
      message: '{model}, serienummer {serial}, starter ikke længere. Skærmen er sort, og hele afdelingen printer der.',
      outcome: 'Strømforsyningen var defekt og er skiftet på stedet. Printeren kører.',
      note: 'Prøvet en anden kontakt og ledning med kunden: ingen forskel.',
    },
    error_code: {
      subject: 'Fejlkode {code} på {model}',
      message: '{model} med serienummer {serial} stopper med fejlkode {code}. Det hjælper ikke at slukke og tænde.',
      outcome: 'Koden pegede på laserenheden. Stikket er renset og firmwaren opdateret; fejlen er ikke kommet igen.',
      question: 'Kommer koden lige efter start eller først under print?',
      answer: 'Først efter et par sider.',
    },
    fuser_smell: {
      subject: 'Brændt lugt fra printeren',
      message: 'Der lugter brændt fra {model}, serienummer {serial}. Stikket er trukket ud.',
      outcome: 'Et stykke folie var smeltet i fikseringsenheden. Enheden er skiftet, og printeren er sikkerhedstestet.',
      note: 'Sikkerhed: tekniker sendt samme dag.',
    },
    staples: {
      subject: 'Efterbehandleren hæfter ikke',
      message: 'Efterbehandleren på {model}, serienummer {serial}, hæfter ikke længere, selv om kassetten er fuld.',
      outcome: 'En bøjet klamme sad fast i hovedet. Den er fjernet, og kunden ved nu, hvordan man gør.',
    },
    driver_crash: {
      subject: 'Programmet går ned ved print',
      message: 'Siden sidste opdatering går regnearket ned, når der printes til {model}.',
      outcome: 'Den nye driver løser det. Den er installeret sammen med jer, og printet virker.',
      question: 'Hvilken version af driveren står der under Egenskaber?',
      answer: 'Der står 4.{number}.',
    },
    off_network: {
      subject: 'Printeren er væk fra netværket',
      message:
        'Ingen kan få fat i {model} med serienummer {serial} siden i morges. Skærmen siger, at der ikke er forbindelse.',
      outcome: 'Netværksporten stod på en forkert hastighed. Nu står den på automatisk, og alle kan printe igen.',
    },
    scan_fails: {
      subject: 'Scanning til mappe mislykkes',
      message: 'Scanning fra {model} til den delte mappe giver »adgang nægtet«, siden serveren blev skiftet.',
      outcome:
        'Printeren brugte en forældet protokol. Den er nu sat til SMB 3 med den nye konto, og scanningen virker.',
    },
    slow_print: {
      subject: 'Pdf-filer printes langsomt',
      message: 'Der går minutter, før {model} begynder at printe en pdf-fil. Andre filer kommer med det samme.',
      outcome: 'Med PostScript-driveren printes filerne nu på få sekunder.',
      question: 'Kan I sende os en af de langsomme filer?',
      answer: 'Det gælder alle filer fra vores scanner; en af dem ligger på servicesiden under {number}.',
    },
    toner_order: {
      subject: 'Bestilling af toner',
      message: 'Send venligst to sorte og en cyan patron til {model} på {address}.',
      outcome: 'Patronerne er sendt på ordre {order} og kommer inden for to hverdage.',
    },
    roller_order: {
      subject: 'Bestilling af optagerrulle',
      message: 'Vi skal bruge en optagerrulle til skuffe 2 på {model}, serienummer {serial}.',
      outcome: 'Rullen er sendt på ordre {order}. Vejledningen ligger i kassen.',
    },
    wrong_part: {
      subject: 'Forkert del leveret, ordre {order}',
      message: 'I stedet for et overføringsbånd til {model} kom der en beholder til spildtoner med ordre {order}.',
      outcome: 'Den rigtige del er sendt som ekspres. Læg den forkerte i kassen igen, så tager buddet den med.',
      note: 'Plukkefejl på lageret; hyldemærkerne er tjekket.',
    },
    invoice_wrong: {
      subject: 'Forkert beløb på faktura {invoice}',
      message: 'Faktura {invoice} viser fire maskiner, men vi har tre. Vi beder jer rette den.',
      outcome: 'En kreditnota og en rettet faktura er sendt. Den returnerede maskine er ude af aftalen.',
      question: 'Hvilket serienummer skal ikke stå på fakturaen?',
      answer: 'Serienummer {serial}; den blev returneret i sidste kvartal.',
    },
    billing_address: {
      subject: 'Ny fakturaadresse',
      message: 'Vores fakturaer skal fremover sendes til {address}. Ordrenummeret skal stå på dem alle.',
      outcome: 'Adressen er ændret, og ordrenummer er nu påkrævet på jeres fakturaer.',
    },
    repair_collect: {
      subject: 'Afhentning af printer til reparation',
      message: 'Vil I hente {model}, serienummer {serial}, på {address} til reparation?',
      outcome: 'Printeren er hentet og står på værkstedet med reparationsnummer {order}.',
      question: 'Er der elevator, og hvor sent kan buddet komme?',
      answer: 'Der er elevator, og der er nogen til klokken fire om eftermiddagen.',
    },
    praise_technician: {
      subject: 'Ros til jeres tekniker',
      message: 'Jeres tekniker kom inden for to timer, forklarede det hele og ryddede op efter sig. Mange tak.',
    },
    app_idea: {
      subject: 'Forslag til appen',
      message: 'Det ville være praktisk, hvis appen viste tonerstanden for alle printere på én side.',
    },
    manual_remark: {
      subject: 'Forkert billede i vejledningen',
      message: 'På side 34 i vejledningen til efterbehandleren vises den ældre kassette. Det kostede os en halv time.',
    },
    complaint_late_part: {
      subject: 'Klage: reservedel to uger forsinket',
      message: 'Ordre {order} var lovet inden for tre dage og har taget to uger. {model} har stået stille hele tiden.',
      outcome: 'Vi beklager. Delen blev leveret i dag med bud, og aftaleprisen for den tabte tid er krediteret.',
      note: 'Leverandørens forsinkelse blev ikke givet videre til kunden.',
    },
    complaint_third_visit: {
      subject: 'Klage: tredje besøg og stadig samme fejl',
      message:
        'Teknikeren har været her tre gange på grund af {model}, serienummer {serial}, og nu er der papirstop igen.',
      outcome: 'Vi beklager. Printeren er byttet til en ny, og den gamle går til anden linje til undersøgelse.',
    },
    complaint_reminder: {
      subject: 'Klage over en rykker',
      message: 'Vi har fået en rykker for faktura {invoice}, som blev betalt for en måned siden. Tjek jeres bogføring.',
      outcome: 'I har ret. Betalingen var bogført på en anden kunde. Rykkeren er trukket tilbage, og vi beklager.',
    },
  },
};
