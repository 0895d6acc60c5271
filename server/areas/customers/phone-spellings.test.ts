import fc from 'fast-check';
import parsePhoneNumber, { type PhoneNumber } from 'libphonenumber-js/max';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { readCorpus } from '#test/read-corpus.ts';

let desk: TestDesk;
let agent: Caller;
beforeAll(async () => {
  desk = await aDesk();
  agent = await desk.aPerson({ roles: ['agent'] });
});
afterAll(() => desk.end());

const setCountry = (country: string) =>
  desk.runtime.pool.query(
    `update setting set value = jsonb_set(value, '{country}', to_jsonb($1::text)) where key = 'desk'`,
    [country],
  );
const keep = async (number: string): Promise<string> => {
  const { status, body } = await agent.call('POST', '/customers', { name: 'Somebody', phones: [number] });
  expect(status).toBe(201);
  return body.id;
};
type Found = { id: string }[];
const lookUp = async (phone: string): Promise<{ status: number; e164: string | null; customers: Found }> => {
  const { status, body } = await agent.call('GET', `/customers/lookup?phone=${encodeURIComponent(phone)}`);
  return { status, ...body };
};
const list = async (q: string): Promise<Found> =>
  (await agent.call('GET', `/customers?limit=200&q=${encodeURIComponent(q)}`)).body.rows;
const idsOf = (found: Found) => found.map((customer) => customer.id);

// First digits of each country's mobile numbers and how many follow; those without a leading 0 have no "(0)" form.
const plans = [
  { country: 'SE', start: ['4670', '4673'], more: 7, trunk: '0' },
  { country: 'FI', start: ['35840', '35850'], more: 7, trunk: '0' },
  { country: 'NL', start: ['3161', '3162'], more: 7, trunk: '0' },
  { country: 'DK', start: ['4520', '4531'], more: 6, trunk: '' },
  { country: 'PL', start: ['4850', '4860'], more: 7, trunk: '' },
  { country: 'GB', start: ['4477', '4478'], more: 8, trunk: '0' },
];

/** Ways people, letterheads and telephone exchanges write this number down. */
function spellings(number: PhoneNumber, trunk: string): string[] {
  const national = number.formatNational();
  const code = number.countryCallingCode;
  const bare = number.nationalNumber;
  return [
    number.number,
    national,
    number.formatInternational(),
    number.getURI(),
    `00${code}${bare}`,
    `00 ${code} ${bare.slice(0, 2)} ${bare.slice(2)}`,
    `+${code}/${bare.slice(0, 2)}/${bare.slice(2)}`,
    `+${code} (${bare.slice(0, 2)}) ${bare.slice(2)}`,
    trunk + bare,
    national.replaceAll(/[\s-]/g, '.'),
    national.replaceAll(/[\s-]/g, '\u00a0'),
    national.replace(/[\s-]/, '/'),
    `${number.formatInternational()} ext. 12`,
    `sip:${number.number}@exchange.example`,
    ...(trunk ? [`+${code} (${trunk})${bare}`, `+${code} (${trunk}) ${bare.slice(0, 2)}-${bare.slice(2)}`] : []),
  ];
}

describe('a customer kept under one spelling of a number is found under any other', () => {
  test.each(plans)('in $country', async ({ country, start, more, trunk }) => {
    await setCountry(country);
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: more, maxLength: more });
    const valid = fc
      .tuple(fc.constantFrom(...start), digits)
      .map(([first, rest]) => parsePhoneNumber(`+${first}${rest.join('')}`))
      .filter((number): number is PhoneNumber => number?.isValid() === true && number.country === country);
    await fc.assert(
      fc.asyncProperty(valid, fc.nat(), fc.nat(), async (number, a, b) => {
        const ways = spellings(number, trunk);
        const kept = ways[a % ways.length] as string;
        const asked = ways[b % ways.length] as string;
        const id = await keep(kept);
        const found = await lookUp(asked);
        expect(found.e164, asked).toBe(number.number);
        expect(idsOf(found.customers), `${kept} looked up as ${asked}`).toContain(id);
        expect(idsOf(await list(asked)), `${kept} listed by ${asked}`).toContain(id);
      }),
      { numRuns: 25 },
    );
  });
});

type Spelling = {
  input: { text: string; default_country: string; mode?: string };
  expected: { e164?: string; valid?: boolean };
};

const shared = readCorpus<Spelling>('phone.json');

describe.skipIf(!shared)('the shared spellings, kept and looked up', () => {
  const cases = shared ?? [];
  const readable = cases.filter(
    (one) => one.expected.e164 && one.input.mode === undefined && one.input.text.length <= 60,
  );
  const countries = [...new Set(cases.map((one) => one.input.default_country))];

  test.each(countries)('%s: whichever spelling was kept, each of the others finds it', async (country) => {
    await setCountry(country);
    const here = readable.filter((one) => one.input.default_country === country);
    for (const number of new Set(here.map((one) => one.expected.e164))) {
      const ways = here.filter((one) => one.expected.e164 === number).map((one) => one.input.text);
      const id = await keep(ways.at(-1) as string);
      for (const way of ways) {
        const found = await lookUp(way);
        expect(found.e164, way).toBe(number);
        expect(idsOf(found.customers), way).toContain(id);
        expect(idsOf(await list(way)), way).toContain(id);
      }
    }
    for (const { input } of cases.filter(
      (one) => one.expected.valid === false && one.input.default_country === country,
    )) {
      expect(await lookUp(input.text), input.text).toEqual({ status: 200, e164: null, customers: [] });
    }
  });
});
