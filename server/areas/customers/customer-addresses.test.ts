import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { readCorpus } from '#test/read-corpus.ts';

type Case = { id: string; input: { address: string }; expected: { valid: boolean | null } };
const cases = readCorpus<Case>('email-addresses.json');

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

const keep = (address: string) => desk.admin.call('POST', '/customers', { name: 'Eva', emails: [address] });

test('blanks around an address are nothing, a line break in it is refused with the address named', async () => {
  expect((await keep('  eva@customer.example ')).body.emails).toEqual(['eva@customer.example']);
  expect(await keep('eva@customer.example\n')).toMatchObject({ status: 400, body: { code: 'invalid_address' } });
});

describe.skipIf(!cases)('known spellings of addresses', () => {
  test('every valid one is kept, every invalid one refused, none breaks anything', async () => {
    for (const { id, input, expected } of cases ?? []) {
      const { status } = await keep(input.address);
      expect([201, 400], id).toContain(status);
      if (expected.valid !== null) expect(status === 201, id).toBe(expected.valid);
    }
  });
});
