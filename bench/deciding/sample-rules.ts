import type { ActiveRule, Judged } from '#areas/rules/index.ts';
import type { Condition } from '#contract/rules.ts';
import { aRandom } from '../../test/fuzz/random.ts';

const count = 200;

const conditionsOf = (n: number): Condition[] => {
  const words: Condition = {
    on: 'words',
    in: 'both',
    anyOf: Array.from({ length: 10 }, (_, w) => (w % 3 === 0 ? `stem${n}x${w}*` : `word${n} number${w}`)),
  };
  if (n % 4 === 0) return [{ on: 'pattern', in: 'both', pattern: `\\b(order|case)\\s*#?${n}\\d{4}\\b` }];
  if (n % 4 === 1) return [words, { on: 'channel', anyOf: ['email'] }];
  if (n % 4 === 2) return [{ on: 'sender', anyOf: [`*@customer${n}.example`, `firm${n}.example`] }, words];
  return [{ on: 'importance', anyOf: ['vip'] }, { on: 'language', anyOf: ['sv', 'fi'] }, words];
};

/** Rules of all kinds: words and stems, patterns, senders, kinds of customer. */
export const sampleRules: ActiveRule[] = Array.from({ length: count }, (_, n) => ({
  id: `r${n}`,
  name: `Rule ${n}`,
  rank: count - n,
  beatsChoice: n < count / 2,
  conditions: conditionsOf(n),
  categoryId: null,
  priorityId: null,
  ownerId: null,
  language: null,
}));

const sentences = [
  'The printer on floor three has not worked since this morning.',
  'Skrivaren på våning två fungerar inte längre sedan i går.',
  'Tilaus 12345 ei ole saapunut, voitteko tarkistaa tilanteen?',
  'Zamówienie numer 99881 nie dotarło, proszę o sprawdzenie.',
  'Could you send the invoice of January once more, please?',
];

const random = aRandom(11);
/** What comes in: from a few lines to 20,000 characters, most of it short, as mail is. */
export const sampleContact = (): Judged => ({
  subject: random.pick(sentences),
  text: Array.from({ length: random.chance(0.1) ? 340 : 4 + Math.floor(random.next() * 30) }, () =>
    random.pick(sentences),
  ).join(' '),
  channel: 'email',
  mailbox: 'support@desk.example',
  sender: `anna@customer${Math.floor(random.next() * 400)}.example`,
  language: 'sv',
  customer: null,
  categoryIds: [],
  formChoiceIds: [],
  ageMinutes: 1,
});
