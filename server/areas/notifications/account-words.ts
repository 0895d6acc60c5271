import type { Language } from '#contract/common-shapes.ts';

/** What a person is told about their own way in. */
export type AccountNews =
  | 'forgotten'
  | 'changed'
  | 'linkMade'
  | 'passwordClosed'
  | 'codeClosed'
  | 'reset'
  | 'totp'
  | 'passkey'
  | 'totpRemoved'
  | 'passkeyRemoved';

type Words = Record<AccountNews, { subject: string; text: string }> & {
  notYou: string;
  onlyOnce: (minutes: number) => string;
};

export const accountWords: Record<Language, Words> = {
  en: {
    forgotten: { subject: 'Set a new password', text: 'Somebody asked for a new password for you. Set it here:' },
    changed: {
      subject: 'Your password was changed',
      text: 'The password with which you sign in to Linja was changed.',
    },
    linkMade: {
      subject: 'An administrator is resetting your password',
      text: 'An administrator made a link with which a new password for you can be set.',
    },
    passwordClosed: {
      subject: '100 wrong passwords for your account',
      text: '100 wrong passwords in a row were typed for your account. From where they came no password is taken any more, the right one among them. Browsers you have signed in with before, passkeys and single sign-on go on as they were; a new password opens everything again.',
    },
    codeClosed: {
      subject: '100 wrong codes for your account',
      text: '100 wrong codes in a row were typed after your password, so whoever did it knows that. From where they came the codes of your authenticator app are no longer taken. A recovery code or a passkey opens them again. Change your password.',
    },
    reset: {
      subject: 'Your second factor was removed',
      text: 'An administrator removed your authenticator app, recovery codes and passkeys. Set up a new second factor.',
    },
    totp: { subject: 'An authenticator app was added', text: 'An authenticator app was added to how you sign in.' },
    passkey: { subject: 'A passkey was added', text: 'A passkey was added to how you sign in.' },
    totpRemoved: {
      subject: 'An authenticator app was removed',
      text: 'Your authenticator app, its recovery codes and trusted browsers were removed from how you sign in.',
    },
    passkeyRemoved: { subject: 'A passkey was removed', text: 'A passkey was removed from how you sign in.' },
    notYou: 'Was it not you, and nobody told you of it? Tell an administrator at once, and see your sign-ins here:',
    onlyOnce: (minutes) =>
      `The link works once, for ${minutes} minutes. If you did not ask for it, leave it be: nothing changes.`,
  },
  sv: {
    forgotten: { subject: 'Välj ett nytt lösenord', text: 'Någon bad om ett nytt lösenord åt dig. Välj det här:' },
    changed: { subject: 'Ditt lösenord har ändrats', text: 'Lösenordet som du loggar in i Linja med har ändrats.' },
    linkMade: {
      subject: 'En administratör återställer ditt lösenord',
      text: 'En administratör har skapat en länk för att välja ett nytt lösenord åt dig.',
    },
    passwordClosed: {
      subject: '100 fel lösenord för ditt konto',
      text: '100 fel lösenord i rad har skrivits för ditt konto. Därifrån tas inget lösenord emot längre, inte heller det rätta. Webbläsare som du har loggat in med förut, nycklar (passkeys) och samlad inloggning fungerar som förut; ett nytt lösenord öppnar allt igen.',
    },
    codeClosed: {
      subject: '100 fel koder för ditt konto',
      text: '100 fel koder i rad har skrivits efter ditt lösenord, så den som gjorde det kan det. Därifrån tas koderna i din autentiseringsapp inte emot längre. En återställningskod eller en nyckel (passkey) öppnar dem igen. Byt lösenord.',
    },
    reset: {
      subject: 'Din andra faktor har tagits bort',
      text: 'En administratör har tagit bort din autentiseringsapp, dina återställningskoder och nycklar. Lägg till en ny andra faktor.',
    },
    totp: {
      subject: 'En autentiseringsapp har lagts till',
      text: 'En autentiseringsapp har lagts till för din inloggning.',
    },
    passkey: { subject: 'En nyckel har lagts till', text: 'En nyckel (passkey) har lagts till för din inloggning.' },
    totpRemoved: {
      subject: 'En autentiseringsapp har tagits bort',
      text: 'Din autentiseringsapp, dess återställningskoder och betrodda webbläsare har tagits bort från din inloggning.',
    },
    passkeyRemoved: {
      subject: 'En nyckel har tagits bort',
      text: 'En nyckel (passkey) har tagits bort från din inloggning.',
    },
    notYou:
      'Var det inte du, och ingen har berättat om det? Säg till en administratör genast och se dina inloggningar här:',
    onlyOnce: (minutes) =>
      `Länken fungerar en gång, i ${minutes} minuter. Bad du inte om den kan du låta den vara: inget ändras.`,
  },
  fi: {
    forgotten: { subject: 'Valitse uusi salasana', text: 'Sinulle pyydettiin uutta salasanaa. Valitse se tästä:' },
    changed: { subject: 'Salasanasi vaihdettiin', text: 'Salasana, jolla kirjaudut Linjaan, on vaihdettu.' },
    linkMade: {
      subject: 'Ylläpitäjä palauttaa salasanaasi',
      text: 'Ylläpitäjä teki linkin, jolla sinulle voi valita uuden salasanan.',
    },
    passwordClosed: {
      subject: '100 väärää salasanaa tilillesi',
      text: 'Tilillesi on syötetty 100 väärää salasanaa peräkkäin. Sieltä, mistä ne tulivat, ei enää hyväksytä mitään salasanaa, ei oikeaakaan. Selaimet, joilla olet kirjautunut aiemmin, pääsyavaimet ja kertakirjautuminen toimivat kuten ennen; uusi salasana avaa kaiken taas.',
    },
    codeClosed: {
      subject: '100 väärää koodia tilillesi',
      text: 'Salasanasi jälkeen on syötetty 100 väärää koodia peräkkäin, joten syöttäjä tietää salasanasi. Sieltä, mistä ne tulivat, todennussovelluksesi koodeja ei enää hyväksytä. Palautuskoodi tai pääsyavain avaa ne taas. Vaihda salasanasi.',
    },
    reset: {
      subject: 'Toinen tunnistustapasi poistettiin',
      text: 'Ylläpitäjä poisti todennussovelluksesi, palautuskoodisi ja pääsyavaimesi. Ota käyttöön uusi toinen tunnistustapa.',
    },
    totp: { subject: 'Todennussovellus lisättiin', text: 'Kirjautumiseesi lisättiin todennussovellus.' },
    passkey: { subject: 'Pääsyavain lisättiin', text: 'Kirjautumiseesi lisättiin pääsyavain.' },
    totpRemoved: {
      subject: 'Todennussovellus poistettiin',
      text: 'Kirjautumisestasi poistettiin todennussovellus, sen palautuskoodit ja luotetut selaimet.',
    },
    passkeyRemoved: { subject: 'Pääsyavain poistettiin', text: 'Kirjautumisestasi poistettiin pääsyavain.' },
    notYou: 'Etkö tehnyt tätä itse eikä kukaan kertonut siitä? Kerro heti ylläpitäjälle ja katso kirjautumisesi tästä:',
    onlyOnce: (minutes) =>
      `Linkki toimii kerran, ${minutes} minuutin ajan. Jos et pyytänyt sitä, jätä se käyttämättä: mikään ei muutu.`,
  },
  nl: {
    forgotten: {
      subject: 'Kies een nieuw wachtwoord',
      text: 'Iemand vroeg om een nieuw wachtwoord voor u. Kies het hier:',
    },
    changed: {
      subject: 'Uw wachtwoord is gewijzigd',
      text: 'Het wachtwoord waarmee u zich bij Linja aanmeldt, is gewijzigd.',
    },
    linkMade: {
      subject: 'Een beheerder stelt uw wachtwoord opnieuw in',
      text: 'Een beheerder heeft een link gemaakt waarmee een nieuw wachtwoord voor u kan worden gekozen.',
    },
    passwordClosed: {
      subject: '100 verkeerde wachtwoorden voor uw account',
      text: 'Voor uw account zijn 100 verkeerde wachtwoorden achter elkaar ingevoerd. Vanwaar ze kwamen, wordt geen wachtwoord meer aangenomen, ook het juiste niet. Browsers waarmee u zich eerder hebt aangemeld, passkeys en eenmalige aanmelding werken als voorheen; een nieuw wachtwoord opent alles weer.',
    },
    codeClosed: {
      subject: '100 verkeerde codes voor uw account',
      text: 'Na uw wachtwoord zijn 100 verkeerde codes achter elkaar ingevoerd; wie dat deed, kent uw wachtwoord. Vanwaar ze kwamen, worden de codes van uw authenticator-app niet meer aangenomen. Een herstelcode of een passkey opent ze weer. Wijzig uw wachtwoord.',
    },
    reset: {
      subject: 'Uw tweede factor is verwijderd',
      text: 'Een beheerder heeft uw authenticator-app, herstelcodes en passkeys verwijderd. Stel een nieuwe tweede factor in.',
    },
    totp: {
      subject: 'Een authenticator-app is toegevoegd',
      text: 'Aan uw aanmelding is een authenticator-app toegevoegd.',
    },
    passkey: { subject: 'Een passkey is toegevoegd', text: 'Aan uw aanmelding is een passkey toegevoegd.' },
    totpRemoved: {
      subject: 'Een authenticator-app is verwijderd',
      text: 'Uw authenticator-app, de herstelcodes en de vertrouwde browsers zijn uit uw aanmelding verwijderd.',
    },
    passkeyRemoved: { subject: 'Een passkey is verwijderd', text: 'Uit uw aanmelding is een passkey verwijderd.' },
    notYou:
      'Was u het niet, en heeft niemand het u verteld? Zeg het meteen tegen een beheerder en bekijk hier uw aanmeldingen:',
    onlyOnce: (minutes) =>
      `De link werkt één keer, ${minutes} minuten lang. Hebt u er niet om gevraagd, laat hem dan: er verandert niets.`,
  },
  da: {
    forgotten: { subject: 'Vælg en ny adgangskode', text: 'Nogen bad om en ny adgangskode til dig. Vælg den her:' },
    changed: { subject: 'Din adgangskode er ændret', text: 'Adgangskoden, du logger ind i Linja med, er ændret.' },
    linkMade: {
      subject: 'En administrator nulstiller din adgangskode',
      text: 'En administrator har lavet et link, som en ny adgangskode til dig kan vælges med.',
    },
    passwordClosed: {
      subject: '100 forkerte adgangskoder til din konto',
      text: 'Der er skrevet 100 forkerte adgangskoder i træk til din konto. Derfra tages ingen adgangskode imod mere, heller ikke den rigtige. Browsere, du har logget ind med før, adgangsnøgler og fælles login virker som før; en ny adgangskode åbner alt igen.',
    },
    codeClosed: {
      subject: '100 forkerte koder til din konto',
      text: 'Der er skrevet 100 forkerte koder i træk efter din adgangskode, så den, der gjorde det, kender den. Derfra tages koderne i din godkendelsesapp ikke imod mere. En gendannelseskode eller en adgangsnøgle åbner dem igen. Skift din adgangskode.',
    },
    reset: {
      subject: 'Din anden faktor er fjernet',
      text: 'En administrator har fjernet din godkendelsesapp, dine gendannelseskoder og adgangsnøgler. Opret en ny anden faktor.',
    },
    totp: { subject: 'En godkendelsesapp er tilføjet', text: 'En godkendelsesapp er føjet til dit login.' },
    passkey: { subject: 'En adgangsnøgle er tilføjet', text: 'En adgangsnøgle er føjet til dit login.' },
    totpRemoved: {
      subject: 'En godkendelsesapp er fjernet',
      text: 'Din godkendelsesapp, dens gendannelseskoder og betroede browsere er fjernet fra dit login.',
    },
    passkeyRemoved: { subject: 'En adgangsnøgle er fjernet', text: 'En adgangsnøgle er fjernet fra dit login.' },
    notYou:
      'Var det ikke dig, og har ingen fortalt dig om det? Sig det straks til en administrator, og se dine login her:',
    onlyOnce: (minutes) =>
      `Linket virker én gang, i ${minutes} minutter. Har du ikke bedt om det, så lad det være: intet ændres.`,
  },
  pl: {
    forgotten: { subject: 'Ustaw nowe hasło', text: 'Ktoś poprosił o nowe hasło dla Ciebie. Ustaw je tutaj:' },
    changed: {
      subject: 'Twoje hasło zostało zmienione',
      text: 'Hasło, którym logujesz się do Linji, zostało zmienione.',
    },
    linkMade: {
      subject: 'Administrator resetuje Twoje hasło',
      text: 'Administrator utworzył link, za pomocą którego można ustawić Ci nowe hasło.',
    },
    passwordClosed: {
      subject: '100 błędnych haseł do Twojego konta',
      text: 'Do Twojego konta wpisano 100 błędnych haseł z rzędu. Stamtąd, skąd przyszły, żadne hasło nie jest już przyjmowane, także właściwe. Przeglądarki, z których logowano się wcześniej, klucze dostępu i logowanie jednokrotne działają jak dotąd; nowe hasło otworzy wszystko z powrotem.',
    },
    codeClosed: {
      subject: '100 błędnych kodów do Twojego konta',
      text: 'Po Twoim haśle wpisano 100 błędnych kodów z rzędu, więc ktoś zna to hasło. Stamtąd, skąd przyszły, kody z Twojej aplikacji uwierzytelniającej nie są już przyjmowane. Kod odzyskiwania lub klucz dostępu otworzy je z powrotem. Zmień hasło.',
    },
    reset: {
      subject: 'Usunięto Twój drugi składnik',
      text: 'Administrator usunął Twoją aplikację uwierzytelniającą, kody odzyskiwania i klucze dostępu. Ustaw nowy drugi składnik.',
    },
    totp: {
      subject: 'Dodano aplikację uwierzytelniającą',
      text: 'Do Twojego logowania dodano aplikację uwierzytelniającą.',
    },
    passkey: { subject: 'Dodano klucz dostępu', text: 'Do Twojego logowania dodano klucz dostępu.' },
    totpRemoved: {
      subject: 'Usunięto aplikację uwierzytelniającą',
      text: 'Z Twojego logowania usunięto aplikację uwierzytelniającą, jej kody odzyskiwania i zaufane przeglądarki.',
    },
    passkeyRemoved: { subject: 'Usunięto klucz dostępu', text: 'Z Twojego logowania usunięto klucz dostępu.' },
    notYou: 'To nie Ty i nikt Ci o tym nie powiedział? Powiadom natychmiast administratora i sprawdź swoje logowania:',
    onlyOnce: (minutes) =>
      `Link działa raz, przez ${minutes} min. Jeśli o niego nie prosisz, zostaw go: nic się nie zmieni.`,
  },
};
