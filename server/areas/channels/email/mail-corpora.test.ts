import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command } from '#platform/command.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { readCorpus } from '#test/read-corpus.ts';
import { handIn } from './a-mail.ts';
import { mailHand } from './mail-hand.ts';
import { storeInbound } from './store-inbound.ts';

type Case = { id: string; input: { raw_b64: string }; expected: { accepted?: boolean } };
const raw = (one: Case) => Buffer.from(one.input.raw_b64, 'base64');

const mails = readCorpus<Case>('mail-zammad.json');
const processed = readCorpus<Case>('mail-zammad-process.json');
const bounces = readCorpus<Case>('mail-bounces.json');

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

/** Stores every mail `times` times at once; gives the ids of what is kept. */
async function storeAll(cases: Case[], times: number): Promise<string[]> {
  const ids = new Set<string>();
  for (const one of cases) {
    const stored = await Promise.all(
      Array.from({ length: times }, () =>
        command(desk.runtime, mailHand, (ctx) => storeInbound(ctx, { raw: raw(one) })),
      ),
    );
    expect(new Set(stored.map((each) => each.id)).size).toBe(1);
    ids.add(stored[0]?.id as string);
  }
  await desk.settle();
  return [...ids];
}

const outcomes = async (ids: string[]) =>
  (
    await desk.runtime.pool.query(
      `select i.id, i.state, i.reason, (select count(*) from message m where m.inbound_message_id = i.id) as messages
        from inbound_message i where i.id = any($1)`,
      [ids],
    )
  ).rows as { id: string; state: string; reason: string | null; messages: number }[];

describe.skipIf(!mails || !processed || !bounces)('mail as it is sent in the world (corpora)', () => {
  // First, as some of these mails are among the others too and would be known already.
  test('makes a request where one is expected and none where not', async () => {
    const requests = async () =>
      (await desk.runtime.pool.query('select count(*) from request')).rows[0].count as number;
    for (const one of processed ?? []) {
      const before = await requests();
      const inbound = await handIn(desk, raw(one));
      expect((await handIn(desk, raw(one))).id, one.id).toBe(inbound.id);
      expect((await requests()) - before, `${one.id}: ${inbound.reason}`).toBe(one.expected.accepted ? 1 : 0);
      if (one.expected.accepted) expect(inbound.state, one.id).toBe('ingested');
    }
  }, 60_000);

  test('is stored every one, none stops the intake, and each handed in twice makes one message', async () => {
    const found = await outcomes(await storeAll(mails ?? [], 2));
    expect(found).toHaveLength(mails?.length ?? 0);
    expect(found.filter((one) => one.state !== 'ingested')).toEqual([]);
    expect(found.filter((one) => one.messages !== 1)).toEqual([]);
  }, 120_000);

  test('is taken in when it is a delivery report as well, and keeps no mail system as a customer', async () => {
    const cases = (bounces ?? []).slice(0, 150);
    const found = await outcomes(await storeAll(cases, 1));
    expect(found.filter((one) => one.state === 'failed' || one.state === 'stored')).toEqual([]);
    const { rows } = await desk.runtime.pool.query(
      `select address from contact_email where address_key like 'mailer-daemon@%' or address_key like 'postmaster@%'`,
    );
    expect(rows).toEqual([]);
  }, 120_000);
});
