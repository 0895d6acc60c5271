// The full metadata: only it knows each kind of number exactly. The small set takes lengths for validity and knows no kinds.
import {
  type CountryCode,
  findPhoneNumbersInText,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { streamSafe } from '#platform/stream-safe.ts';

/** What a number is for. Some plans (DK, US, CA) do not tell fixed from mobile; `other` is every rarer kind. */
export type PhoneKind =
  | 'fixed'
  | 'mobile'
  | 'tollfree'
  | 'premium'
  | 'shared'
  | 'voip'
  | 'uan'
  | 'fixed_or_mobile'
  | 'other';

/** One telephone number under its only spelling. */
export type PhoneIdentity = {
  /** ITU-T E.164 with the plus sign, the key under which a number is stored and looked up. */
  e164: string;
  /** ISO 3166 code in capitals, null for numbers of no country (satellite, international freephone). */
  country: string | null;
  type: PhoneKind;
  /** The extension behind the number, not part of `e164`. */
  extension?: string;
};

const kinds: Record<string, PhoneKind> = {
  FIXED_LINE: 'fixed',
  FIXED_LINE_OR_MOBILE: 'fixed_or_mobile',
  MOBILE: 'mobile',
  TOLL_FREE: 'tollfree',
  PREMIUM_RATE: 'premium',
  SHARED_COST: 'shared',
  VOIP: 'voip',
  UAN: 'uan',
};

// How the product's languages (and German) announce an extension; the library knows the English words.
const extensionWords =
  /(?<=\d[\s,.()-]{0,4})(?:anknytning|ankn|alanumero|alanro|toestel|tst|lokalnummer|lokalnr|lokal|wewnętrzny|wewn|wew|durchwahl)\b[.:]?\s*/giu;

// No line of text with a number in it is longer; foreign input may be a whole book.
const longestText = 250;
const longestLetter = 20_000;

/**
 * Finds the number a person or a telephone exchange means, so that every spelling of one number leads to one customer.
 * @param text anything: national or international form, 'tel:' (RFC 3966) or 'sip:' address, 00 before the country, '(0)', slashes, dots,
 * unicode digits and dashes, an extension, words around it. With several numbers the first counts.
 * @param defaultCountry ISO 3166 code of the country national numbers belong to; unknown ones leave international forms only.
 * @returns null when there is no valid number in the text. Never throws.
 */
export function normalisePhone(text: string, defaultCountry: string): PhoneIdentity | null {
  const country = knownCountry(defaultCountry);
  const plain = plainText(String(text).slice(0, longestText));
  for (const candidate of candidates(plain, country)) {
    const number = readNumber(candidate, country);
    if (number) return identity(number);
  }
  return null;
}

/**
 * The digits to look for when part of a number was typed: what of the input stands inside a stored E.164 number. Country prefixes are kept,
 * '(0)' and leading zeros of the national form, which E.164 does not have, are not.
 * @param defaultCountry when given, a number in national form with its leading 0 gets that country's prefix instead.
 * @returns digits only, '' where the text has none.
 */
export function phoneSearchDigits(text: string, defaultCountry?: string): string {
  const plain = addressPart(plainText(String(text).slice(0, longestText))).replace(/\(\s*0\s*\)/g, '');
  const international = /^\s*\+/.test(plain);
  const digits = plain.replace(/\D/g, '');
  if (international) return digits;
  if (digits.startsWith('00')) return digits.slice(2);
  if (!digits.startsWith('0')) return digits;
  const country = defaultCountry === undefined ? undefined : knownCountry(defaultCountry);
  const national = digits.replace(/^0+/, '');
  return country && national !== '' ? getCountryCallingCode(country) + national : national;
}

/**
 * Every valid number in a longer text, such as a signature, in order and each once.
 * @param defaultCountry as for `normalisePhone`.
 * @returns E.164 spellings; never throws.
 */
export function phonesInText(text: string, defaultCountry: string): string[] {
  const country = knownCountry(defaultCountry);
  const plain = plainText(String(text).slice(0, longestLetter)).replace(/\(\s*0\s*\)/g, '');
  try {
    const found = findPhoneNumbersInText(plain, country);
    return [...new Set(found.map((one): string => one.number.number))];
  } catch {
    return [];
  }
}

function knownCountry(code: string): CountryCode | undefined {
  const upper = String(code).toUpperCase();
  return isSupportedCountry(upper) ? upper : undefined;
}

/** Folds compatibility forms, digits of all scripts, dashes and spaces into ASCII and drops invisible marks. */
function plainText(text: string): string {
  return streamSafe(text)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\u2215\u2044]/g, '/')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/^\s*%2B/i, '+')
    .replace(/^\s*\+{2,}/, '+')
    .replace(extensionWords, ' ext. ');
}

/** Each script's digits stand in a row of ten, so a digit's value is its distance from the first of its row. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) as number;
  let first = code;
  while (code - first < 9 && /\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
  return String(code - first);
}

/** The part of a 'tel:' or 'sip:' address that is the number, with its percent signs read. Other text stays as it is. */
function addressPart(text: string): string {
  const match = /^\s*(?:<\s*)?(?:tel|sips?|callto|sms|fax):(?:\/\/)?([^>]*)/i.exec(text);
  if (!match) return text;
  const user = (match[1] as string).split('@', 1)[0] as string;
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}

/** Readings of a text from the most literal to the more generous. */
function* candidates(plain: string, country: CountryCode | undefined): Generator<string> {
  const address = addressPart(plain);
  yield address;
  yield address.replace(/\(\s*0\s*\)/g, '');
  // In Europe 00 comes before a country; where the default country dials otherwise it is still what people write down.
  yield address.replace(/^\D*00/, '+').replace(/\(\s*0\s*\)/g, '');
  // Exchanges hand over the caller's number with its country and without the plus.
  const digits = address.replace(/[\s().\-/]/g, '');
  if (country && /^\d{9,15}$/.test(digits) && digits.startsWith(getCountryCallingCode(country))) yield `+${digits}`;
  // Countries without a leading 0 once had one, and old letterheads still print it: (0-22) in Warsaw.
  yield address.replace(/^\D*0(?!0)/, '');
  if (/^[+\d\s,_()]+$/.test(address)) yield address.replace(/[,_]/g, ' ');
  yield* address.split(/[/,;|\n]|\s{2,}/);
  yield* phonesInText(address, country ?? '');
  // Letters of the keypad, as adverts write them: 1-800-FLOWERS.
  if (/^\s*\+?\(?\d[\d\s().-]*[A-Z][A-Z\d\s().-]{2,20}$/.test(address)) yield address.replace(/[A-Z]/g, onKeypad);
}

/** ITU-T E.161: which key has a letter. */
function onKeypad(letter: string): string {
  return '22233344455566677778889999'[letter.charCodeAt(0) - 65] as string;
}

function readNumber(text: string, country: CountryCode | undefined): PhoneNumber | null {
  try {
    const number = parsePhoneNumberFromString(text, country);
    return number?.isValid() ? number : null;
  } catch {
    return null;
  }
}

function identity(number: PhoneNumber): PhoneIdentity {
  const type = number.getType();
  return {
    e164: number.number,
    country: number.country ?? null,
    type: (type && kinds[type]) || 'other',
    ...(number.ext ? { extension: number.ext } : {}),
  };
}
