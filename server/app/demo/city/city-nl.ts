import type { ExampleTexts } from '../example-shapes.ts';
import type { CityCategory, CityStory } from './city-outlines.ts';

export const cityNl: ExampleTexts<CityCategory, CityStory> = {
  organisation: 'Gemeente Veldermond',
  domain: 'veldermond.example',
  secondCentre: 'Beheer openbare ruimte',
  mailboxes: {
    main: { local: 'info', name: 'Klantcontact gemeente Veldermond' },
    second: { local: 'beheer', name: 'Beheer openbare ruimte Veldermond' },
  },
  categories: {
    streets: 'Straten en groen',
    'streets.lighting': 'Openbare verlichting',
    'streets.lighting.faults': 'Kapotte lampen',
    'streets.roads': 'Wegen',
    'streets.roads.surface': 'Gaten en bestrating',
    'streets.roads.signs': 'Borden en verkeerslichten',
    'streets.parks': 'Parken en speelplekken',
    waste: 'Afval',
    'waste.bins': 'Containers aan huis',
    'waste.bins.missed': 'Niet geleegd',
    'waste.bins.orders': 'Container aanvragen',
    'waste.recycling': 'Milieustraat en glasbakken',
    water: 'Water en riool',
    'water.leaks': 'Lekken en verstoppingen',
    'water.meters': 'Meters en rekeningen',
    housing: 'Wonen',
    'housing.applications': 'Woningaanvragen',
    'housing.repairs': 'Reparaties',
    permits: 'Vergunningen',
    'permits.parking': 'Parkeren',
    'permits.building': 'Bouwen',
    'permits.events': 'Evenementen',
    daycare: 'Kinderopvang',
    'daycare.places': 'Plaatsen',
    'daycare.fees': 'Kosten',
  },
  keywords: {
    'streets.lighting.faults': ['straatlamp*', 'lantaarnpa*', 'straatverlichting'],
    'water.leaks': ['waterlek*', 'leidingbreuk*', 'riool verstopt'],
    'waste.bins.missed': ['niet geleegd', 'container vergeten'],
    'permits.parking': ['parkeervergunning*', 'bewonersvergunning*'],
    'daycare.places': ['opvangplaats*', 'plek op de opvang'],
  },
  stories: {
    bin_day: {
      subject: 'Op welke dag wordt de container geleegd?',
      message:
        'Op welke dag wordt de restafvalcontainer bij {address} geleegd? In de folder staan twee verschillende dagen.',
      outcome: 'Het restafval wordt daar om de dinsdag opgehaald. De container moet om 6.30 uur buiten staan.',
    },
    bulky_waste: {
      subject: 'Waar kan een oude bank heen?',
      message: 'Er staat een oude bank en een matras die weg moeten. Waar kunnen die heen, en kost dat iets?',
      outcome:
        'Bewoners brengen grofvuil gratis naar de milieustraat. Wij halen ook maximaal drie stuks aan huis op voor € 25.',
    },
    hazardous_waste: {
      subject: 'Oude verf en batterijen',
      message:
        'In de garage bij {address} staan een stuk of tien blikken oude verf en een doos batterijen. Waar horen die?',
      outcome:
        'Verf kan naar het depot voor chemisch afval op de milieustraat. Batterijen kunnen in de inzamelbak bij de supermarkt.',
    },
    bigger_bin: {
      subject: 'Prijs van een grotere container',
      message: 'De container van 140 liter bij {address} zit na een week vol. Wat kost er een van 240 liter?',
      outcome:
        'Een container van 240 liter kost € 4,60 per maand meer. Het omruilen is gratis en duurt ongeveer een week.',
    },
    resident_parking: {
      subject: 'Bewonersvergunning parkeren',
      message:
        'Volgende maand verhuizen wij naar {address}. Hoe vragen we een parkeervergunning aan en hoe lang duurt dat?',
      outcome:
        'U kunt online aanvragen zodra u een huur- of koopcontract hebt. De vergunning geldt vanaf de eerstvolgende werkdag.',
    },
    shed_permit: {
      subject: 'Is er een vergunning nodig voor een schuur?',
      message:
        'In de achtertuin bij {address} moet een schuur van 14 vierkante meter komen. Is daar een vergunning voor nodig?',
      outcome:
        'Een schuur onder de 15 vierkante meter is vergunningvrij als hij minstens een meter van de erfgrens staat en niet hoger is dan 2,5 meter.',
      note: 'Omgevingsplan bekeken: geen beschermd gezicht.',
      question: 'Hoe ver van de erfgrens komt de schuur en hoe hoog wordt hij?',
      answer: 'Anderhalve meter van de schutting en op het hoogste punt 2,3 meter.',
    },
    building_decision: {
      subject: 'Bouwaanvraag {number}',
      message:
        'Aanvraag {number} voor een aanbouw bij {address} is zes weken geleden ingediend. Wanneer komt er een besluit?',
      outcome:
        'Uw aanvraag ligt bij de vergunningverlener en de buren zijn gehoord. Het besluit komt naar verwachting binnen twee weken.',
      note: 'Bij de vergunningverlener nagevraagd hoe ver de aanvraag is.',
    },
    street_party: {
      subject: 'Straat afsluiten voor een buurtfeest',
      message:
        'De buren rond {address} willen een straatfeest houden. Wat is er nodig om de straat een middag af te sluiten?',
      outcome:
        'Stuur vier weken van tevoren het evenementenformulier met een schets van het afgesloten stuk. Voor een buurtfeest betaalt u geen leges.',
    },
    daycare_apply: {
      subject: 'Plaats op de kinderopvang aanvragen',
      message:
        'Onze dochter heeft over vier maanden opvang nodig. Wanneer moeten we aanvragen, en kunnen we de locatie kiezen?',
      outcome: 'Vraag minstens vier maanden van tevoren aan. U kunt drie locaties opgeven in volgorde van voorkeur.',
    },
    daycare_queue: {
      subject: 'Plek op de wachtlijst van de opvang',
      message: 'Wij hebben opvang aangevraagd onder nummer {number}. Hoe ver staan we op de wachtlijst?',
      outcome: 'U staat vierde voor uw eerste keuze. Wij verwachten binnen zes weken een plaats te kunnen aanbieden.',
      question: 'Zou een plaats op een andere locatie in de buurt ook passen?',
      answer: 'Ja, alles binnen een kwartier lopen van {address} is goed.',
    },
    daycare_income: {
      subject: 'Inkomensgegevens voor de ouderbijdrage',
      message: 'Welke stukken hebt u nodig om de ouderbijdrage vast te stellen? Een van ons is zelfstandig ondernemer.',
      outcome:
        'Van de ene ouder hebben we de laatste loonstrook nodig en van de andere de laatste belastingaanslag. Beide kunt u online insturen.',
    },
    daycare_closed: {
      subject: 'Is de opvang open in de vakantie?',
      message: 'Is de kinderopvang bij {address} open in de schoolvakantie, of is er vervanging?',
      outcome:
        'De locatie is twee weken dicht. De kinderen kunnen dan terecht op de locatie ernaast; u krijgt daar een brief over.',
    },
    housing_apply: {
      subject: 'Sociale huurwoning aanvragen',
      message: 'Hoe schrijf je je in voor een sociale huurwoning, en kun je een wijk opgeven?',
      outcome:
        'U schrijft zich online in. U kunt hoogstens drie wijken opgeven. De inschrijving is twaalf maanden geldig.',
    },
    housing_status: {
      subject: 'Woningaanvraag {number}',
      message: 'Over woningaanvraag {number} is al twee maanden niets gehoord. Staat die nog op de lijst?',
      outcome:
        'Uw aanvraag is geldig en staat op de lijst voor een driekamerwoning. U krijgt bericht zodra er een aanbod is.',
      note: 'Nagekeken of de inkomensgegevens zijn vernieuwd.',
    },
    water_hardness: {
      subject: 'Hardheid van het kraanwater',
      message: 'Hoe hard is het water bij {address}? De nieuwe vaatwasser vraagt ernaar.',
      outcome: 'Het water op uw adres heeft een hardheid van 8 °dH en telt als gemiddeld.',
    },
    meter_reading: {
      subject: 'Watermeterstand doorgeven',
      message: 'Hoe wordt de stand van meter {number} doorgegeven? De kaart die met de post kwam is zoek.',
      outcome: 'Dat kan online met het meternummer of telefonisch. De stand die u opgaf is genoteerd.',
    },
    water_break: {
      subject: 'Aangekondigde wateronderbreking',
      message:
        'Er hangt een briefje op de deur bij {address} dat het water wordt afgesloten. Hoe lang, en kun je het daarna drinken?',
      outcome:
        'Het water is afgesloten van 9 tot 14 uur. Laat de kraan daarna een paar minuten lopen, dan kunt u het weer drinken.',
    },
    allotment: {
      subject: 'Volkstuin huren',
      message: 'Zijn er volkstuinen vrij in de buurt van {address}, en wat is de huur per jaar?',
      outcome: 'Er is een korte wachtlijst. Een tuin van 100 vierkante meter kost € 70 per jaar inclusief water.',
    },
    lamp_out: {
      subject: 'Straatlamp kapot bij {address}',
      message: 'De straatlamp voor {address} brandt sinds het weekend niet. De stoep is ’s avonds nauwelijks te zien.',
      outcome: 'De lamp is vervangen en brandt weer.',
      note: 'Staat op de lijst van de elektriciens voor de volgende ronde.',
      question: 'Kunt u zeggen welk nummer er op het plaatje op de paal staat?',
      answer: 'Op het plaatje staat {number}.',
    },
    lamp_row_out: {
      subject: 'Hele rij straatlampen uit',
      message: 'Alle lampen tussen {address} en de kruising zijn uit. Het is er pikdonker en er is veel verkeer.',
      outcome: 'Bij graafwerk was een kabel geraakt. Die is hersteld en alle lampen branden.',
      note: 'Aannemer bevestigt kabelschade; ploeg onderweg.',
    },
    pothole: {
      subject: 'Diep gat in de weg bij {address}',
      message: 'In het wegdek voor {address} zit een diep gat. Een fietser is daar vanmorgen bijna gevallen.',
      outcome: 'Het gat is gevuld. Het weggedeelte krijgt dit jaar met de andere werken nieuw asfalt.',
      note: 'Ter plaatse gemeten: 8 cm diep. Pionnen geplaatst.',
    },
    sign_down: {
      subject: 'Verkeersbord omgereden',
      message: 'Het voorrangsbord op de hoek bij {address} is omgereden en ligt op de stoep.',
      outcome: 'Het bord staat weer, op een nieuwe paal.',
    },
    signal_fault: {
      subject: 'Verkeerslichten knipperen oranje',
      message: 'De verkeerslichten op de kruising bij {address} knipperen sinds vanmorgen alleen oranje.',
      outcome: 'De regelkast is herstart en een defecte kaart vervangen. De lichten werken normaal.',
      note: 'Politie ingelicht. Monteur verkeersregeling opgeroepen.',
    },
    tree_fallen: {
      subject: 'Omgevallen boom over het pad',
      message: 'Achter {address} ligt een grote boom dwars over het fietspad. Niemand kan erlangs.',
      outcome: 'De boom is opgeruimd en het pad is vrij.',
    },
    playground: {
      subject: 'Schommel kapot op de speelplek',
      message:
        'Op de speelplek bij {address} is een ketting van de schommel losgeraakt. Kinderen proberen hem toch te gebruiken.',
      outcome: 'De schommel is gerepareerd en de hele speelplek is gekeurd.',
      note: 'Schommel buiten gebruik tot het onderdeel er is.',
    },
    bin_missed: {
      subject: 'Container niet geleegd bij {address}',
      message:
        'De container bij {address} is gisteren niet geleegd, terwijl hij op tijd buiten stond. Die van de buren zijn wel geleegd.',
      outcome: 'Onze excuses dat de container is blijven staan. Hij is vandaag met een extra rit geleegd.',
      note: 'Rittenlijst: de straat was geblokkeerd door een bestelbus.',
    },
    bin_broken: {
      subject: 'Deksel van de container is kapot',
      message:
        'Het deksel van de container bij {address} is er bij de laatste lediging afgegaan en vogels komen bij de zakken.',
      outcome: 'Er is een nieuwe container gebracht en de oude is meegenomen.',
      question: 'Gaat het om de container van 140 of van 240 liter?',
      answer: 'Het is die van 140 liter.',
    },
    recycling_full: {
      subject: 'Glasbak en papierbak zitten vol',
      message: 'De papierbak en de glasbak bij {address} puilen uit en er wordt afval naast gezet.',
      outcome: 'De bakken zijn geleegd en de plek is schoongemaakt. Ze worden voortaan twee keer per week geleegd.',
    },
    water_leak: {
      subject: 'Er stroomt water over straat',
      message: 'Voor {address} komt water door het asfalt omhoog en het stroomt de straat af.',
      outcome: 'De leiding is hersteld. Het wegdek wordt binnen twee weken dichtgemaakt.',
      note: 'Ploeg ter plaatse. Negen huizen zonder water tot vanmiddag.',
    },
    drain_blocked: {
      subject: 'Verstopte put bij {address}',
      message: 'De regenput voor {address} is verstopt en na elke bui staat er een grote plas op de weg.',
      outcome: 'De put is doorgespoten en het water loopt weer weg.',
    },
    water_bill: {
      subject: 'Waterrekening {invoice} is te hoog',
      message:
        'Waterrekening {invoice} voor {address} is drie keer zo hoog als anders. We zijn met z’n tweeën en er is niets veranderd.',
      outcome:
        'De rekening ging uit van een verkeerde meterstand. Wij hebben haar gecrediteerd en een juiste gestuurd.',
      question: 'Kunt u een foto van de meter sturen of de stand van vandaag?',
      answer: 'De meter staat vandaag op {number}.',
    },
    flat_heating: {
      subject: 'Geen verwarming in de woning',
      message: 'De radiatoren in de woning op {address} zijn sinds gisteren koud. Er woont een klein kind.',
      outcome: 'De circulatiepomp is vervangen en de radiatoren zijn warm.',
      question: 'Is het in alle kamers koud, en mag de huismeester de loper gebruiken?',
      answer: 'Het is in alle kamers koud, en de loper gebruiken is prima.',
    },
    flat_tap: {
      subject: 'Keukenkraan druppelt',
      message: 'De keukenkraan in de woning op {address} druppelt voortdurend en gaat niet helemaal dicht.',
      outcome: 'De huismeester heeft het binnenwerk vervangen en de kraan druppelt niet meer.',
    },
    permit_plate: {
      subject: 'Nieuw kenteken voor parkeervergunning',
      message: 'Er is een andere auto. Graag parkeervergunning {number} overzetten op kenteken {plate}.',
      outcome: 'De vergunning staat nu op het nieuwe kenteken. Er hoeft niets achter de voorruit te liggen.',
      question: 'Vanaf welke dag moet de vergunning voor de nieuwe auto gelden?',
      answer: 'Vanaf volgende week maandag, graag.',
    },
    daycare_hours: {
      subject: 'Opvanguren wijzigen',
      message:
        'Wij willen vanaf de eerste van volgende maand van 35 naar 25 uur opvang per week. Het kindnummer is {number}.',
      outcome: 'De nieuwe uren gaan op de eerste van de maand in en de bijdrage is daarop aangepast.',
    },
    praise_counter: {
      subject: 'Dank voor de vriendelijke hulp',
      message: 'De mevrouw van de kinderopvang nam de tijd om alles uit te leggen. Dat verdient een bedankje.',
    },
    bench_idea: {
      subject: 'Een bankje langs het rivierpad',
      message:
        'Een bankje halverwege het rivierpad bij {address} zou welkom zijn. Voor ouderen is het een heel eind zonder rustplek.',
    },
    website_remark: {
      subject: 'De vergunningpagina is slecht te vinden',
      message:
        'Het kostte twintig minuten om de pagina over parkeervergunningen te vinden. Die hoort op de voorpagina.',
    },
    complaint_phone: {
      subject: 'Klacht: beloofd telefoontje nooit gekregen',
      message:
        'Mij is drie keer een telefoontje over mijn woningaanvraag beloofd en niemand heeft gebeld. Dit kan zo niet.',
      outcome:
        'Onze excuses. De terugbelverzoeken waren niet genoteerd. Uw aanvraag is doorgenomen en u hebt nu één vaste contactpersoon.',
    },
    complaint_bin: {
      subject: 'Klacht: container voor de derde keer overgeslagen',
      message:
        'De container bij {address} is in twee maanden voor de derde keer overgeslagen. We betalen voor iets wat we niet krijgen.',
      outcome:
        'Onze excuses. Uw adres ontbrak op de nieuwe route en is toegevoegd. U krijgt één maand afvalkosten terug.',
      note: 'Routeplan met de inzamelaar gecorrigeerd.',
    },
    complaint_roadworks: {
      subject: 'Klacht over lawaai van wegwerkzaamheden',
      message:
        'De werkzaamheden bij {address} beginnen ’s ochtends om half zes. Volgens de vergunning mag het vanaf zeven uur.',
      outcome:
        'U hebt gelijk: er mag vanaf 7 uur gewerkt worden. De aannemer is daar schriftelijk op gewezen en houdt zich eraan.',
    },
  },
};
