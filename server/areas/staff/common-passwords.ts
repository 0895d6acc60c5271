/**
 * What well-known passwords are put together from, in the six languages of the desk: written for this product, folded to
 * plain letters. At 15 characters no list of leaked passwords is short; what leaks there are these words, joined, with
 * digits around them.
 */
export const commonWords = `
password passwort passord pass word losenord salasana wachtwoord adgangskode haslo kodeord
qwerty qwertyuiop azerty asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qaz wsx edc qazwsx qwe asd zxc
welcome welkom valkommen velkommen tervetuloa witaj witam hello hallo hej moi czesc
letmein login logon logmein access open sesame secret geheim hemlig hemmelig salainen tajne enter trustno
admin administrator root user guest test testing demo temp default changeme change system manager beheerder paakayttaja
server computer internet office desk service support helpdesk kundtjanst asiakaspalvelu klantenservice kundeservice
this that my your our it for me please is a i not very safe secure security account private work home city
town kommun kunta kommune gemeente gmina ticket tickets request requests customer kund asiakas klant kunde klient
company firma yritys bedrijf foretag virksomhed linja
love iloveyou you my lovely sunshine princess dragon monkey master shadow superman batman spiderman starwars pokemon
football fotboll jalkapallo voetbal fodbold pilka hockey baseball basketball soccer liverpool arsenal chelsea barcelona
summer winter spring autumn fall sommar vinter var host kesa talvi kevat syksy zomer lente herfst sommer foraar efteraar forar efterar
lato zima wiosna jesien january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday today
sweden sverige finland suomi netherlands nederland holland denmark danmark poland polska stockholm helsinki amsterdam
kobenhavn copenhagen warszawa warsaw europe
michael jessica daniel thomas jennifer robert andrew charlie jordan ashley anna maria peter johan matti anders kees piotr
google facebook microsoft windows apple iphone samsung android
freedom whatever jesus god flower cookie cheese banana orange purple yellow blue red green black white king queen
killer hunter ranger tigger buster soccer maggie ginger pepper summertime money lucky angel baby star happy
abc abcd abcdef abcdefg xyz the and is this new one two three
`
  .trim()
  .split(/\s+/);
