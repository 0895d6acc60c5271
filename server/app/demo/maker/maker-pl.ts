import type { ExampleTexts } from '../example-shapes.ts';
import type { MakerCategory, MakerStory } from './maker-outlines.ts';

export const makerPl: ExampleTexts<MakerCategory, MakerStory> = {
  organisation: 'Drukarki Jodłowa sp. z o.o.',
  domain: 'drukarki-jodlowa.example',
  secondCentre: 'Serwis i druga linia',
  mailboxes: {
    main: { local: 'kontakt', name: 'Obsługa klienta Drukarki Jodłowa' },
    second: { local: 'serwis', name: 'Serwis Drukarki Jodłowa' },
  },
  categories: {
    sales: 'Sprzedaż',
    'sales.offers': 'Oferty',
    'sales.contracts': 'Umowy',
    'sales.contracts.renewals': 'Przedłużenia i zmiany',
    support: 'Pomoc techniczna',
    'support.hardware': 'Sprzęt',
    'support.hardware.printers': 'Drukarki',
    'support.hardware.finishers': 'Finiszery',
    'support.software': 'Oprogramowanie',
    'support.software.drivers': 'Sterowniki',
    'support.software.network': 'Sieć i skanowanie',
    invoices: 'Faktury',
    'invoices.questions': 'Pytania',
    'invoices.credits': 'Korekty',
    parts: 'Części i materiały',
    'parts.orders': 'Części zamienne',
    'parts.consumables': 'Tonery i materiały',
    depot: 'Serwis',
    'depot.repairs': 'Naprawy',
    'depot.repairs.returns': 'Zwroty',
    'depot.secondline': 'Druga linia',
  },
  keywords: {
    'support.hardware.printers': ['zacięci* papieru', 'kod błędu', 'smugi'],
    'support.software.drivers': ['sterownik*'],
    'invoices.credits': ['błędna faktura', 'korekt*'],
    'parts.consumables': ['toner*', 'kaset* z tonerem'],
    'sales.offers': ['oferta', 'oferty', 'ofertę', 'wycen*'],
  },
  stories: {
    offer_price: {
      subject: 'Oferta na pięć sztuk {model}',
      message: 'Prosimy o ofertę na pięć urządzeń {model} z drugą kasetą na papier, dostawa: {address}.',
      outcome: 'Oferta znajduje się na stronie zamówień pod numerem {order}. Jest ważna 30 dni i obejmuje dostawę.',
      note: 'Rabat od pięciu sztuk uzgodniony z kierownikiem sprzedaży.',
      question: 'Czy potrzebna jest też instalacja na miejscu i umowa serwisowa?',
      answer: 'Instalacja tak, i umowa na trzy lata.',
    },
    offer_lease: {
      subject: 'Wynajem zamiast zakupu',
      message: 'Czy {model} można też wynająć i jaka byłaby rata miesięczna przy trzech latach?',
      outcome:
        'Tak. Przy 36 miesiącach rata wynosi 195 zł miesięcznie razem z serwisem. Toner rozliczamy według zużycia.',
    },
    contract_covers: {
      subject: 'Co obejmuje umowa?',
      message: 'Czy nasza umowa serwisowa na {model}, numer seryjny {serial}, obejmuje także bęben i rolki?',
      outcome:
        'Umowa obejmuje wszystkie części zużywalne, w tym bęben i rolki, robociznę i dojazd. Nie obejmuje tylko papieru i zszywek.',
      note: 'Sprawdzono zakres umowy: pełny serwis.',
    },
    contract_end: {
      subject: 'Kiedy kończy się nasza umowa?',
      message: 'Kiedy kończy się umowa na {model} o numerze seryjnym {serial} i czy przedłuża się sama?',
      outcome:
        'Trwa do końca następnego kwartału i przedłuża się o dwanaście miesięcy, jeśli nie zostanie wypowiedziana sześć tygodni wcześniej.',
    },
    contract_add: {
      subject: 'Dopisanie drukarki do umowy',
      message: 'Doszła używana drukarka {model}, numer seryjny {serial}. Czy można ją dopisać do naszej umowy?',
      outcome:
        'Tak. Po krótkim przeglądzie może zostać objęta umową od pierwszego dnia przyszłego miesiąca, z tą samą ceną za stronę.',
      question: 'Jaki jest obecny stan licznika stron?',
      answer: 'Licznik pokazuje {number} stron.',
    },
    paper_weight: {
      subject: 'Najgrubszy papier dla {model}',
      message: 'Jaki najgrubszy papier {model} zadrukuje dwustronnie?',
      outcome: 'Dwustronnie do 160 g/m² z kasety. Jednostronnie do 220 g/m² z podajnika bocznego.',
    },
    scan_to_mail: {
      subject: 'Ustawienie skanowania do poczty',
      message: 'Jak ustawić skanowanie do poczty w {model}? Dostawca poczty przeszedł na połączenie szyfrowane.',
      outcome:
        'Na stronie urządzenia w zakładce Skanowanie prosimy wybrać port 587 ze STARTTLS i podać konto. Instrukcja została wysłana.',
    },
    driver_where: {
      subject: 'Sterownik do nowego komputera',
      message: 'Skąd pobrać najnowszy sterownik do {model}? Komputery zostały wymienione.',
      outcome:
        'Jest na stronie pobierania pod nazwą modelu. Prosimy wybrać sterownik uniwersalny, sam rozpozna urządzenie.',
    },
    driver_grey: {
      subject: 'Druk czarno-biały jako domyślny',
      message: 'Jak ustawić druk czarno-biały jako domyślny dla wszystkich na {model}? Za dużo drukuje się w kolorze.',
      outcome:
        'Ustawia się to w sterowniku na serwerze wydruku, w domyślnych ustawieniach. Zadziała przy następnym logowaniu.',
    },
    fixed_address: {
      subject: 'Stały adres IP drukarki',
      message: '{model} po każdym uruchomieniu dostaje nowy adres. Jak ustawić stały?',
      outcome:
        'W menu Sieć, IPv4 należy wyłączyć DHCP i wpisać adres, maskę i bramę. Można też zarezerwować adres w routerze.',
    },
    pin_print: {
      subject: 'Drukowanie z kodem PIN',
      message: 'Czy na {model} można drukować poufne strony dopiero po wpisaniu kodu PIN przy urządzeniu?',
      outcome:
        'Tak, w sterowniku prosimy wybrać Bezpieczny wydruk i podać cztery cyfry. Zadanie czeka w urządzeniu dobę.',
    },
    toner_yield: {
      subject: 'Na jak długo wystarcza toner?',
      message: 'Na ile stron wystarcza czarny toner do {model}?',
      outcome: 'Standardowy na około 6000 stron, duży na 12 000, przy pięcioprocentowym pokryciu.',
    },
    toner_return: {
      subject: 'Zwrot pustych kaset',
      message: 'Mamy około dwudziestu pustych kaset po tonerach. Jak je oddać?',
      outcome: 'Od piętnastu sztuk odbieramy bezpłatnie. Karton i etykieta są w drodze na adres {address}.',
    },
    part_price: {
      subject: 'Cena zespołu utrwalającego',
      message: 'Ile kosztuje zespół utrwalający do {model} i czy można go wymienić samodzielnie?',
      outcome: 'Kosztuje 890 zł bez VAT. Wymiana trwa pięć minut bez narzędzi; urządzenie musi ostygnąć.',
    },
    invoice_copy: {
      subject: 'Kopia faktury {invoice}',
      message: 'Faktura {invoice} u nas zaginęła. Czy można prosić o kopię?',
      outcome: 'Kopia została wysłana na Państwa adres do faktur.',
    },
    invoice_pages: {
      subject: 'Jak liczone są strony na fakturze?',
      message: 'Na fakturze {invoice} jest więcej stron, niż według nas wydrukowano. Jak są liczone?',
      outcome:
        'Każda zadrukowana strona liczy się osobno, więc kartka dwustronna to dwie. Stany liczników są na drugiej stronie faktury.',
    },
    repair_status: {
      subject: 'Naprawa {order}',
      message: 'Na jakim etapie jest naprawa {order}? {model} odebrano tydzień temu.',
      outcome: 'Płyta główna została wymieniona, urządzenie przechodzi test końcowy. Jutro opuści serwis.',
      note: 'Zapytano warsztat: brakuje tylko wydruku próbnego.',
    },
    return_how: {
      subject: 'Wysyłka urządzenia do naprawy',
      message: 'Nasza drukarka {model}, numer seryjny {serial}, wymaga naprawy. Jak ją zapakować?',
      outcome:
        'Prosimy wyjąć tonery i użyć oryginalnego kartonu albo naszego. Etykieta zwrotna {order} jest ważna 30 dni.',
    },
    paper_jam: {
      subject: 'Ciągłe zacięcia papieru',
      message:
        'W {model}, numer seryjny {serial}, kilka razy dziennie zacina się papier, zawsze przy druku dwustronnym.',
      outcome: 'Rolki modułu dwustronnego były zużyte. Technik je wymienił, 200 stron próbnych przeszło bez zacięć.',
      note: 'Znane zużycie powyżej 150 000 stron. Zarezerwowano zestaw rolek.',
      question: 'Czy papier zacina się ze wszystkich kaset i jaki jest stan licznika?',
      answer: 'Tylko z kasety 2. Licznik pokazuje {number}.',
    },
    stripes: {
      subject: 'Ciemne smugi na każdej stronie',
      message: '{model} o numerze seryjnym {serial} od wczoraj drukuje ciemną smugę po lewej stronie każdej kartki.',
      outcome: 'Bęben był porysowany. Założono nowy i wydruki są czyste.',
    },
    wont_start: {
      subject: 'Drukarka się nie włącza',
      message: '{model}, numer seryjny {serial}, już się nie włącza. Ekran jest ciemny, a drukuje na niej cały dział.',
      outcome: 'Zasilacz był uszkodzony i został wymieniony na miejscu. Urządzenie działa.',
      note: 'Z klientem sprawdzono inne gniazdko i kabel: bez zmian.',
    },
    error_code: {
      subject: 'Kod błędu {code}, {model}',
      message:
        '{model} o numerze seryjnym {serial} zatrzymuje się z kodem błędu {code}. Wyłączenie i włączenie nie pomaga.',
      outcome: 'Kod wskazywał na moduł lasera. Oczyszczono złącze i zaktualizowano oprogramowanie; błąd nie wrócił.',
      question: 'Czy kod pojawia się zaraz po włączeniu, czy dopiero podczas druku?',
      answer: 'Dopiero po kilku stronach.',
    },
    fuser_smell: {
      subject: 'Zapach spalenizny z drukarki',
      message: 'Z {model}, numer seryjny {serial}, czuć spaleniznę. Drukarka została odłączona od prądu.',
      outcome: 'W zespole utrwalającym stopiła się folia. Zespół wymieniono, urządzenie przeszło test bezpieczeństwa.',
      note: 'Sprawa bezpieczeństwa: technik wysłany tego samego dnia.',
    },
    staples: {
      subject: 'Finiszer nie zszywa',
      message: 'Finiszer przy {model}, numer seryjny {serial}, przestał zszywać, choć kaseta jest pełna.',
      outcome: 'W głowicy utknęła zgięta zszywka. Została usunięta, a klient wie już, jak to zrobić.',
    },
    driver_crash: {
      subject: 'Program zawiesza się przy drukowaniu',
      message: 'Od ostatniej aktualizacji arkusz kalkulacyjny zawiesza się przy drukowaniu na {model}.',
      outcome: 'Nowa wersja sterownika rozwiązuje problem. Zainstalowano ją wspólnie i drukowanie działa.',
      question: 'Jaka wersja sterownika widnieje we Właściwościach?',
      answer: 'Jest tam 4.{number}.',
    },
    off_network: {
      subject: 'Drukarka zniknęła z sieci',
      message:
        'Od rana nikt nie może połączyć się z {model} o numerze seryjnym {serial}. Na ekranie jest brak połączenia.',
      outcome: 'Port sieciowy miał złą prędkość. Ustawiono automatyczną i wszyscy mogą drukować.',
    },
    scan_fails: {
      subject: 'Skanowanie do folderu nie działa',
      message: 'Skanowanie z {model} do folderu wspólnego kończy się komunikatem „odmowa dostępu” od wymiany serwera.',
      outcome:
        'Urządzenie używało przestarzałego protokołu. Teraz działa SMB 3 z nowym kontem i skanowanie przebiega poprawnie.',
    },
    slow_print: {
      subject: 'Pliki PDF drukują się wolno',
      message: 'Mijają minuty, zanim {model} zacznie drukować plik PDF. Inne pliki drukują się od razu.',
      outcome: 'Ze sterownikiem PostScript pliki drukują się teraz w kilka sekund.',
      question: 'Czy mogą Państwo przesłać jeden z wolnych plików?',
      answer: 'Dotyczy to każdego pliku z naszego skanera; jeden jest na stronie serwisu pod numerem {number}.',
    },
    toner_order: {
      subject: 'Zamówienie tonerów',
      message: 'Prosimy o dwa czarne i jeden błękitny toner do {model} na adres {address}.',
      outcome: 'Tonery wysłano w zamówieniu {order}, dotrą w ciągu dwóch dni roboczych.',
    },
    roller_order: {
      subject: 'Zamówienie rolki pobierającej',
      message: 'Potrzebna jest rolka pobierająca do kasety 2 w {model}, numer seryjny {serial}.',
      outcome: 'Rolkę wysłano w zamówieniu {order}. Instrukcja montażu jest w pudełku.',
    },
    wrong_part: {
      subject: 'Niewłaściwa część, zamówienie {order}',
      message: 'Zamiast pasa transferowego do {model} w zamówieniu {order} przyszedł pojemnik na zużyty toner.',
      outcome:
        'Właściwą część wysłano ekspresem. Prosimy włożyć niewłaściwą z powrotem do pudełka, kurier ją zabierze.',
      note: 'Błąd kompletacji w magazynie; sprawdzono etykiety półek.',
    },
    invoice_wrong: {
      subject: 'Błędna kwota na fakturze {invoice}',
      message: 'Na fakturze {invoice} są cztery urządzenia, a mamy trzy. Prosimy o poprawienie.',
      outcome: 'Wysłano korektę i właściwą fakturę. Zwrócone urządzenie nie jest już objęte umową.',
      question: 'Którego numeru seryjnego nie powinno być na fakturze?',
      answer: 'Numeru {serial}; urządzenie zwrócono w poprzednim kwartale.',
    },
    billing_address: {
      subject: 'Nowy adres do faktur',
      message: 'Faktury prosimy odtąd wysyłać na adres {address}. Na każdej musi być numer zamówienia.',
      outcome: 'Adres został zmieniony, a numer zamówienia jest na Państwa fakturach wymagany.',
    },
    repair_collect: {
      subject: 'Odbiór urządzenia do naprawy',
      message: 'Prosimy o odbiór {model}, numer seryjny {serial}, do naprawy. Adres: {address}.',
      outcome: 'Urządzenie zostało odebrane i jest w serwisie pod numerem naprawy {order}.',
      question: 'Czy jest winda i do której godziny może przyjechać kurier?',
      answer: 'Winda jest, ktoś będzie na miejscu do szesnastej.',
    },
    praise_technician: {
      subject: 'Pochwała dla technika',
      message: 'Technik przyjechał w dwie godziny, wszystko wyjaśnił i zostawił porządek. Dziękujemy.',
    },
    app_idea: {
      subject: 'Propozycja do aplikacji',
      message: 'Przydałoby się, aby aplikacja pokazywała poziom tonera wszystkich drukarek na jednej stronie.',
    },
    manual_remark: {
      subject: 'Zły rysunek w instrukcji finiszera',
      message: 'Na stronie 34 instrukcji finiszera pokazano starszą kasetę. Straciliśmy przez to pół godziny.',
    },
    complaint_late_part: {
      subject: 'Reklamacja: część spóźniona o dwa tygodnie',
      message: 'Zamówienie {order} obiecano w trzy dni, a trwało dwa tygodnie. {model} przez cały ten czas stoi.',
      outcome: 'Przepraszamy. Część dostarczył dziś kurier, a opłata z umowy za czas przestoju została zwrócona.',
      note: 'Opóźnienia dostawcy nie przekazano klientowi.',
    },
    complaint_third_visit: {
      subject: 'Reklamacja: trzecia wizyta i ta sama usterka',
      message: 'Technik był u nas trzy razy z powodu {model}, numer seryjny {serial}, a papier znów się zacina.',
      outcome: 'Przepraszamy. Urządzenie wymieniono na nowe, a stare trafi do zbadania do drugiej linii.',
    },
    complaint_reminder: {
      subject: 'Reklamacja wezwania do zapłaty',
      message: 'Otrzymaliśmy wezwanie do zapłaty faktury {invoice}, opłaconej miesiąc temu. Prosimy sprawdzić księgi.',
      outcome: 'Mają Państwo rację. Wpłatę zaksięgowano u innego klienta. Wezwanie cofnięto, przepraszamy.',
    },
  },
};
