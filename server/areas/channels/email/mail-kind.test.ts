import { describe, expect, it } from 'vitest';
import { readCorpus } from '#test/read-corpus.ts';
import { mailKind } from './mail-kind.ts';
import { parseMail } from './parse-mail.ts';

const own = { addresses: ['support@example.com', 'my_own_devsquest@example.com'], domains: ['support.example.com'] };
const kindOf = async (head: string, body = 'Text') => mailKind(await parseMail(Buffer.from(`${head}\n\n${body}`)), own);

describe('the kind of a mail', () => {
  it('is a message that may be answered when a person wrote it', async () => {
    expect(await kindOf('From: anna@example.org\nSubject: Skrivaren')).toEqual({
      kind: 'message',
      mayAutoReply: true,
      reasons: [],
    });
  });

  it('is a message without automatic answer for alarms, newsletters and senders who do not read', async () => {
    for (const head of [
      'From: alarm@example.org\nAuto-Submitted: auto-generated',
      'From: no-reply@example.org',
      'From: a@b.se\nPrecedence: bulk',
      'From: a@b.se\nList-Unsubscribe: <https://x>',
      'From: a@b.se\nX-Auto-Response-Suppress: DR, OOF, AutoReply',
      'Subject: no sender',
    ]) {
      expect(await kindOf(head), head).toMatchObject({ kind: 'message', mayAutoReply: false });
    }
  });

  it('is an absence notice by header or by subject in our languages', async () => {
    for (const subject of [
      'Automatic reply: Order',
      'Autosvar: Beställning',
      'Automaattinen vastaus: Tilaus',
      'Automatisch antwoord: Bestelling',
      'Automatisk svar: Bestilling',
      'Autoodpowiedź: Zamówienie',
      'Out of office',
    ]) {
      const head = `From: a@b.se\nReturn-Path: <>\nSubject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`;
      expect(await kindOf(head), subject).toMatchObject({ kind: 'out_of_office', mayAutoReply: false });
    }
    expect(await kindOf('From: a@b.se\nAuto-Submitted: auto-replied (vacation)')).toMatchObject({
      kind: 'out_of_office',
    });
  });

  it('is an absence notice by a word people use as well only when its text says so, or its header', async () => {
    const subject = (text: string) => `From: a@b.se\nSubject: =?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
    for (const [said, text] of [
      ['Frånvaro: Hissen', 'Jag är på semester och åter den 5 april.'],
      ['Urlaub', 'Ich bin im Urlaub und ab 5.4. wieder erreichbar.'],
      ['Poissa: Hissi', 'Olen lomalla, palaan 5.4.'],
      ['[EXT] Automatic reply: Lift', 'Thanks.'],
      ['Автоответ: Лифт', 'Спасибо.'],
      ['自动回复: 电梯', '谢谢'],
    ] as const)
      expect((await kindOf(subject(said), text)).kind, said).toBe('out_of_office');
    for (const [said, text] of [
      ['Frånvarande elev, hur anmäler jag?', 'Hej, hur gör man?'],
      ['Autosvar fungerar inte', 'Kan ni hjälpa mig?'],
      ['Vacation rental: key lost', 'I lost the key.'],
      ['Nieobecność dziecka w szkole', 'Moje dziecko nie przyjdzie jutro.'],
    ] as const)
      expect((await kindOf(subject(said), text)).kind, said).toBe('message');
    expect((await kindOf(`${subject('Frånvaro')}\nPrecedence: bulk`, 'Hej')).kind).toBe('out_of_office');
  });

  it('is an absence notice without any header when its own words say that a program wrote it', async () => {
    const subject = (text: string) => `From: a@b.se\nSubject: =?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
    const utf8 = 'Content-Type: text/plain; charset=utf-8';
    for (const [said, text] of [
      ['Sv: Hissen', 'Jag är på semester och åter den 5 april. Detta är ett automatiskt svar.'],
      ['VS: Hissi', 'Olen lomalla 5.4. saakka. Tämä on automaattinen vastaus.'],
      ['Re: Lift', 'Ik ben afwezig tot 5 april. Dit is een automatisch gegenereerd bericht.'],
      ['SV: Elevator', 'Jeg er på ferie til og med 5. april. Dette er et automatisk svar.'],
      ['Re: Winda', 'Jestem na urlopie do dnia 5 kwietnia. To jest automatyczna odpowiedź.'],
      ['Thank you for your mail', 'I am out of the office until 5 April. This is an automated reply.'],
      ['Anna Ek is out of the office (returning 5 April)', 'I will be out of the office until 5 April.'],
      ['Anna Ek ist außer Haus.', 'Ich bin bis 5.4. nicht im Büro.'],
    ] as const)
      expect(await kindOf(`${subject(said)}\n${utf8}`, text), said).toMatchObject({
        kind: 'out_of_office',
        mayAutoReply: false,
      });
    for (const text of [
      'Jag är på semester till och med 5 april, kan ni komma efter det?',
      'Ok.\n\n> Detta är ett automatiskt svar. Vi är på semester till och med 5 april.',
    ])
      expect(await kindOf(`${subject('Sv: Hissen')}\n${utf8}`, text), text).toMatchObject({
        kind: 'message',
        mayAutoReply: true,
      });
  });

  it('gets no automatic answer when it says that nobody wrote it or reads the answer', async () => {
    const utf8 = 'Subject: Tack\nContent-Type: text/plain; charset=utf-8';
    for (const text of [
      'Tack för ditt mejl! Detta är ett automatiskt svar.',
      'Mejlet kan inte besvaras.',
      'Tämä on automaattinen kuittaus, älä vastaa tähän viestiin.',
      'Dit is een automatisch bericht.',
      'Dette er en automatisk genereret mail og kan ikke besvares.',
      'Wiadomość została wygenerowana automatycznie.',
      'Please do not reply to this message.',
    ])
      expect(await kindOf(`From: a@b.se\n${utf8}`, text), text).toMatchObject({ kind: 'message', mayAutoReply: false });
    for (const sender of ['ala-vastaa', 'ikke-svar', 'niet-antwoorden', 'keine-antwort', 'no-reply+k7'])
      expect(await kindOf(`From: ${sender}@b.se\n${utf8}`), sender).toMatchObject({ mayAutoReply: false });
    const receipt = 'From: a@b.se\nSubject: Gelezen: Lift';
    expect(await kindOf(receipt, 'Uw bericht is gelezen op maandag.')).toMatchObject({
      kind: 'auto_reply',
      mayAutoReply: false,
    });
  });

  it('is no delivery report when a person writes of parcels, or hands one on', async () => {
    for (const subject of [
      'Failed delivery of parcel 123',
      'Delivery problem with my order',
      'Undelivered parcel',
      'Permanent error light on the machine',
      'Re: Undeliverable: my invoice',
      'Fwd: Undelivered Mail Returned to Sender',
    ]) {
      const { kind } = await kindOf(`From: anna@example.org\nSubject: ${subject}`, 'What should I do?');
      expect(kind, subject).toBe('message');
    }
    const handedOn = 'From: anna@example.org\nSubject: Fwd: Undelivered Mail Returned to Sender';
    expect(await kindOf(handedOn, '> 550 5.1.1 User unknown')).toMatchObject({ kind: 'message', mayAutoReply: false });
  });

  it('is a delivery report from a mail system whatever language it is in, even when it is marked as an answer', async () => {
    for (const [subject, text, verdict] of [
      ['Ei voi toimittaa: Hissi', 'bo@example.net\nVastaanottajaa ei löydy.', 'hard'],
      ['Det gick inte att leverera: Hissen', 'bo@example.net\nMottagarens postlåda är full.', 'soft'],
      ['Не удается доставить: Лифт', 'bo@example.net\nПользователь не найден.', 'hard'],
      ['Niedostarczalne: Winda', 'bo@example.net\nNie znaleziono odbiorcy bo.', 'hard'],
      ['Kan inte levereras: Hissen', 'bo@example.net\nbo hittades inte på example.net.', 'hard'],
      ['Warning: message 1rh delayed 24 hours', 'bo@example.net\nDelivery attempts will continue.', 'delayed'],
    ] as const) {
      const head = `From: Mailer-Daemon@mx.example.net\nAuto-Submitted: auto-replied\nContent-Type: text/plain; charset=utf-8\nSubject: ${subject}`;
      expect(await kindOf(head, text), subject).toMatchObject({
        kind: 'bounce',
        bounce: { kind: verdict, recipient: 'bo@example.net' },
      });
    }
  });

  it('is a quiet answer when it only tells that a mail was read', async () => {
    const head = 'From: a@b.se\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b';
    expect(await kindOf(head, '--b\n\nIt was read.\n--b--')).toMatchObject({ kind: 'auto_reply', mayAutoReply: false });
  });

  it('is a list mail when it came through a list', async () => {
    expect(await kindOf('From: a@b.se\nList-Id: <dev.example.org>')).toMatchObject({
      kind: 'list',
      mayAutoReply: false,
    });
  });

  it('is our own loop only when it is ours and automatic', async () => {
    expect(await kindOf('From: support@example.com\nX-Loop: yes')).toMatchObject({
      kind: 'own_loop',
      mayAutoReply: false,
    });
    expect(
      await kindOf('From: a@b.se\nMessage-ID: <1@support.example.com>\nAuto-Submitted: auto-replied'),
    ).toMatchObject({ kind: 'own_loop' });
    expect(await kindOf('From: support@example.com')).toMatchObject({ kind: 'message', mayAutoReply: false });
    expect(await kindOf('From: a@b.se\nX-Loop: yes')).toMatchObject({ kind: 'message', mayAutoReply: false });
  });

  it('tells a dead address from a full mailbox', async () => {
    const report = (status: string, diagnostic: string, action = 'failed') =>
      kindOf(
        'From: MAILER-DAEMON@mx.example.org\nReturn-Path: <>\nContent-Type: multipart/report; report-type=delivery-status; boundary=b',
        `--b\n\nSorry\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; anna@example.net\nAction: ${action}\nStatus: ${status}\nDiagnostic-Code: smtp; ${diagnostic}\n--b--`,
      );
    expect(await report('5.1.1', '550 User unknown')).toMatchObject({
      kind: 'bounce',
      mayAutoReply: false,
      bounce: { kind: 'hard', recipient: 'anna@example.net', status: '5.1.1' },
    });
    expect((await report('5.2.2', '552 Mailbox full')).bounce?.kind).toBe('soft');
    expect((await report('5.7.1', '550 blocked by policy')).bounce?.kind).toBe('soft');
    expect((await report('4.4.1', 'timed out', 'delayed')).bounce?.kind).toBe('delayed');
    expect((await report('2.0.0', '250 ok', 'delivered')).bounce?.kind).toBe('delivered');
  });
});

