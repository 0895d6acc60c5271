import type { ExampleTexts } from '../example-shapes.ts';
import type { CityCategory, CityStory } from './city-outlines.ts';

export const cityFi: ExampleTexts<CityCategory, CityStory> = {
  organisation: 'Lepposen kaupunki',
  domain: 'kaupunki.example',
  secondCentre: 'Tekniset palvelut',
  mailboxes: {
    main: { local: 'asiakaspalvelu', name: 'Lepposen kaupungin asiakaspalvelu' },
    second: { local: 'tekniset', name: 'Lepposen tekniset palvelut' },
  },
  categories: {
    streets: 'Kadut ja puistot',
    'streets.lighting': 'Katuvalot',
    'streets.lighting.faults': 'Lamppuviat',
    'streets.roads': 'Katujen kunnossapito',
    'streets.roads.surface': 'Kuopat ja päällysteet',
    'streets.roads.signs': 'Liikennemerkit ja -valot',
    'streets.parks': 'Puistot ja leikkipaikat',
    waste: 'Jätehuolto',
    'waste.bins': 'Jäteastiat',
    'waste.bins.missed': 'Tyhjennys jäänyt tekemättä',
    'waste.bins.orders': 'Astiatilaukset',
    'waste.recycling': 'Kierrätys',
    water: 'Vesihuolto',
    'water.leaks': 'Vuodot ja tukokset',
    'water.meters': 'Mittarit ja laskut',
    housing: 'Asuminen',
    'housing.applications': 'Asuntohakemukset',
    'housing.repairs': 'Asuntojen korjaukset',
    permits: 'Luvat',
    'permits.parking': 'Pysäköinti',
    'permits.building': 'Rakentaminen',
    'permits.events': 'Tapahtumat',
    daycare: 'Varhaiskasvatus',
    'daycare.places': 'Paikat',
    'daycare.fees': 'Maksut',
  },
  keywords: {
    'streets.lighting.faults': ['katuvalo*', 'katulamppu*', 'valaisin*'],
    'water.leaks': ['vesivuoto*', 'putkirikko*', 'viemäri tukossa'],
    'waste.bins.missed': ['tyhjentämättä', 'ei ole tyhjennetty'],
    'permits.parking': ['asukaspysäköin*', 'pysäköintitunnu*'],
    'daycare.places': ['päiväkotipaik*', 'hoitopaik*'],
  },
  stories: {
    bin_day: {
      subject: 'Minä päivänä jäteastia tyhjennetään?',
      message: 'Minä päivänä sekajäteastia tyhjennetään osoitteessa {address}? Tiedotteessa on kaksi eri päivää.',
      outcome: 'Sekajäte haetaan osoitteesta joka toinen tiistai. Astian pitää olla esillä kello 6.30 mennessä.',
    },
    bulky_waste: {
      subject: 'Mihin vanhan sohvan voi viedä?',
      message: 'Pois pitäisi saada vanha sohva ja patja. Mihin ne voi viedä, ja maksaako se jotain?',
      outcome:
        'Kotitaloudet voivat tuoda suuret esineet jäteasemalle maksutta. Noudamme myös enintään kolme esinettä kadun varresta hintaan 25 euroa.',
    },
    hazardous_waste: {
      subject: 'Vanhat maalit ja paristot',
      message:
        'Autotallista osoitteessa {address} löytyi kymmenkunta purkkia vanhaa maalia ja laatikollinen paristoja. Mihin ne kuuluvat?',
      outcome:
        'Maalit viedään jäteaseman vaarallisen jätteen pisteeseen. Paristot voi jättää ruokakaupan keräyslaatikkoon.',
    },
    bigger_bin: {
      subject: 'Suuremman jäteastian hinta',
      message: 'Osoitteen {address} 140 litran astia täyttyy viikossa. Paljonko 240 litran astia maksaisi?',
      outcome: '240 litran astia maksaa 4,60 euroa enemmän kuukaudessa. Vaihto on maksuton ja tehdään noin viikossa.',
    },
    resident_parking: {
      subject: 'Asukaspysäköintitunnus',
      message:
        'Muutamme ensi kuussa osoitteeseen {address}. Miten asukaspysäköintitunnusta haetaan ja kauanko se kestää?',
      outcome:
        'Tunnusta voi hakea verkossa heti, kun vuokrasopimus tai kauppakirja on tehty. Tunnus on voimassa seuraavasta arkipäivästä.',
    },
    shed_permit: {
      subject: 'Tarvitseeko piharakennus luvan?',
      message: 'Takapihalle osoitteeseen {address} on suunnitteilla 14 neliömetrin vaja. Tarvitaanko siihen lupa?',
      outcome:
        'Alle 15 neliömetrin vaja ei tarvitse lupaa, jos se on vähintään metrin päässä rajasta ja enintään 2,5 metriä korkea.',
      note: 'Kaava tarkistettu: ei suojelualuetta.',
      question: 'Kuinka kauas rajasta vaja tulee, ja kuinka korkea se on?',
      answer: 'Puolentoista metrin päähän aidasta, ja korkein kohta on 2,3 metriä.',
    },
    building_decision: {
      subject: 'Rakennuslupahakemus {number}',
      message:
        'Laajennusta osoitteessa {address} koskeva hakemus {number} jätettiin kuusi viikkoa sitten. Milloin päätös on odotettavissa?',
      outcome: 'Hakemus on käsittelijällä, ja naapurit on kuultu. Päätös tehdään arviolta kahden viikon kuluessa.',
      note: 'Kysytty lupakäsittelijältä, missä vaiheessa hakemus on.',
    },
    street_party: {
      subject: 'Kadun sulkeminen korttelijuhlaa varten',
      message:
        'Osoitteen {address} lähinaapurit haluaisivat järjestää korttelijuhlat. Mitä tarvitaan, että kadun saa suljettua iltapäiväksi?',
      outcome:
        'Lähettäkää tapahtumailmoitus ja luonnos suljettavasta osuudesta neljä viikkoa etukäteen. Asukkaiden korttelijuhlasta ei peritä maksua.',
    },
    daycare_apply: {
      subject: 'Päiväkotipaikan hakeminen',
      message:
        'Tyttäremme tarvitsee päiväkotipaikan neljän kuukauden päästä. Milloin paikkaa pitää hakea, ja voiko päiväkodin valita?',
      outcome:
        'Hakemus on jätettävä vähintään neljä kuukautta etukäteen. Siihen voi merkitä kolme päiväkotia toivejärjestyksessä.',
    },
    daycare_queue: {
      subject: 'Sija päiväkotijonossa',
      message: 'Haimme päiväkotipaikkaa hakemuksella {number}. Monentenako olemme jonossa?',
      outcome:
        'Olette neljäntenä ensisijaisen toiveenne jonossa. Arvioimme, että paikkaa voidaan tarjota kuuden viikon kuluessa.',
      question: 'Sopisiko teille paikka myös jossakin toisessa lähiseudun päiväkodissa?',
      answer: 'Kyllä, mikä tahansa vartin kävelymatkan päässä osoitteesta {address} käy hyvin.',
    },
    daycare_income: {
      subject: 'Tuloselvitys varhaiskasvatusmaksua varten',
      message: 'Mitä asiakirjoja tarvitsette varhaiskasvatusmaksun määräämiseen? Toinen meistä on yrittäjä.',
      outcome:
        'Tarvitsemme toiselta vanhemmalta viimeisimmän palkkalaskelman ja yrittäjältä viimeisimmän verotuspäätöksen. Molemmat voi lähettää verkossa.',
    },
    daycare_closed: {
      subject: 'Onko päiväkoti auki loma-aikana?',
      message:
        'Onko osoitteen {address} lähellä oleva päiväkoti auki koulujen lomien aikana, vai onko jokin muu sen sijalla?',
      outcome:
        'Päiväkoti on kiinni kaksi viikkoa. Sinä aikana lapset ovat naapuripäiväkodissa; asiasta tulee kirje kotiin.',
    },
    housing_apply: {
      subject: 'Kaupungin vuokra-asunnon hakeminen',
      message: 'Miten kaupungin vuokra-asuntoa haetaan, ja voiko toivoa tiettyä kaupunginosaa?',
      outcome:
        'Täyttäkää hakemus verkossa. Siihen voi merkitä enintään kolme kaupunginosaa. Hakemus on voimassa vuoden.',
    },
    housing_status: {
      subject: 'Asuntohakemus {number}',
      message: 'Asuntohakemuksesta {number} ei ole kuulunut mitään kahteen kuukauteen. Onko se vielä jonossa?',
      outcome: 'Hakemuksenne on voimassa ja jonossa kolmioon. Kirjoitamme heti, kun asuntoa voidaan tarjota.',
      note: 'Tarkistettu, että tulotiedot on uusittu.',
    },
    water_hardness: {
      subject: 'Veden kovuus',
      message: 'Mikä on veden kovuus osoitteessa {address}? Uusi astianpesukone kysyy sitä.',
      outcome: 'Veden kovuus osoitteessanne on 4 saksalaista kovuusastetta eli vesi on pehmeää.',
    },
    meter_reading: {
      subject: 'Vesimittarin lukeman ilmoittaminen',
      message: 'Miten mittarin {number} lukema ilmoitetaan? Postissa tullut kortti on kadonnut.',
      outcome: 'Lukeman voi ilmoittaa verkossa mittarin numerolla tai puhelimessa. Antamanne lukema on kirjattu.',
    },
    water_break: {
      subject: 'Ilmoitettu vesikatko',
      message: 'Osoitteen {address} ovessa on lappu vesikatkosta. Kauanko se kestää, ja voiko vettä juoda sen jälkeen?',
      outcome: 'Vesi on poikki kello 9–14. Juoksuttakaa hanaa sen jälkeen muutama minuutti, niin vettä voi taas juoda.',
    },
    allotment: {
      subject: 'Palstan vuokraaminen',
      message: 'Onko osoitteen {address} lähellä vapaita viljelypalstoja, ja mikä on vuosivuokra?',
      outcome: 'Palstoille on lyhyt jono. Aarin palsta maksaa vesineen 48 euroa vuodessa.',
    },
    lamp_out: {
      subject: 'Katuvalo pimeänä: {address}',
      message:
        'Katuvalo osoitteen {address} kohdalla on ollut pimeänä viikonlopusta asti. Jalkakäytävää ei iltaisin näe kunnolla.',
      outcome: 'Lamppu on vaihdettu ja valo palaa taas.',
      note: 'Lisätty sähköasentajien seuraavalle kierrokselle.',
      question: 'Voisitteko kertoa pylväässä olevan pienen kyltin numeron?',
      answer: 'Kyltissä lukee {number}.',
    },
    lamp_row_out: {
      subject: 'Koko rivi katuvaloja pimeänä',
      message:
        'Kaikki valot osoitteen {address} ja risteyksen välillä ovat sammuneet. On aivan pimeää, ja liikennettä on paljon.',
      outcome: 'Kaapeli oli vaurioitunut kaivutöissä. Se on korjattu, ja kaikki valot palavat.',
      note: 'Urakoitsija vahvistaa kaapelivaurion, korjausryhmä matkalla.',
    },
    pothole: {
      subject: 'Syvä kuoppa kadussa: {address}',
      message: 'Ajoradassa osoitteen {address} kohdalla on syvä kuoppa. Pyöräilijä oli kaatua siihen tänä aamuna.',
      outcome: 'Kuoppa on paikattu. Osuus päällystetään uudelleen tämän vuoden muiden töiden yhteydessä.',
      note: 'Mitattu paikalla: syvyys 8 cm. Kartiot viety.',
    },
    sign_down: {
      subject: 'Liikennemerkki kaatunut',
      message: 'Kärkikolmio osoitteen {address} kulmalla on ajettu kumoon ja makaa jalkakäytävällä.',
      outcome: 'Merkki on pystytetty uuteen pylvääseen.',
    },
    signal_fault: {
      subject: 'Liikennevalot vilkkuvat keltaista',
      message:
        'Osoitteen {address} lähellä olevan risteyksen liikennevalot ovat vilkkuneet pelkkää keltaista aamusta asti.',
      outcome: 'Ohjauskoje käynnistettiin uudelleen ja viallinen kortti vaihdettiin. Valot toimivat normaalisti.',
      note: 'Poliisille ilmoitettu. Liikennevalohuolto kutsuttu.',
    },
    tree_fallen: {
      subject: 'Puu kaatunut kulkuväylälle',
      message: 'Iso puu on kaatunut pyörätien poikki osoitteen {address} takana. Ohi ei pääse kukaan.',
      outcome: 'Puu on raivattu pois ja väylä on auki.',
    },
    playground: {
      subject: 'Keinu rikki leikkipaikalla',
      message:
        'Leikkipaikalla osoitteen {address} vieressä keinun toinen ketju on irronnut. Lapset yrittävät silti keinua.',
      outcome: 'Keinu on korjattu ja koko leikkipaikka tarkastettu.',
      note: 'Keinu poissa käytöstä, kunnes varaosa tulee.',
    },
    bin_missed: {
      subject: 'Jäteastia tyhjentämättä: {address}',
      message:
        'Astiaa osoitteessa {address} ei ole tyhjennetty eilen, vaikka se oli ajoissa tien varressa. Naapurien astiat tyhjennettiin.',
      outcome: 'Pahoittelemme, että astia jäi tyhjentämättä. Se tyhjennettiin tänään ylimääräisellä ajolla.',
      note: 'Ajopäiväkirja: pakettiauto tukki kujan.',
    },
    bin_broken: {
      subject: 'Jäteastian kansi rikki',
      message: 'Osoitteen {address} jäteastian kansi irtosi viime tyhjennyksessä, ja linnut pääsevät pusseihin.',
      outcome: 'Uusi astia on toimitettu ja vanha viety pois.',
      question: 'Onko kyseessä 140 vai 240 litran astia?',
      answer: 'Se on 140 litran astia.',
    },
    recycling_full: {
      subject: 'Kierrätyspiste pursuaa',
      message:
        'Kartonki- ja lasiastiat kierrätyspisteellä osoitteen {address} vieressä pursuavat, ja tavaraa jätetään maahan.',
      outcome: 'Astiat on tyhjennetty ja paikka siivottu. Jatkossa ne tyhjennetään kahdesti viikossa.',
    },
    water_leak: {
      subject: 'Vettä valuu kadulle',
      message: 'Asfaltin läpi nousee vettä osoitteen {address} kohdalla, ja sitä valuu pitkin katua.',
      outcome: 'Putki on korjattu. Katu päällystetään kahden viikon kuluessa.',
      note: 'Ryhmä paikalla. Yhdeksän talon vesi poikki iltapäivään.',
    },
    drain_blocked: {
      subject: 'Hulevesikaivo tukossa: {address}',
      message: 'Sadevesikaivo osoitteen {address} kohdalla on tukossa, ja joka sateen jälkeen kadulla on iso lammikko.',
      outcome: 'Kaivo on huuhdeltu ja vesi menee taas alas.',
    },
    water_bill: {
      subject: 'Vesilasku {invoice} on liian suuri',
      message:
        'Osoitteen {address} vesilasku {invoice} on kolminkertainen tavalliseen verrattuna. Meitä on kaksi, eikä mikään ole muuttunut.',
      outcome: 'Lasku perustui väärään lukemaan. Olemme hyvittäneet sen ja lähettäneet korjatun laskun.',
      question: 'Voisitteko lähettää kuvan mittarista tai tämän päivän lukeman?',
      answer: 'Mittari näyttää tänään {number}.',
    },
    flat_heating: {
      subject: 'Asunto on kylmä',
      message:
        'Osoitteessa {address} olevan asunnon patterit ovat olleet kylminä eilisestä. Taloudessa on pieni lapsi.',
      outcome: 'Kiertopumppu on vaihdettu ja patterit ovat lämpimät.',
      question: 'Onko kaikissa huoneissa kylmä, ja saako huoltomies käyttää yleisavainta?',
      answer: 'Kaikissa huoneissa on kylmä, ja yleisavainta saa käyttää.',
    },
    flat_tap: {
      subject: 'Keittiön hana tippuu',
      message: 'Osoitteessa {address} olevan asunnon keittiön hana tippuu koko ajan eikä mene kunnolla kiinni.',
      outcome: 'Huoltomies on vaihtanut hanan säätöosan, eikä hana enää tipu.',
    },
    permit_plate: {
      subject: 'Uusi rekisterinumero pysäköintitunnukseen',
      message: 'Auto on vaihtunut. Pyydämme siirtämään pysäköintitunnuksen {number} rekisterinumerolle {plate}.',
      outcome: 'Tunnus on nyt voimassa uudelle rekisterinumerolle. Autoon ei tarvitse laittaa mitään näkyviin.',
      question: 'Mistä päivästä alkaen tunnus siirretään uudelle autolle?',
      answer: 'Ensi maanantaista alkaen, kiitos.',
    },
    daycare_hours: {
      subject: 'Hoitoajan muuttaminen',
      message:
        'Haluaisimme muuttaa hoitoajan 35 tunnista 25 tuntiin viikossa ensi kuun alusta. Lapsen numero on {number}.',
      outcome: 'Uusi hoitoaika on voimassa kuun alusta, ja maksu on muutettu sen mukaiseksi.',
    },
    praise_counter: {
      subject: 'Kiitos ystävällisestä palvelusta',
      message: 'Varhaiskasvatuksen palvelupisteessä oli aikaa selittää kaikki rauhassa. Siitä iso kiitos.',
    },
    bench_idea: {
      subject: 'Penkki jokirannan polulle',
      message:
        'Jokirannan polulle osoitteen {address} lähelle kaivattaisiin penkki. Vanhemmille ihmisille matka on pitkä ilman lepopaikkaa.',
    },
    website_remark: {
      subject: 'Lupasivua on vaikea löytää',
      message:
        'Pysäköintilupien sivun löytämiseen verkkosivuilta meni kaksikymmentä minuuttia. Sen pitäisi olla etusivulla.',
    },
    complaint_phone: {
      subject: 'Reklamaatio: luvattua soittoa ei tullut',
      message: 'Minulle on kolmesti luvattu soittaa asuntohakemuksestani, eikä kukaan ole soittanut. Tämä ei käy.',
      outcome:
        'Pahoittelemme. Soittopyyntöjä ei ollut kirjattu. Hakemuksenne on käyty läpi, ja teillä on nyt nimetty yhteyshenkilö.',
    },
    complaint_bin: {
      subject: 'Reklamaatio: astia jäi tyhjentämättä kolmannen kerran',
      message:
        'Osoitteen {address} astia on jäänyt tyhjentämättä jo kolmannen kerran kahdessa kuukaudessa. Maksamme palvelusta, jota emme saa.',
      outcome: 'Pahoittelemme. Osoite puuttui uudelta reitiltä ja on nyt lisätty. Yhden kuukauden maksu on hyvitetty.',
      note: 'Reittisuunnitelma korjattu urakoitsijan kanssa.',
    },
    complaint_roadworks: {
      subject: 'Reklamaatio katutyön melusta',
      message:
        'Katutyöt osoitteen {address} vieressä alkavat aamulla puoli kuudelta. Luvan mukaan ne saavat alkaa seitsemältä.',
      outcome: 'Olette oikeassa: lupa sallii työt kello 7 alkaen. Urakoitsijaa on huomautettu kirjallisesti.',
    },
  },
};
