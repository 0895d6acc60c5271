import { describe, expect, it } from 'vitest';
import { duration } from '#test/duration.ts';
import { readCorpus } from '#test/read-corpus.ts';
import { externalId, externalIdOf } from './external-id.ts';
import { parseMail } from './parse-mail.ts';

const mail = (head: string, body = 'x') => Buffer.from(`${head}\n\n${body}`);
const first = 'Message-ID: <1@a.se>\nFrom: Anna <a@a.se>\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nSubject: Hej';

describe('the identity of a mail', () => {
  it('is the same for two deliveries of one mail', () => {
    const twice = mail(
      `Return-Path: <a@a.se>\nReceived: from x by y; now\n${first.replace('Subject: Hej', 'subject:\n\tHej')}`,
      'x',
    );
    expect(externalIdOf(twice)).toBe(externalIdOf(mail(first)));
    expect(externalIdOf(Buffer.from(`From a@a.se Mon\r\n${first.replaceAll('\n', '\r\n')}\r\n\r\nx`))).toBe(
      externalIdOf(mail(first)),
    );
  });

  it('differs for mails of a sender that repeats its Message-ID', () => {
    const ids = ['Subject: Hej', 'Subject: Two'].map((subject) =>
      externalIdOf(mail(first.replace('Subject: Hej', subject))),
    );
    ids.push(
      externalIdOf(mail(first.replace('10:00:00', '10:00:01'))),
      externalIdOf(mail(first.replace('a@a.se>', 'b@a.se>'))),
    );
    ids.push(externalIdOf(mail(first, 'another alarm')));
    expect(new Set(ids).size).toBe(5);
  });

  it('comes from the bytes when there is no Message-ID', () => {
    expect(externalIdOf(mail('Subject: a'))).toBe(externalIdOf(mail('Subject: a')));
    expect(externalIdOf(mail('Subject: a'))).not.toBe(externalIdOf(mail('Subject: a', 'y')));
    expect(externalIdOf(Buffer.alloc(0))).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is found for a large mail without parsing it, in a fraction of a second', async () => {
    const large = Buffer.concat([mail(first), Buffer.alloc(50_000_000, 'a')]);
    externalIdOf(large);
    expect(await duration(() => externalIdOf(large))).toBeLessThan(500);
  });
});

const files = ['mail-zammad.json', 'mail-zammad-process.json', 'mail-bounces.json', 'mail-autoreply.json'];
const cases = files.flatMap((file) => readCorpus<{ input: { raw_b64: string } }>(file) ?? []);
describe.skipIf(cases.length === 0)('the identity of real mails', () => {
  it('is the same before and after parsing, and different for different mails', async () => {
    const seen = new Map<string, string>();
    for (const { input } of cases) {
      const raw = Buffer.from(input.raw_b64, 'base64');
      const id = externalIdOf(raw);
      expect(externalId(raw, await parseMail(raw))).toBe(id);
      seen.set(id, input.raw_b64);
    }
    // Some cases are one mail written down twice, or differ only in a header that is no part of the identity.
    expect(cases.length - seen.size).toBeLessThan(cases.length * 0.03);
  });
});