interface AutoCase {
  id: string;
  input: { raw_b64: string };
  expected: { auto_reply_sent?: boolean; out_of_office?: boolean; kind?: string };
}
const autoCases = readCorpus<AutoCase>('mail-autoreply.json');
describe.skipIf(!autoCases)('automatic mail of the shared cases', () => {
  it('is all recognised', async () => {
    for (const { id, input, expected } of autoCases ?? []) {
      const { kind, mayAutoReply } = mailKind(await parseMail(Buffer.from(input.raw_b64, 'base64')), own);
      if (expected.auto_reply_sent !== undefined) expect(mayAutoReply, id).toBe(expected.auto_reply_sent);
      if (expected.out_of_office !== undefined) expect(kind === 'out_of_office', id).toBe(expected.out_of_office);
      if (expected.kind !== undefined) expect(kind.replace('_', ''), id).toBe(expected.kind);
    }
  });
});

interface BounceCase {
  id: string;
  input: { raw_b64: string };
  expected: { kind: string; recipients: { hard: boolean }[] | null };
}
const bounces = readCorpus<BounceCase>('mail-bounces.json');
describe.skipIf(!bounces)('bounces of eighty mail systems', () => {
  it('get no automatic answer, and at least 90 of 100 are told apart as hard or soft', async () => {
    const wrongKind: string[] = [];
    const wrongVerdict: string[] = [];
    const judged = (bounces ?? []).filter(({ expected }) => expected.kind !== 'unknown');
    const failed = judged.filter(({ expected }) => expected.kind === 'bounce');
    for (const { id, input, expected } of bounces ?? []) {
      const found = mailKind(await parseMail(Buffer.from(input.raw_b64, 'base64')), own);
      expect(found.mayAutoReply, id).toBe(false);
      if (expected.kind === 'unknown') continue;
      const verdict = found.bounce?.kind ?? '';
      const kind = ['complaint', 'delivered'].includes(verdict) ? verdict : found.kind;
      if (kind !== expected.kind) wrongKind.push(id);
      if (expected.kind === 'bounce' && (verdict === 'hard') !== expected.recipients?.[0]?.hard) wrongVerdict.push(id);
    }
    expect(1 - wrongKind.length / judged.length, wrongKind.join()).toBeGreaterThanOrEqual(0.95);
    expect(1 - wrongVerdict.length / failed.length, wrongVerdict.join()).toBeGreaterThanOrEqual(0.9);
  });
});

const processed = readCorpus<{ id: string; input: { raw_b64: string }; expected: { accepted: boolean } }>(
  'mail-zammad-process.json',
);
describe.skipIf(!processed)('mail of the shared processing cases', () => {
  it('is refused as our own loop exactly where it is one', async () => {
    for (const { id, input, expected } of processed ?? []) {
      const { kind } = mailKind(await parseMail(Buffer.from(input.raw_b64, 'base64')), own);
      expect(kind !== 'own_loop', id).toBe(expected.accepted);
    }
  });
});
