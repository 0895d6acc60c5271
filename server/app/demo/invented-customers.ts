import type { Speech } from './example-shapes.ts';
import type { Seeded } from './seeded.ts';

/** Somebody who will write or call; `contactId` once the desk knows them. */
export type Customer = {
  name: string;
  phone: string | null;
  email: string | null;
  organisation: string | null;
  address: string;
  contactId: string | null;
};

/** Domains reserved for examples (RFC 2606 §2), so that nobody real is ever written to. */
const homes = ['mail.example', 'post.example', 'inbox.example'];

/** Invents people with numbers of the country and addresses that reach nobody; of a business most write for an organisation. */
export function inventCustomers(random: Seeded, speech: Speech, livesAt: 'home' | 'work', count: number): Customer[] {
  const names = new Set<string>();
  while (names.size < count) names.add(`${random.pick(speech.firstNames)} ${random.pick(speech.surnames)}`);
  return [...names].map((name) => {
    const organisation = random.chance(livesAt === 'work' ? 0.85 : 0.12) ? random.pick(speech.organisations) : null;
    const [first = '', ...last] = name.split(' ');
    const local = `${plain(first)}.${plain(last.join(''))}`;
    const hasPhone = random.chance(0.85);
    return {
      name,
      organisation,
      phone: hasPhone ? digits(random, random.pick(speech.phonePatterns)) : null,
      email:
        !hasPhone || random.chance(0.85)
          ? `${local}@${organisation ? `${plain(organisation)}.example` : random.pick(homes)}`
          : null,
      address: inventAddress(random, speech),
      contactId: null,
    };
  });
}

export const inventAddress = (random: Seeded, speech: Speech) =>
  speech.address.replace('{street}', random.pick(speech.streets)).replace('{house}', String(random.between(1, 94)));

/** Every `x` becomes a digit. */
export const digits = (random: Seeded, pattern: string) => pattern.replace(/x/g, () => String(random.between(0, 9)));

const letters: Record<string, string> = { ø: 'o', æ: 'ae', å: 'a', ł: 'l', ß: 'ss' };

/** Lower case letters and digits of ASCII, as in an e-mail address. */
export const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[øæåłß]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
