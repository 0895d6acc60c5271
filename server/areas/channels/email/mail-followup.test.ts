import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { readCorpus } from '#test/read-corpus.ts';
import { aMail, handIn } from './a-mail.ts';
import { aRelay } from './a-relay.ts';

type Row = { id: string; input: { setting: string; situation: string[] }; expected: { result: 'append' | 'new_case' } };

/**
 * The rows our rules cover: what a mail answers (headers) goes before its subject, the text is not searched. Rows of other
 * settings, and those about an optional mode of the first, do not apply.
 */
const covered = ({ input }: Row) => {
  const [place = '', ...conditions] = input.situation;
  if (/removed/.test(conditions.join())) return false;
  if (/subject contains|attachment/.test(place)) return true;
  if (/References|In-Reply-To/.test(place))
    return !/search (?:body|attachments)$|not explicitly/.test(input.setting) || conditions.length > 0;
  return /search headers/.test(input.setting);
};
const rows = readCorpus<Row>('mail-followup.json')?.filter(covered) ?? [];

let desk: TestDesk;
let relay: Awaited<ReturnType<typeof aRelay>>;
beforeAll(async () => {
  desk = await aDesk();
  relay = await aRelay();
  await desk.admin.done('PUT', '/mail-relay', { host: '127.0.0.1', port: relay.port, security: 'none' });
});
afterAll(async () => {
  await desk.end();
  await relay.stop();
});

/** The mail a row describes, about a case with this reference and Message-ID of ours. */
function mailOf({ situation }: Row['input'], reference: string, ourId: string): string {
  const [place = '', ...conditions] = situation;
  const all = conditions.join(' ');
  const headers: Record<string, string> = {
    ...(place.includes('In-Reply-To') ? { 'In-Reply-To': ourId } : {}),
    ...(place.includes('References') ? { References: `<other@x.example> ${ourId}` } : {}),
    ...(all.includes('auto-replied') ? { 'Auto-Submitted': 'auto-replied' } : {}),
  };
  const subject = place.includes('subject')
    ? `Re: Lorem ${reference}${all.includes('invalid') ? ' [#999-aaaa] [Ticket#118192]' : ''}`
    : all.includes('subject matches')
      ? 'Re: Lorem'
      : 'Something else';
  const text = place.includes('body') ? `<b>Hello</b> ${reference} and more` : 'Hello';
  const attachment = /when (\S+\/\S+) attachment/.exec(place)?.[1];
  if (!attachment) return aMail({ subject, text, headers });
  const body = [
    '--x',
    'Content-Type: text/plain',
    '',
    text,
    '--x',
    `Content-Type: ${attachment}; name="case"`,
    'Content-Disposition: attachment; filename="case"',
    '',
    `<a title="${reference}">${reference}</a>`,
    '--x--',
  ];
  return aMail({
    subject,
    text: body.join('\r\n'),
    headers: { ...headers, 'Content-Type': 'multipart/mixed; boundary=x' },
  });
}

describe.skipIf(rows.length === 0)('which case a mail continues (corpus)', () => {
  test.each(rows.map((row) => [row.id, row] as const))('%s', async (_id, row) => {
    relay.taken.length = 0;
    const first = await handIn(desk, aMail({ subject: 'Lorem' }));
    await desk.admin.done('POST', `/requests/${first.request.id}/replies`, { text: 'Ipsum' });
    const sent = await vi.waitFor(
      () => {
        expect(relay.taken).toHaveLength(1);
        return relay.taken[0]?.mail;
      },
      { timeout: 10_000 },
    );
    const reference = /\[#[^\]]+\]/.exec(sent?.subject ?? '')?.[0] ?? '';
    const inbound = await handIn(desk, mailOf(row.input, reference, sent?.messageId ?? ''));
    expect(inbound.request.id === first.request.id ? 'append' : 'new_case', JSON.stringify(row.input)).toBe(
      row.expected.result,
    );
  });
});
