import type { ExampleTexts } from '../example-shapes.ts';
import type { CityCategory, CityStory } from './city-outlines.ts';

export const cityPl: ExampleTexts<CityCategory, CityStory> = {
  organisation: 'Urząd Miasta Lipowiec Górny',
  domain: 'lipowiec.example',
  secondCentre: 'Służby techniczne',
  mailboxes: {
    main: { local: 'kontakt', name: 'Biuro obsługi mieszkańców' },
    second: { local: 'techniczny', name: 'Służby techniczne miasta' },
  },
  categories: {
    streets: 'Ulice i zieleń',
    'streets.lighting': 'Oświetlenie',
    'streets.lighting.faults': 'Awarie lamp',
    'streets.roads': 'Drogi',
    'streets.roads.surface': 'Dziury i nawierzchnia',
    'streets.roads.signs': 'Znaki i sygnalizacja',
    'streets.parks': 'Parki i place zabaw',
    waste: 'Odpady',
    'waste.bins': 'Pojemniki',
    'waste.bins.missed': 'Nieodebrane odpady',
    'waste.bins.orders': 'Zamawianie pojemników',
    'waste.recycling': 'Segregacja',
    water: 'Woda i kanalizacja',
    'water.leaks': 'Awarie i zatory',
    'water.meters': 'Wodomierze i rachunki',
    housing: 'Mieszkania',
    'housing.applications': 'Wnioski mieszkaniowe',
    'housing.repairs': 'Naprawy',
    permits: 'Zezwolenia',
    'permits.parking': 'Parkowanie',
    'permits.building': 'Budowa',
    'permits.events': 'Imprezy',
    daycare: 'Żłobki i przedszkola',
    'daycare.places': 'Miejsca',
    'daycare.fees': 'Opłaty',
  },
  keywords: {
    'streets.lighting.faults': ['latarni*', 'lampa uliczna', 'oświetleni* uliczn*'],
    'water.leaks': ['wyciek wody', 'awaria wodociąg*', 'zatkana studzienka'],
    'waste.bins.missed': ['nieodebran*', 'nie odebrano', 'nie opróżniono'],
    'permits.parking': ['abonament parkingow*', 'identyfikator mieszkańca'],
    'daycare.places': ['miejsce w żłobku', 'miejsce w przedszkolu'],
  },
  stories: {
    bin_day: {
      subject: 'W jaki dzień opróżniany jest pojemnik?',
      message: 'W jaki dzień odbierane są odpady zmieszane pod adresem {address}? W ulotce podano dwa różne dni.',
      outcome: 'Odpady zmieszane są tam odbierane co drugi wtorek. Pojemnik powinien być wystawiony do godziny 6.30.',
    },
    bulky_waste: {
      subject: 'Gdzie oddać starą kanapę?',
      message: 'Do wyrzucenia jest stara kanapa i materac. Gdzie można je oddać i czy to coś kosztuje?',
      outcome:
        'Mieszkańcy oddają odpady wielkogabarytowe w punkcie zbiórki bezpłatnie. Odbieramy też do trzech sztuk sprzed domu za 60 zł.',
    },
    hazardous_waste: {
      subject: 'Stare farby i baterie',
      message:
        'W garażu pod adresem {address} znalazło się około dziesięciu puszek starej farby i pudełko baterii. Gdzie to oddać?',
      outcome:
        'Farby przyjmuje punkt selektywnej zbiórki odpadów. Baterie można wrzucić do pojemnika w sklepie spożywczym.',
    },
    bigger_bin: {
      subject: 'Cena większego pojemnika',
      message: 'Pojemnik 140 litrów pod adresem {address} zapełnia się w tydzień. Ile kosztowałby pojemnik 240 litrów?',
      outcome: 'Pojemnik 240 litrów to dodatkowe 14 zł miesięcznie. Sama wymiana jest bezpłatna i trwa około tygodnia.',
    },
    resident_parking: {
      subject: 'Abonament parkingowy dla mieszkańca',
      message:
        'W przyszłym miesiącu przeprowadzamy się, nowy adres: {address}. Jak uzyskać abonament mieszkańca i ile się czeka?',
      outcome:
        'Wniosek można złożyć przez internet po podpisaniu umowy najmu lub kupna. Abonament obowiązuje od następnego dnia roboczego.',
    },
    shed_permit: {
      subject: 'Czy na szopę potrzebne jest pozwolenie?',
      message:
        'W ogrodzie pod adresem {address} ma stanąć szopa o powierzchni 14 metrów kwadratowych. Czy wymaga pozwolenia?',
      outcome:
        'Szopa do 15 metrów kwadratowych nie wymaga pozwolenia, jeśli stoi co najmniej metr od granicy i ma najwyżej 2,5 metra wysokości.',
      note: 'Sprawdzono plan miejscowy: brak ochrony konserwatorskiej.',
      question: 'W jakiej odległości od granicy stanie szopa i jaką będzie miała wysokość?',
      answer: 'Półtora metra od płotu, a w najwyższym miejscu 2,3 metra.',
    },
    building_decision: {
      subject: 'Wniosek budowlany {number}',
      message:
        'Wniosek {number} o rozbudowę domu pod adresem {address} złożono sześć tygodni temu. Kiedy można spodziewać się decyzji?',
      outcome:
        'Wniosek prowadzi inspektor, sąsiedzi zostali powiadomieni. Decyzja powinna zapaść w ciągu dwóch tygodni.',
      note: 'Zapytano inspektora, na jakim etapie jest sprawa.',
    },
    street_party: {
      subject: 'Zamknięcie ulicy na festyn sąsiedzki',
      message:
        'Sąsiedzi z okolicy adresu {address} chcą zorganizować festyn. Co jest potrzebne, aby zamknąć ulicę na jedno popołudnie?',
      outcome:
        'Prosimy o zgłoszenie imprezy cztery tygodnie wcześniej ze szkicem zamkniętego odcinka. Za festyn mieszkańców nie pobieramy opłaty.',
    },
    daycare_apply: {
      subject: 'Zapisanie dziecka do żłobka',
      message:
        'Za cztery miesiące córka będzie potrzebowała miejsca w żłobku. Kiedy złożyć wniosek i czy można wybrać placówkę?',
      outcome:
        'Wniosek należy złożyć co najmniej cztery miesiące wcześniej. Można wskazać trzy placówki w kolejności preferencji.',
    },
    daycare_queue: {
      subject: 'Miejsce na liście oczekujących',
      message: 'Złożyliśmy wniosek o miejsce w przedszkolu, numer {number}. Na którym miejscu listy jesteśmy?',
      outcome:
        'Są Państwo na czwartym miejscu do placówki pierwszego wyboru. Propozycję przewidujemy w ciągu sześciu tygodni.',
      question: 'Czy odpowiadałoby Państwu także miejsce w innej pobliskiej placówce?',
      answer: 'Tak, każda w odległości kwadransa piechotą od adresu {address} będzie dobra.',
    },
    daycare_income: {
      subject: 'Zaświadczenie o dochodach do opłaty',
      message: 'Jakie dokumenty są potrzebne do ustalenia opłaty za przedszkole? Jedno z nas prowadzi działalność.',
      outcome:
        'Potrzebny jest ostatni odcinek wypłaty jednego rodzica i ostatnie zeznanie podatkowe drugiego. Oba dokumenty można przesłać przez internet.',
    },
    daycare_closed: {
      subject: 'Czy przedszkole działa w czasie ferii?',
      message: 'Czy przedszkole w pobliżu adresu {address} działa w czasie ferii, czy jest placówka dyżurna?',
      outcome:
        'Przedszkole jest zamknięte przez dwa tygodnie. W tym czasie dzieci przyjmuje placówka dyżurna obok; wyślemy Państwu pismo.',
    },
    housing_apply: {
      subject: 'Wniosek o mieszkanie komunalne',
      message: 'Jak złożyć wniosek o mieszkanie komunalne i czy można wskazać dzielnicę?',
      outcome:
        'Wniosek wypełnia się przez internet. Można wskazać najwyżej trzy dzielnice. Wniosek jest ważny dwanaście miesięcy.',
    },
    housing_status: {
      subject: 'Wniosek mieszkaniowy {number}',
      message: 'Od dwóch miesięcy brak wiadomości o wniosku {number}. Czy nadal jest na liście?',
      outcome:
        'Wniosek jest ważny i znajduje się na liście mieszkań trzypokojowych. Napiszemy, gdy tylko pojawi się propozycja.',
      note: 'Sprawdzono, że dane o dochodach zostały odnowione.',
    },
    water_hardness: {
      subject: 'Twardość wody',
      message: 'Jaka jest twardość wody pod adresem {address}? Pyta o nią nowa zmywarka.',
      outcome: 'Woda pod tym adresem ma 14 stopni niemieckich, czyli jest średnio twarda.',
    },
    meter_reading: {
      subject: 'Zgłoszenie stanu wodomierza',
      message: 'Jak zgłosić stan wodomierza {number}? Kartka, która przyszła pocztą, zaginęła.',
      outcome: 'Stan można podać przez internet z numerem wodomierza albo telefonicznie. Podany stan został zapisany.',
    },
    water_break: {
      subject: 'Zapowiedziana przerwa w dostawie wody',
      message:
        'Na drzwiach pod adresem {address} wisi kartka o przerwie w dostawie wody. Jak długo potrwa i czy potem można ją pić?',
      outcome: 'Wody nie będzie od 9 do 14. Potem proszę odkręcić kran na kilka minut; woda będzie zdatna do picia.',
    },
    allotment: {
      subject: 'Dzierżawa ogródka działkowego',
      message: 'Czy w pobliżu adresu {address} są wolne ogródki działkowe i jaki jest roczny czynsz?',
      outcome: 'Lista oczekujących jest krótka. Działka o powierzchni 100 metrów kosztuje 260 zł rocznie razem z wodą.',
    },
    lamp_out: {
      subject: 'Nie świeci latarnia: {address}',
      message: 'Latarnia przed adresem {address} nie świeci od weekendu. Wieczorem prawie nie widać chodnika.',
      outcome: 'Lampa została wymieniona i świeci.',
      note: 'Wpisano na listę najbliższego objazdu elektryków.',
      question: 'Czy mogą Państwo podać numer z małej tabliczki na słupie?',
      answer: 'Na tabliczce jest numer {number}.',
    },
    lamp_row_out: {
      subject: 'Nie świeci cały rząd latarni',
      message: 'Nie świecą wszystkie latarnie od adresu {address} do skrzyżowania. Jest zupełnie ciemno, a ruch duży.',
      outcome: 'Podczas wykopów uszkodzono kabel. Został naprawiony i wszystkie latarnie świecą.',
      note: 'Wykonawca potwierdza uszkodzenie kabla, ekipa w drodze.',
    },
    pothole: {
      subject: 'Głęboka dziura w jezdni: {address}',
      message: 'W jezdni przy adresie {address} jest głęboka dziura. Dziś rano prawie przewrócił się tam rowerzysta.',
      outcome: 'Dziura została załatana. Odcinek dostanie nową nawierzchnię razem z innymi tegorocznymi pracami.',
      note: 'Zmierzono na miejscu: głębokość 8 cm. Ustawiono pachołki.',
    },
    sign_down: {
      subject: 'Przewrócony znak drogowy',
      message: 'Znak „ustąp pierwszeństwa” na rogu przy adresie {address} jest przewrócony i leży na chodniku.',
      outcome: 'Znak stoi ponownie na nowym słupku.',
    },
    signal_fault: {
      subject: 'Sygnalizacja miga na żółto',
      message: 'Światła na skrzyżowaniu w pobliżu adresu {address} od rana migają tylko na żółto.',
      outcome: 'Sterownik uruchomiono ponownie i wymieniono uszkodzoną kartę. Sygnalizacja działa normalnie.',
      note: 'Policja powiadomiona. Wezwano serwis sygnalizacji.',
    },
    tree_fallen: {
      subject: 'Drzewo powalone na ścieżkę',
      message: 'Duże drzewo leży w poprzek ścieżki rowerowej za adresem {address}. Nie da się przejść.',
      outcome: 'Drzewo zostało usunięte, ścieżka jest przejezdna.',
    },
    playground: {
      subject: 'Zepsuta huśtawka na placu zabaw',
      message: 'Na placu zabaw przy adresie {address} zerwał się łańcuch huśtawki. Dzieci mimo to próbują się huśtać.',
      outcome: 'Huśtawka została naprawiona, a cały plac zabaw sprawdzony.',
      note: 'Huśtawka wyłączona z użytku do czasu dostawy części.',
    },
    bin_missed: {
      subject: 'Pojemnik nieopróżniony: {address}',
      message:
        'Wczoraj nie opróżniono pojemnika pod adresem {address}, choć był wystawiony na czas. U sąsiadów odpady odebrano.',
      outcome: 'Przepraszamy za pominięcie. Pojemnik został dziś opróżniony dodatkowym kursem.',
      note: 'Zapis kierowcy: uliczkę blokował samochód dostawczy.',
    },
    bin_broken: {
      subject: 'Urwana pokrywa pojemnika',
      message: 'Przy ostatnim odbiorze urwała się pokrywa pojemnika pod adresem {address} i ptaki rozrywają worki.',
      outcome: 'Dostarczono nowy pojemnik i zabrano stary.',
      question: 'Czy chodzi o pojemnik 140 czy 240 litrów?',
      answer: 'O pojemnik 140 litrów.',
    },
    recycling_full: {
      subject: 'Przepełnione pojemniki na szkło i papier',
      message: 'Pojemniki na szkło i papier przy adresie {address} są przepełnione, a rzeczy stoją na ziemi.',
      outcome: 'Pojemniki opróżniono, a teren posprzątano. Od teraz będą opróżniane dwa razy w tygodniu.',
    },
    water_leak: {
      subject: 'Woda wypływa na ulicę',
      message: 'Przed adresem {address} spod asfaltu wypływa woda i spływa ulicą.',
      outcome: 'Rura została naprawiona. Nawierzchnia będzie odtworzona w ciągu dwóch tygodni.',
      note: 'Ekipa na miejscu. Dziewięć domów bez wody do popołudnia.',
    },
    drain_blocked: {
      subject: 'Zatkana studzienka: {address}',
      message: 'Studzienka deszczowa przed adresem {address} jest zatkana i po każdym deszczu na jezdni stoi kałuża.',
      outcome: 'Studzienka została przepłukana i woda znów spływa.',
    },
    water_bill: {
      subject: 'Zbyt wysoki rachunek {invoice}',
      message:
        'Rachunek za wodę {invoice} pod adresem {address} jest trzy razy wyższy niż zwykle. Mieszkamy we dwoje i nic się nie zmieniło.',
      outcome: 'Rachunek opierał się na błędnym odczycie. Wystawiliśmy korektę i wysłaliśmy właściwy.',
      question: 'Czy mogą Państwo przesłać zdjęcie wodomierza albo dzisiejszy stan?',
      answer: 'Wodomierz pokazuje dziś {number}.',
    },
    flat_heating: {
      subject: 'Brak ogrzewania w mieszkaniu',
      message: 'W mieszkaniu pod adresem {address} kaloryfery są zimne od wczoraj. W domu jest małe dziecko.',
      outcome: 'Wymieniono pompę obiegową, kaloryfery są ciepłe.',
      question: 'Czy zimno jest we wszystkich pokojach i czy dozorca może wejść z kluczem zapasowym?',
      answer: 'Zimno jest we wszystkich pokojach, dozorca może wejść z kluczem.',
    },
    flat_tap: {
      subject: 'Cieknący kran w kuchni',
      message: 'W mieszkaniu pod adresem {address} stale cieknie kran w kuchni i nie da się go dokręcić.',
      outcome: 'Dozorca wymienił głowicę i kran już nie cieknie.',
    },
    permit_plate: {
      subject: 'Nowy numer rejestracyjny do abonamentu',
      message: 'Samochód został zmieniony. Prosimy o przepisanie abonamentu {number} na numer rejestracyjny {plate}.',
      outcome: 'Abonament obowiązuje już dla nowego numeru. Za szybą nie trzeba niczego umieszczać.',
      question: 'Od którego dnia abonament ma obowiązywać dla nowego samochodu?',
      answer: 'Od najbliższego poniedziałku.',
    },
    daycare_hours: {
      subject: 'Zmiana godzin opieki',
      message:
        'Od pierwszego dnia przyszłego miesiąca chcemy zmniejszyć opiekę z 35 do 25 godzin tygodniowo. Numer dziecka: {number}.',
      outcome: 'Nowe godziny obowiązują od pierwszego dnia miesiąca, opłata została zmieniona.',
    },
    praise_counter: {
      subject: 'Podziękowanie za życzliwą pomoc',
      message: 'Pani od przedszkoli znalazła czas, żeby wszystko wyjaśnić. Należą się podziękowania.',
    },
    bench_idea: {
      subject: 'Ławka przy ścieżce nad rzeką',
      message:
        'Przydałaby się ławka w połowie ścieżki nad rzeką, w okolicy adresu {address}. Starszym osobom trudno przejść całość bez odpoczynku.',
    },
    website_remark: {
      subject: 'Trudno znaleźć stronę o zezwoleniach',
      message:
        'Znalezienie strony o abonamentach parkingowych zajęło dwadzieścia minut. Powinna być na stronie głównej.',
    },
    complaint_phone: {
      subject: 'Reklamacja: obiecany telefon nie nastąpił',
      message: 'Trzy razy obiecano mi telefon w sprawie wniosku mieszkaniowego i nikt nie zadzwonił. Tak nie może być.',
      outcome:
        'Przepraszamy. Prośby o telefon nie zostały zapisane. Wniosek sprawdzono, a sprawę prowadzi teraz jedna wskazana osoba.',
    },
    complaint_bin: {
      subject: 'Reklamacja: pojemnik pominięto po raz trzeci',
      message:
        'W ciągu dwóch miesięcy po raz trzeci pominięto pojemnik pod adresem {address}. Płacimy za usługę, której nie ma.',
      outcome: 'Przepraszamy. Adresu brakowało na nowej trasie, został dopisany. Zwrócono opłatę za jeden miesiąc.',
      note: 'Plan trasy poprawiony z firmą odbierającą odpady.',
    },
    complaint_roadworks: {
      subject: 'Reklamacja: hałas z robót drogowych',
      message: 'Roboty drogowe przy adresie {address} zaczynają się o wpół do szóstej rano. Zezwolenie mówi o siódmej.',
      outcome:
        'Mają Państwo rację: prace są dozwolone od godziny 7. Wykonawca został pisemnie upomniany i będzie tego przestrzegał.',
    },
  },
};
