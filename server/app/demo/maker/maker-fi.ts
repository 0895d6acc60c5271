import type { ExampleTexts } from '../example-shapes.ts';
import type { MakerCategory, MakerStory } from './maker-outlines.ts';

export const makerFi: ExampleTexts<MakerCategory, MakerStory> = {
  organisation: 'Tulostin-Havu Oy',
  domain: 'tulostinhavu.example',
  secondCentre: 'Korjaamo ja toinen tukitaso',
  mailboxes: {
    main: { local: 'palvelu', name: 'Tulostin-Havun asiakaspalvelu' },
    second: { local: 'korjaamo', name: 'Tulostin-Havun korjaamo' },
  },
  categories: {
    sales: 'Myynti',
    'sales.offers': 'Tarjoukset',
    'sales.contracts': 'Sopimukset',
    'sales.contracts.renewals': 'Jatkot ja muutokset',
    support: 'Tekninen tuki',
    'support.hardware': 'Laitteet',
    'support.hardware.printers': 'Tulostimet',
    'support.hardware.finishers': 'Viimeistelijät',
    'support.software': 'Ohjelmistot',
    'support.software.drivers': 'Ajurit',
    'support.software.network': 'Verkko ja skannaus',
    invoices: 'Laskut',
    'invoices.questions': 'Kyselyt',
    'invoices.credits': 'Oikaisut',
    parts: 'Varaosat ja tarvikkeet',
    'parts.orders': 'Varaosat',
    'parts.consumables': 'Värit ja tarvikkeet',
    depot: 'Korjaamo',
    'depot.repairs': 'Korjaukset',
    'depot.repairs.returns': 'Palautukset',
    'depot.secondline': 'Toinen tukitaso',
  },
  keywords: {
    'support.hardware.printers': ['paperitukos*', 'virhekood*', 'raitoja'],
    'support.software.drivers': ['ajuri*', 'tulostinohjain*'],
    'invoices.credits': ['virheellinen lasku', 'hyvityslasku*'],
    'parts.consumables': ['väriaine*', 'värikasett*', 'kasett*'],
    'sales.offers': ['tarjous*', 'tarjouspyynt*'],
  },
  stories: {
    offer_price: {
      subject: 'Tarjouspyyntö: viisi kappaletta {model}',
      message: 'Pyydämme tarjousta viidestä laitteesta {model} lisäkasetilla, toimitus osoitteeseen {address}.',
      outcome: 'Tarjous on tilaussivulla numerolla {order}. Se on voimassa 30 päivää ja sisältää toimituksen.',
      note: 'Viiden laitteen alennus sovittu myyntipäällikön kanssa.',
      question: 'Tarvitsetteko myös asennuksen paikan päällä ja huoltosopimuksen?',
      answer: 'Asennus kyllä, ja kolmen vuoden sopimus.',
    },
    offer_lease: {
      subject: 'Vuokraus ostamisen sijaan',
      message: 'Voiko laitteen {model} myös vuokrata, ja mikä olisi kuukausihinta kolmeksi vuodeksi?',
      outcome:
        'Kyllä. Vuokra 36 kuukaudeksi on 47 euroa kuussa huolto mukaan lukien. Väriaine laskutetaan käytön mukaan.',
    },
    contract_covers: {
      subject: 'Mitä sopimus kattaa?',
      message: 'Kattaako huoltosopimuksemme laitteelle {model}, sarjanumero {serial}, myös rummun ja telat?',
      outcome:
        'Sopimus kattaa kaikki kuluvat osat rumpu ja telat mukaan lukien sekä työn ja matkat. Vain paperi ja niitit eivät kuulu siihen.',
      note: 'Sopimustaso tarkistettu: täysi huolto.',
    },
    contract_end: {
      subject: 'Milloin sopimus päättyy?',
      message: 'Milloin laitteen {model}, sarjanumero {serial}, sopimus päättyy, ja jatkuuko se itsestään?',
      outcome:
        'Se päättyy ensi vuosineljänneksen lopussa ja jatkuu vuodella, ellei sitä irtisanota kuutta viikkoa aiemmin.',
    },
    contract_add: {
      subject: 'Laitteen lisääminen sopimukseen',
      message: 'Meille on tullut käytetty {model}, sarjanumero {serial}. Voiko sen lisätä sopimukseemme?',
      outcome: 'Kyllä. Lyhyen tarkastuksen jälkeen se voi tulla mukaan ensi kuun alusta samalla sivuhinnalla.',
      question: 'Mikä on laitteen sivulaskurin lukema nyt?',
      answer: 'Laskurissa on {number} sivua.',
    },
    paper_weight: {
      subject: 'Paksuin paperi laitteelle {model}',
      message: 'Mikä on paksuin paperi, jolle {model} tulostaa kaksipuolisesti?',
      outcome: 'Kaksipuolisesti kasetista enintään 160 g/m². Yksipuolisesti ohisyötöstä enintään 220 g/m².',
    },
    scan_to_mail: {
      subject: 'Skannaus sähköpostiin',
      message:
        'Miten laitteen {model} skannaus sähköpostiin otetaan käyttöön? Sähköpostipalvelu siirtyi suojattuun yhteyteen.',
      outcome:
        'Valitkaa laitteen verkkosivulla kohdassa Skannaus portti 587 ja STARTTLS ja antakaa tunnus. Lähetimme myös ohjeen.',
    },
    driver_where: {
      subject: 'Ajuri uuteen tietokoneeseen',
      message: 'Mistä laitteen {model} uusimman ajurin voi ladata? Tietokoneet on vaihdettu.',
      outcome: 'Se on lataussivulla mallin nimen alla. Valitkaa yleisajuri, se tunnistaa laitteen itse.',
    },
    driver_grey: {
      subject: 'Mustavalkoinen oletukseksi',
      message: 'Miten mustavalkotulostuksen saa oletukseksi kaikille laitteella {model}? Väritulosteita tulee liikaa.',
      outcome:
        'Asetus tehdään tulostuspalvelimen ajurissa kohdassa Tulostuksen oletukset. Se tulee käyttöön seuraavassa kirjautumisessa.',
    },
    fixed_address: {
      subject: 'Kiinteä IP-osoite tulostimelle',
      message:
        'Laitteen {model} osoite vaihtuu jokaisessa uudelleenkäynnistyksessä. Miten sille annetaan kiinteä osoite?',
      outcome:
        'Kytkekää valikossa Verkko, IPv4 DHCP pois ja antakaa osoite, peite ja yhdyskäytävä. Osoitteen voi myös varata reitittimessä.',
    },
    pin_print: {
      subject: 'Tulostus PIN-koodilla',
      message:
        'Voiko luottamukselliset sivut tulostaa laitteella {model} vasta, kun laitteelle on näppäilty PIN-koodi?',
      outcome:
        'Kyllä, valitkaa ajurissa Suojattu tulostus ja antakaa neljä numeroa. Työ odottaa laitteessa vuorokauden.',
    },
    toner_yield: {
      subject: 'Kauanko värikasetti kestää?',
      message: 'Montako sivua laitteen {model} mustalla kasetilla voi tulostaa?',
      outcome: 'Peruskasetti riittää noin 6 000 sivuun ja suuri 12 000 sivuun viiden prosentin peitolla.',
    },
    toner_return: {
      subject: 'Tyhjien kasettien palautus',
      message: 'Meillä on parikymmentä tyhjää värikasettia. Miten ne palautetaan?',
      outcome:
        'Noudamme vähintään viisitoista kasettia maksutta. Laatikko ja osoitetarra ovat matkalla osoitteeseen {address}.',
    },
    part_price: {
      subject: 'Kiinnitysyksikön hinta',
      message: 'Paljonko laitteen {model} kiinnitysyksikkö maksaa, ja voiko sen vaihtaa itse?',
      outcome:
        'Yksikkö maksaa 215 euroa ilman arvonlisäveroa. Vaihto kestää viisi minuuttia ilman työkaluja, kunhan laite on jäähtynyt.',
    },
    invoice_copy: {
      subject: 'Jäljennös laskusta {invoice}',
      message: 'Lasku {invoice} on meillä kadonnut. Voisimmeko saada jäljennöksen?',
      outcome: 'Jäljennös on lähetetty laskutusosoitteeseenne.',
    },
    invoice_pages: {
      subject: 'Miten laskun sivut lasketaan?',
      message: 'Laskussa {invoice} on enemmän sivuja kuin arvelimme tulostaneemme. Miten ne lasketaan?',
      outcome:
        'Jokainen tulostettu puoli on yksi sivu, joten kaksipuolinen arkki on kaksi. Laskurien lukemat ovat laskun toisella sivulla.',
    },
    repair_status: {
      subject: 'Korjaus {order}',
      message: 'Missä vaiheessa korjaus {order} on? {model} noudettiin viikko sitten.',
      outcome: 'Emolevy on vaihdettu ja laite on loppukokeessa. Se lähtee korjaamolta huomenna.',
      note: 'Kysytty korjaamolta: vain koetulostus puuttuu.',
    },
    return_how: {
      subject: 'Laitteen lähettäminen korjaukseen',
      message: 'Laitteemme {model}, sarjanumero {serial}, pitää lähettää korjattavaksi. Miten se pakataan?',
      outcome:
        'Ottakaa värikasetit pois ja käyttäkää alkuperäistä tai meidän laatikkoamme. Palautustarra {order} on voimassa 30 päivää.',
    },
    paper_jam: {
      subject: 'Jatkuvia paperitukoksia',
      message:
        'Laite {model}, sarjanumero {serial}, tukkeutuu monta kertaa päivässä, aina kaksipuolisessa tulostuksessa.',
      outcome: 'Kääntöyksikön telat olivat kuluneet. Huoltomies vaihtoi ne, ja 200 koesivua meni läpi.',
      note: 'Tunnettu kuluma yli 150 000 sivun jälkeen. Telasarja varattu.',
      question: 'Tukkeutuuko se kaikista kaseteista, ja mikä on sivulaskurin lukema?',
      answer: 'Vain kasetista 2. Laskurissa on {number}.',
    },
    stripes: {
      subject: 'Tummia raitoja joka sivulla',
      message:
        'Laite {model}, sarjanumero {serial}, on eilisestä asti tulostanut tumman raidan jokaisen sivun vasempaan laitaan.',
      outcome: 'Rummussa oli naarmu. Uusi rumpu on asennettu ja sivut ovat puhtaat.',
    },
    wont_start: {
      subject: 'Tulostin ei käynnisty',
      message:
        'Laite {model}, sarjanumero {serial}, ei enää käynnisty. Näyttö on pimeä, ja koko osasto tulostaa sillä.',
      outcome: 'Virtalähde oli viallinen ja vaihdettiin paikan päällä. Laite toimii.',
      note: 'Kokeiltu asiakkaan kanssa toista pistorasiaa ja johtoa: ei vaikutusta.',
    },
    error_code: {
      subject: 'Virhekoodi {code}, {model}',
      message: 'Laite {model}, sarjanumero {serial}, pysähtyy virhekoodiin {code}. Virran katkaisu ei auta.',
      outcome:
        'Koodi viittasi laseryksikköön. Liitin puhdistettiin ja laiteohjelmisto päivitettiin, eikä vika ole toistunut.',
      question: 'Tuleeko koodi heti käynnistyksessä vai vasta tulostettaessa?',
      answer: 'Vasta muutaman sivun jälkeen.',
    },
    fuser_smell: {
      subject: 'Tulostimesta tulee palaneen hajua',
      message: 'Laitteesta {model}, sarjanumero {serial}, tulee palaneen hajua. Se on irrotettu verkkovirrasta.',
      outcome: 'Kiinnitysyksikköön oli sulanut kalvo. Yksikkö vaihdettiin ja laitteen turvallisuus tarkastettiin.',
      note: 'Turvallisuusasia: huoltomies samana päivänä.',
    },
    staples: {
      subject: 'Viimeistelijä ei niittaa',
      message: 'Laitteen {model}, sarjanumero {serial}, viimeistelijä ei enää niittaa, vaikka kasetti on täynnä.',
      outcome: 'Vääntynyt niitti oli jumissa päässä. Se poistettiin ja asiakkaalle näytettiin, miten tukos puretaan.',
    },
    driver_crash: {
      subject: 'Ohjelma kaatuu tulostettaessa',
      message: 'Viime päivityksestä asti taulukkolaskenta on kaatunut, kun tulostetaan laitteelle {model}.',
      outcome: 'Uusi ajuriversio ratkaisee asian. Se asennettiin yhdessä ja tulostus toimii.',
      question: 'Mikä ajuriversio näkyy kohdassa Ominaisuudet?',
      answer: 'Siinä lukee 4.{number}.',
    },
    off_network: {
      subject: 'Tulostin katosi verkosta',
      message:
        'Kukaan ei ole aamusta asti saanut yhteyttä laitteeseen {model}, sarjanumero {serial}. Näytössä lukee, ettei yhteyttä ole.',
      outcome: 'Verkkoportti oli väärällä nopeudella. Asetettu automaattiseksi, ja kaikki voivat taas tulostaa.',
    },
    scan_fails: {
      subject: 'Skannaus kansioon ei onnistu',
      message:
        'Skannaus laitteelta {model} jaettuun kansioon päättyy palvelimen vaihdon jälkeen virheeseen ”pääsy evätty”.',
      outcome: 'Laite käytti vanhentunutta yhteyskäytäntöä. Nyt käytössä on SMB 3 ja uusi tunnus, ja skannaus toimii.',
    },
    slow_print: {
      subject: 'PDF-tiedostot tulostuvat hitaasti',
      message: 'Kestää minuutteja, ennen kuin {model} alkaa tulostaa PDF-tiedostoa. Muut tiedostot tulevat heti.',
      outcome: 'PostScript-ajurilla tiedostot tulostuvat nyt sekunneissa.',
      question: 'Voisitteko lähettää meille yhden hitaista tiedostoista?',
      answer: 'Se koskee kaikkia skannerimme tiedostoja; yksi on palvelusivulla numerolla {number}.',
    },
    toner_order: {
      subject: 'Väriainetilaus',
      message: 'Lähettäkää laitteelle {model} kaksi mustaa ja yksi syaani värikasetti osoitteeseen {address}.',
      outcome: 'Kasetit on lähetetty tilauksella {order}, ja ne tulevat kahden arkipäivän kuluessa.',
    },
    roller_order: {
      subject: 'Ottotelan tilaus',
      message: 'Tarvitsemme laitteen {model}, sarjanumero {serial}, kasettiin 2 ottotelan.',
      outcome: 'Tela on lähetetty tilauksella {order}. Asennusohje on laatikossa.',
    },
    wrong_part: {
      subject: 'Väärä osa tilauksessa {order}',
      message: 'Tilauksessa {order} tuli laitteen {model} siirtohihnan sijaan hukkavärisäiliö.',
      outcome:
        'Oikea osa on lähetetty pikatoimituksena. Laittakaa väärä takaisin laatikkoon, kuljettaja ottaa sen mukaansa.',
      note: 'Keräilyvirhe varastossa; hyllymerkinnät tarkistettu.',
    },
    invoice_wrong: {
      subject: 'Laskun {invoice} summa on väärä',
      message: 'Laskussa {invoice} on neljä laitetta, mutta meillä on kolme. Pyydämme korjaamaan sen.',
      outcome: 'Hyvityslasku ja korjattu lasku on lähetetty. Palautettu laite ei ole enää sopimuksessa.',
      question: 'Mikä sarjanumero ei kuulu laskulle?',
      answer: 'Sarjanumero {serial}; se palautettiin viime vuosineljänneksellä.',
    },
    billing_address: {
      subject: 'Uusi laskutusosoite',
      message: 'Laskumme pitää jatkossa lähettää osoitteeseen {address}. Tilausnumeron on oltava jokaisessa.',
      outcome: 'Osoite on muutettu, ja tilausnumero on laskuillanne pakollinen tieto.',
    },
    repair_collect: {
      subject: 'Laitteen nouto korjaukseen',
      message: 'Pyydämme noutamaan laitteen {model}, sarjanumero {serial}, osoitteesta {address} korjattavaksi.',
      outcome: 'Laite on noudettu ja on korjaamolla korjausnumerolla {order}.',
      question: 'Onko talossa hissi, ja mihin aikaan asti kuljettaja voi tulla?',
      answer: 'Hissi on, ja paikalla on joku iltapäivän neljään asti.',
    },
    praise_technician: {
      subject: 'Kiitos huoltomiehelle',
      message: 'Huoltomies tuli kahdessa tunnissa, selitti kaiken ja jätti paikat siistiksi. Paljon kiitoksia.',
    },
    app_idea: {
      subject: 'Ehdotus sovellukseen',
      message: 'Olisi kätevää, jos sovellus näyttäisi kaikkien tulostimien väritason yhdellä sivulla.',
    },
    manual_remark: {
      subject: 'Viimeistelijän ohjekirjassa on väärä kuva',
      message: 'Viimeistelijän ohjekirjan sivulla 34 on vanhemman kasetin kuva. Siihen meni meiltä puoli tuntia.',
    },
    complaint_late_part: {
      subject: 'Reklamaatio: osa kaksi viikkoa myöhässä',
      message:
        'Tilaus {order} luvattiin kolmessa päivässä, ja nyt on mennyt kaksi viikkoa. {model} on seissyt koko ajan.',
      outcome: 'Pahoittelemme. Osa toimitettiin tänään lähetillä, ja seisonta-ajan sopimusmaksu on hyvitetty.',
      note: 'Toimittajan viivästystä ei kerrottu asiakkaalle.',
    },
    complaint_third_visit: {
      subject: 'Reklamaatio: kolmas käynti ja sama vika',
      message: 'Huoltomies on käynyt kolmesti laitteen {model}, sarjanumero {serial}, takia, ja se tukkeutuu taas.',
      outcome: 'Pahoittelemme. Laite on vaihdettu uuteen, ja vanha menee toisen tukitason tutkittavaksi.',
    },
    complaint_reminder: {
      subject: 'Reklamaatio maksumuistutuksesta',
      message:
        'Saimme maksumuistutuksen laskusta {invoice}, joka maksettiin kuukausi sitten. Tarkistakaa kirjanpitonne.',
      outcome: 'Olette oikeassa. Maksu oli kirjattu toiselle asiakkaalle. Muistutus on peruttu, pahoittelemme.',
    },
  },
};
