import type { ExampleTexts } from '../example-shapes.ts';
import type { MakerCategory, MakerStory } from './maker-outlines.ts';

export const makerNl: ExampleTexts<MakerCategory, MakerStory> = {
  organisation: 'Drukhuis Printers BV',
  domain: 'drukhuis.example',
  secondCentre: 'Werkplaats en tweede lijn',
  mailboxes: {
    main: { local: 'service', name: 'Drukhuis klantenservice' },
    second: { local: 'werkplaats', name: 'Drukhuis werkplaats' },
  },
  categories: {
    sales: 'Verkoop',
    'sales.offers': 'Offertes',
    'sales.contracts': 'Contracten',
    'sales.contracts.renewals': 'Verlengen en wijzigen',
    support: 'Technische ondersteuning',
    'support.hardware': 'Hardware',
    'support.hardware.printers': 'Printers',
    'support.hardware.finishers': 'Afwerkeenheden',
    'support.software': 'Software',
    'support.software.drivers': 'Stuurprogramma’s',
    'support.software.network': 'Netwerk en scannen',
    invoices: 'Facturen',
    'invoices.questions': 'Vragen',
    'invoices.credits': 'Correcties',
    parts: 'Onderdelen en verbruik',
    'parts.orders': 'Onderdelen',
    'parts.consumables': 'Toner en verbruik',
    depot: 'Werkplaats',
    'depot.repairs': 'Reparaties',
    'depot.repairs.returns': 'Retouren',
    'depot.secondline': 'Tweede lijn',
  },
  keywords: {
    'support.hardware.printers': ['papierstoring*', 'foutcode*', 'strepen'],
    'support.software.drivers': ['stuurprogramma*', 'driver*'],
    'invoices.credits': ['factuur klopt niet', 'creditnota*', 'creditfactuur'],
    'parts.consumables': ['toner*', 'cartridge*'],
    'sales.offers': ['offerte*'],
  },
  stories: {
    offer_price: {
      subject: 'Offerte voor vijf {model}',
      message: 'Graag een offerte voor vijf {model} met tweede papierlade, geleverd op {address}.',
      outcome: 'De offerte staat op de bestelpagina onder nummer {order}. Zij is 30 dagen geldig, inclusief levering.',
      note: 'Korting vanaf vijf stuks afgestemd met de verkoopleider.',
      question: 'Wilt u ook installatie op locatie en een servicecontract?',
      answer: 'Installatie graag, en een contract voor drie jaar.',
    },
    offer_lease: {
      subject: 'Leasen in plaats van kopen',
      message: 'Kan de {model} ook geleast worden, en wat is het maandbedrag over drie jaar?',
      outcome: 'Ja. Over 36 maanden is het € 46 per maand inclusief service. Toner wordt naar verbruik berekend.',
    },
    contract_covers: {
      subject: 'Wat valt onder het contract?',
      message: 'Vallen de drum en de rollen van de {model}, serienummer {serial}, ook onder ons servicecontract?',
      outcome:
        'Uw contract dekt alle slijtdelen, ook drum en rollen, plus arbeid en voorrijden. Alleen papier en nietjes vallen erbuiten.',
      note: 'Contractniveau bekeken: volledige service.',
    },
    contract_end: {
      subject: 'Wanneer loopt ons contract af?',
      message: 'Wanneer loopt het contract voor de {model} met serienummer {serial} af, en wordt het vanzelf verlengd?',
      outcome:
        'Het loopt tot het einde van het volgende kwartaal en wordt met twaalf maanden verlengd, tenzij u zes weken vooraf opzegt.',
    },
    contract_add: {
      subject: 'Printer toevoegen aan het contract',
      message: 'Er is een gebruikte {model} bij gekomen, serienummer {serial}. Kan die in ons contract?',
      outcome: 'Ja. Na een korte keuring kan hij vanaf de eerste van volgende maand mee, tegen dezelfde afdrukprijs.',
      question: 'Wat is de tellerstand op dit moment?',
      answer: 'De teller staat op {number} afdrukken.',
    },
    paper_weight: {
      subject: 'Zwaarste papier voor de {model}',
      message: 'Wat is het zwaarste papier dat de {model} dubbelzijdig kan bedrukken?',
      outcome: 'Dubbelzijdig tot 160 g/m² uit de lade. Enkelzijdig tot 220 g/m² via de handinvoer.',
    },
    scan_to_mail: {
      subject: 'Scannen naar e-mail instellen',
      message:
        'Hoe wordt scannen naar e-mail ingesteld op de {model}? De mailprovider is overgegaan op een beveiligde verbinding.',
      outcome:
        'Kies op de webpagina van het apparaat onder Scannen poort 587 met STARTTLS en vul het account in. De handleiding is meegestuurd.',
    },
    driver_where: {
      subject: 'Stuurprogramma voor een nieuwe computer',
      message: 'Waar is het nieuwste stuurprogramma voor de {model} te downloaden? De computers zijn vervangen.',
      outcome:
        'Het staat op de downloadpagina onder de modelnaam. Neem het universele stuurprogramma; dat herkent het apparaat vanzelf.',
    },
    driver_grey: {
      subject: 'Zwart-wit als standaard',
      message: 'Hoe wordt zwart-wit voor iedereen de standaard op de {model}? Er wordt te veel in kleur geprint.',
      outcome:
        'Stel het op de printserver in onder Standaardinstellingen. Iedereen krijgt het bij de volgende aanmelding.',
    },
    fixed_address: {
      subject: 'Vast IP-adres voor de printer',
      message: 'De {model} krijgt na elke herstart een ander adres. Hoe krijgt hij een vast adres?',
      outcome:
        'Zet in het menu onder Netwerk, IPv4 DHCP uit en vul adres, masker en gateway in. Of reserveer het adres in uw router.',
    },
    pin_print: {
      subject: 'Printen met pincode',
      message: 'Kunnen vertrouwelijke stukken op de {model} pas geprint worden na het intoetsen van een pincode?',
      outcome:
        'Ja, kies in het stuurprogramma Beveiligd afdrukken en vul vier cijfers in. De taak wacht 24 uur in het apparaat.',
    },
    toner_yield: {
      subject: 'Hoe lang gaat een cartridge mee?',
      message: 'Hoeveel afdrukken gaat een zwarte cartridge van de {model} mee?',
      outcome: 'De standaardcartridge ongeveer 6.000 en de grote 12.000 afdrukken, bij vijf procent dekking.',
    },
    toner_return: {
      subject: 'Lege cartridges inleveren',
      message: 'Er staan hier een stuk of twintig lege cartridges. Hoe worden die ingeleverd?',
      outcome: 'Vanaf vijftien stuks halen wij ze gratis op. Een doos en een etiket zijn onderweg naar {address}.',
    },
    part_price: {
      subject: 'Prijs van een fuser',
      message: 'Wat kost een fuser voor de {model}, en kunnen we die zelf plaatsen?',
      outcome:
        'Hij kost € 209 zonder btw. Vervangen duurt vijf minuten zonder gereedschap; laat het apparaat eerst afkoelen.',
    },
    invoice_copy: {
      subject: 'Kopie van factuur {invoice}',
      message: 'Factuur {invoice} is bij ons zoekgeraakt. Mogen we een kopie?',
      outcome: 'Er is een kopie gestuurd naar uw factuuradres.',
    },
    invoice_pages: {
      subject: 'Hoe worden de afdrukken op de factuur geteld?',
      message: 'Op factuur {invoice} staan meer afdrukken dan we dachten te hebben gemaakt. Hoe wordt er geteld?',
      outcome:
        'Elke bedrukte zijde telt als één afdruk, een dubbelzijdig vel dus als twee. De tellerstanden staan op pagina twee van de factuur.',
    },
    repair_status: {
      subject: 'Reparatie {order}',
      message: 'Hoe ver is reparatie {order}? De {model} is een week geleden opgehaald.',
      outcome: 'Het moederbord is vervangen en het apparaat wordt nu getest. Het verlaat morgen de werkplaats.',
      note: 'Werkplaats gevraagd: alleen de proefafdruk moet nog.',
    },
    return_how: {
      subject: 'Apparaat opsturen voor reparatie',
      message: 'Onze {model}, serienummer {serial}, moet gerepareerd worden. Hoe moet hij verpakt worden?',
      outcome:
        'Haal de cartridges eruit en gebruik de originele doos of een van ons. Het retouretiket {order} is 30 dagen geldig.',
    },
    paper_jam: {
      subject: 'Steeds papierstoringen',
      message: 'De {model} met serienummer {serial} loopt een paar keer per dag vast, altijd bij dubbelzijdig printen.',
      outcome: 'De duplexrollen waren versleten. De monteur heeft ze vervangen en 200 proefvellen gingen goed.',
      note: 'Bekende slijtage boven 150.000 afdrukken. Rollenset gereserveerd.',
      question: 'Loopt hij vast vanuit alle lades, en wat is de tellerstand?',
      answer: 'Alleen vanuit lade 2. De teller staat op {number}.',
    },
    stripes: {
      subject: 'Donkere strepen op elke pagina',
      message: 'De {model} met serienummer {serial} geeft sinds gisteren een donkere streep links op elke pagina.',
      outcome: 'Er zat een kras op de drum. Er is een nieuwe geplaatst en de pagina’s zijn schoon.',
    },
    wont_start: {
      subject: 'Printer start niet op',
      message:
        'De {model}, serienummer {serial}, start niet meer op. Het scherm blijft donker en de hele afdeling print daar.',
      outcome: 'De voeding was defect en is ter plaatse vervangen. Het apparaat werkt.',
      note: 'Met de klant ander stopcontact en snoer geprobeerd: geen verschil.',
    },
    error_code: {
      subject: 'Foutcode {code} op de {model}',
      message: 'De {model} met serienummer {serial} stopt met foutcode {code}. Uit- en aanzetten helpt niet.',
      outcome:
        'De code wees op de laserunit. De stekker is gereinigd en de firmware bijgewerkt; de fout is niet teruggekomen.',
      question: 'Komt de code meteen na het opstarten of pas tijdens het printen?',
      answer: 'Pas na een paar pagina’s.',
    },
    fuser_smell: {
      subject: 'Brandlucht uit de printer',
      message: 'Er komt een brandlucht uit de {model}, serienummer {serial}. De stekker is eruit getrokken.',
      outcome: 'Er was een vel folie in de fuser gesmolten. De unit is vervangen en het apparaat op veiligheid getest.',
      note: 'Veiligheid: monteur dezelfde dag gestuurd.',
    },
    staples: {
      subject: 'Afwerkeenheid hecht niet meer',
      message: 'De afwerkeenheid van de {model}, serienummer {serial}, hecht niet meer terwijl de nietcassette vol is.',
      outcome: 'Er zat een krom nietje in de kop. Het is verwijderd en de klant weet nu hoe dat moet.',
    },
    driver_crash: {
      subject: 'Programma loopt vast bij printen',
      message: 'Sinds de laatste update loopt het rekenprogramma vast bij printen naar de {model}.',
      outcome: 'De nieuwe versie van het stuurprogramma lost het op. Die is samen met u geïnstalleerd en printen lukt.',
      question: 'Welke versie staat er onder Eigenschappen?',
      answer: 'Er staat 4.{number}.',
    },
    off_network: {
      subject: 'Printer is van het netwerk verdwenen',
      message:
        'Sinds vanmorgen kan niemand bij de {model} met serienummer {serial}. Op het scherm staat geen verbinding.',
      outcome:
        'De netwerkpoort stond op een verkeerde snelheid. Nu staat hij op automatisch en kan iedereen weer printen.',
    },
    scan_fails: {
      subject: 'Scannen naar map mislukt',
      message: 'Scannen van de {model} naar de gedeelde map geeft “toegang geweigerd” sinds de server is vervangen.',
      outcome:
        'Het apparaat gebruikte een verouderd protocol. Het staat nu op SMB 3 met het nieuwe account en scannen lukt.',
    },
    slow_print: {
      subject: 'Pdf-bestanden printen traag',
      message: 'Het duurt minuten voordat de {model} een pdf-bestand begint te printen. Andere bestanden komen meteen.',
      outcome: 'Met het PostScript-stuurprogramma komen de bestanden nu binnen enkele seconden.',
      question: 'Kunt u ons een van de trage bestanden sturen?',
      answer: 'Het gebeurt met elk bestand van onze scanner; één staat op de servicepagina onder {number}.',
    },
    toner_order: {
      subject: 'Bestelling toner',
      message: 'Graag twee zwarte en één cyaan cartridge voor de {model} naar {address}.',
      outcome: 'De cartridges zijn verstuurd onder bestelling {order} en komen binnen twee werkdagen.',
    },
    roller_order: {
      subject: 'Bestelling invoerrol',
      message: 'We hebben een invoerrol nodig voor lade 2 van de {model}, serienummer {serial}.',
      outcome: 'De rol is verstuurd onder bestelling {order}. De montagehandleiding zit in de doos.',
    },
    wrong_part: {
      subject: 'Verkeerd onderdeel geleverd, bestelling {order}',
      message: 'In plaats van een transferband voor de {model} kwam met bestelling {order} een resttonerbak.',
      outcome:
        'Het juiste onderdeel is met spoed verstuurd. Doe het verkeerde terug in de doos; de koerier neemt het mee.',
      note: 'Verzamelfout in het magazijn; schaplabels gecontroleerd.',
    },
    invoice_wrong: {
      subject: 'Bedrag op factuur {invoice} klopt niet',
      message: 'Op factuur {invoice} staan vier apparaten, maar we hebben er drie. Graag corrigeren.',
      outcome:
        'Een creditnota en een juiste factuur zijn verstuurd. Het teruggegeven apparaat staat niet meer in het contract.',
      question: 'Welk serienummer hoort niet op de factuur?',
      answer: 'Serienummer {serial}; dat is vorig kwartaal teruggegeven.',
    },
    billing_address: {
      subject: 'Nieuw factuuradres',
      message: 'Onze facturen moeten voortaan naar {address}. Op elke factuur moet het bestelnummer staan.',
      outcome: 'Het adres is gewijzigd en het bestelnummer is verplicht op uw facturen.',
    },
    repair_collect: {
      subject: 'Apparaat ophalen voor reparatie',
      message: 'Graag de {model}, serienummer {serial}, ophalen bij {address} voor reparatie.',
      outcome: 'Het apparaat is opgehaald en staat in de werkplaats onder reparatienummer {order}.',
      question: 'Is er een lift, en tot hoe laat kan de koerier komen?',
      answer: 'Er is een lift, en er is iemand tot vier uur ’s middags.',
    },
    praise_technician: {
      subject: 'Compliment voor uw monteur',
      message: 'Uw monteur was er binnen twee uur, legde alles uit en liet het netjes achter. Hartelijk dank.',
    },
    app_idea: {
      subject: 'Voorstel voor de app',
      message: 'Het zou handig zijn als de app de tonerstand van alle printers op één pagina liet zien.',
    },
    manual_remark: {
      subject: 'Verkeerd plaatje in de handleiding',
      message:
        'Op pagina 34 van de handleiding van de afwerkeenheid staat de oudere cassette. Dat kostte ons een half uur.',
    },
    complaint_late_part: {
      subject: 'Klacht: onderdeel twee weken te laat',
      message:
        'Bestelling {order} zou binnen drie dagen komen en duurde twee weken. De {model} heeft al die tijd stilgestaan.',
      outcome:
        'Onze excuses. Het onderdeel is vandaag per koerier geleverd en het contractbedrag over die tijd is gecrediteerd.',
      note: 'Vertraging van de leverancier is niet aan de klant doorgegeven.',
    },
    complaint_third_visit: {
      subject: 'Klacht: derde bezoek en nog dezelfde storing',
      message: 'De monteur is drie keer geweest voor de {model}, serienummer {serial}, en hij loopt weer vast.',
      outcome:
        'Onze excuses. Het apparaat is omgeruild voor een nieuw en het oude gaat voor onderzoek naar de tweede lijn.',
    },
    complaint_reminder: {
      subject: 'Klacht over een betalingsherinnering',
      message:
        'We kregen een herinnering voor factuur {invoice}, die een maand geleden betaald is. Kijk uw boekhouding na.',
      outcome: 'U hebt gelijk. De betaling was bij een andere klant geboekt. De herinnering vervalt, met onze excuses.',
    },
  },
};
