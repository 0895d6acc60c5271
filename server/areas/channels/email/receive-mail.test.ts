import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { aMail, handIn, messagesOf, requestOf, rfc822 } from './a-mail.ts';
import { findRawInbound, type StoredInbound } from './inbound-queries.ts';
import { UnreadableMail } from './intake-faults.ts';
import { readIntake } from './read-intake.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
  await desk.admin.done('POST', '/mail-addresses', {
    address: 'support@desk.example',
    name: 'Support',
    centreId: desk.start.centreId,
  });
});
afterAll(() => desk.end());

const count = async (table: string) =>
  (await desk.runtime.pool.query(`select count(*) from ${table}`)).rows[0].count as number;

describe('a mail that reaches us', () => {
  test('becomes a request with number, customer, language, category, priority and deadline, and nobody involved', async () => {
    const category = await desk.admin.done('POST', '/categories', {
      name: 'Printers',
      parentId: null,
      centreId: desk.start.centreId,
    });
    await desk.admin.done('POST', '/rules', {
      name: 'Printers',
      conditions: [{ on: 'words', in: 'both', anyOf: ['skrivare*'] }],
      categoryId: category.id,
      priorityId: desk.start.priorityIds.high,
    });
    const inbound = await handIn(
      desk,
      aMail({
        from: '=?utf-8?q?Anna_=C3=85kesson?= <Anna@Customer.example>',
        subject: 'Skrivaren fungerar inte',
        text: 'Hej! Skrivaren på plan tre skriver inte ut någonting sedan i morse. Kan ni hjälpa oss?\r\n-- \r\nAnna, Verkstaden',
      }),
    );
    expect(inbound).toMatchObject({ state: 'ingested', from: 'Anna@Customer.example', duplicate: false, attempts: 1 });
    const request = await requestOf(desk, inbound);
    expect(request).toMatchObject({
      subject: 'Skrivaren fungerar inte',
      kind: 'undetermined',
      channel: 'email',
      phase: 'registered',
      intakeMode: 'electronic',
      language: 'sv',
      owner: null,
      category: { name: 'Printers' },
      priority: { id: desk.start.priorityIds.high },
      prioritySource: 'filter',
      contact: { name: 'Anna Åkesson', emails: ['Anna@Customer.example'], language: 'sv' },
      // Wednesday 10:00 in Warsaw, one hour of open time.
      deadlineAt: '2026-02-04T10:00:00.000Z',
      messageCount: 1,
    });
    expect(request.number).toBe(inbound.request.number);
    expect(request.description).toBe(
      'Hej! Skrivaren på plan tre skriver inte ut någonting sedan i morse. Kan ni hjälpa oss?',
    );
    const { rows } = await desk.runtime.pool.query(
      `select actor_kind, channel from change_log where request_id = $1 and entity = 'request' and operation = 'insert'`,
      [request.id],
    );
    expect(rows).toEqual([{ actor_kind: 'mail', channel: 'email' }]);
  });

  test('gets no category by a word that stands only in the signature or in quoted history', async () => {
    const inbound = await handIn(
      desk,
      aMail({
        subject: 'Question about an invoice',
        text: 'Could you send the invoice of January once more, please?\r\n\r\nOn 3 Feb 2026, at 10:00, Support wrote:\r\n> the skrivare is mended\r\n\r\n-- \r\nSkrivare AB',
      }),
    );
    const request = await requestOf(desk, inbound);
    expect(request.category.id).toBe(desk.start.categoryId);
    expect(request.prioritySource).toBe('default');
  });

  test('belongs to the customer who has the address already, in any spelling', async () => {
    const before = await count('contact');
    const inbound = await handIn(desk, aMail({ from: 'A. <ANNA@customer.EXAMPLE>', subject: 'And another thing' }));
    expect((await requestOf(desk, inbound)).contact.name).toBe('Anna Åkesson');
    expect(await count('contact')).toBe(before);
  });

  test('is taken in once, however often and however much at once it arrives (M9)', async () => {
    const raw = aMail({ subject: 'Sent eight times', messageId: '<eight@customer.example>' });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => handIn(desk, `Received: from hop${n}.example; Wed, 4 Feb 2026\r\n${raw}`)),
    );
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect(answers.filter((answer) => !answer.duplicate)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.request.id)).size).toBe(1);
    const { rows } = await desk.runtime.pool.query(`select count(*) from request where subject = 'Sent eight times'`);
    expect(rows[0].count).toBe(1);
  });

  test('keeps its attachments once, and shows its pictures in the formatted text', async () => {
    const picture = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');
    const inbound = await handIn(
      desk,
      [
        'From: Bo <bo@customer.example>',
        'To: support@desk.example',
        'Subject: With a picture',
        'Message-ID: <picture@customer.example>',
        'MIME-Version: 1.0',
        'Content-Type: multipart/related; boundary=x',
        '',
        '--x',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<p onclick="alert(1)">Look: <img src="cid:p1"><img src="https://tracker.example/a.png"></p><script>alert(2)</script>',
        '--x',
        'Content-Type: image/png; name=screen.png',
        'Content-Id: <p1>',
        'Content-Disposition: inline',
        'Content-Transfer-Encoding: base64',
        '',
        picture,
        '--x--',
      ].join('\r\n'),
    );
    const [message] = await messagesOf(desk, inbound.request.id);
    expect(message.attachments).toMatchObject([{ filename: 'screen.png', mime: 'image/png', size: 8, inline: true }]);
    const { status, body } = await desk.admin.call('GET', `/messages/${message.id}/html`);
    expect(status).toBe(200);
    expect(body.html).toContain(`/api/v1/attachments/${message.attachments[0].id}`);
    expect(body.html).not.toMatch(/<script|onclick| src="https:/);
    expect(body.blockedImages).toBe(1);
  });

  test('has a formatted form only for those who see its request, and only where it was sent with one', async () => {
    const plain = await handIn(desk, aMail({ subject: 'Plain' }));
    const [message] = await messagesOf(desk, plain.request.id);
    expect((await desk.admin.call('GET', `/messages/${message.id}/html`)).status).toBe(404);
    const html = await handIn(
      desk,
      aMail({ subject: 'Rich', text: '<b>Hello</b>', headers: { 'Content-Type': 'text/html' } }),
    );
    const [rich] = await messagesOf(desk, html.request.id);
    const stranger = await desk.aPerson({ roles: ['agent'], centreIds: [], categoryIds: [] });
    expect((await stranger.call('GET', `/messages/${rich.id}/html`)).status).toBe(404);
    expect((await desk.admin.call('GET', `/messages/${rich.id}/html`)).body.html).toContain('<b>Hello</b>');
  });

  test('may be full of what a database cannot hold', async () => {
    const inbound = await handIn(
      desk,
      aMail({ subject: `NUL \u0000 and ${'😀'.repeat(400)}`, text: 'A \u0000 B\r\n'.repeat(20_000) }),
    );
    const request = await requestOf(desk, inbound);
    expect(request.subject.length).toBeLessThanOrEqual(300);
    expect(request.subject.isWellFormed()).toBe(true);
    expect(request.description.length).toBeLessThanOrEqual(100_000);
  });

  test('as large as mail gets is taken in within seconds, and keeps what a person would read', async () => {
    const line = 'The printer is broken and we wait for you. Please help us soon.\r\n';
    const started = performance.now();
    const inbound = await handIn(desk, aMail({ subject: 'Endless', text: line.repeat(37_000_000 / line.length) }));
    expect(inbound.state).toBe('ingested');
    expect(performance.now() - started).toBeLessThan(10_000);
    const [message] = await messagesOf(desk, inbound.request.id);
    expect(message.text).toHaveLength(200_000);
  });

  test('with nothing in it still waits for somebody to look at it', async () => {
    const inbound = await handIn(desk, 'Message-ID: <nothing@customer.example>\r\n\r\n');
    const request = await requestOf(desk, inbound);
    expect(request.phase).toBe('registered');
  });

  test('from a mail system makes a request but no customer', async () => {
    const before = await count('contact');
    const inbound = await handIn(
      desk,
      aMail({
        from: 'Mail Delivery System <MAILER-DAEMON@mx.example>',
        subject: 'Undelivered Mail Returned to Sender',
      }),
    );
    expect((await requestOf(desk, inbound)).customerName).toBe('Mail Delivery System');
    expect(await count('contact')).toBe(before);
  });

  test('from a form on our own address belongs to whom the form names in Reply-To', async () => {
    const inbound = await handIn(
      desk,
      aMail({ from: 'Web form <support@desk.example>', headers: { 'Reply-To': 'Cia Berg <cia@customer.example>' } }),
    );
    expect((await requestOf(desk, inbound)).contact).toMatchObject({
      name: 'Cia Berg',
      emails: ['cia@customer.example'],
    });
  });
});

describe('our mail addresses', () => {
  test('give centre, category, priority and language of what comes to them, the address written before the one delivered to', async () => {
    const category = await desk.admin.done('POST', '/categories', {
      name: 'Sales',
      parentId: null,
      centreId: desk.start.centreId,
    });
    await desk.admin.done('POST', '/mail-addresses', {
      address: 'sales@desk.example',
      name: 'Sales',
      centreId: desk.start.centreId,
      categoryId: category.id,
      priorityId: desk.start.priorityIds.low,
      language: 'pl',
    });
    const inbound = await handIn(
      desk,
      aMail({
        to: 'sales+spring@desk.example',
        subject: '?',
        text: '42',
        headers: { 'Delivered-To': 'support@desk.example' },
      }),
    );
    expect(await requestOf(desk, inbound)).toMatchObject({
      category: { name: 'Sales' },
      priority: { id: desk.start.priorityIds.low },
      prioritySource: 'mailbox',
      language: 'pl',
    });
  });

  test('are looked for where the transport brought the mail when the header does not name one', async () => {
    const inbound = await handIn(desk, aMail({ to: 'undisclosed-recipients:;', text: '42' }), '&to=sales@desk.example');
    expect((await requestOf(desk, inbound)).category.name).toBe('Sales');
  });
});

describe('handing a mail in over HTTP', () => {
  test('refuses an empty body, another content type, and those who may not register', async () => {
    expect((await desk.admin.call('POST', '/intake/email', Buffer.alloc(0), rfc822)).status).toBe(400);
    const other = await desk.admin.call('POST', '/intake/email', Buffer.from('x'), { 'content-type': 'text/plain' });
    expect(other).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
    const json = await desk.admin.call('POST', '/intake/email', { raw: 'x' });
    expect(json.status).toBe(415);
    const auditor = await desk.aPerson({ roles: ['auditor'] });
    expect((await auditor.call('POST', '/intake/email', Buffer.from(aMail()), rfc822)).status).toBe(403);
  });

  test('answers at once when nobody waits', async () => {
    const { status, body } = await desk.admin.call('POST', '/intake/email', Buffer.from(aMail()), rfc822);
    expect(status).toBe(202);
    expect(['stored', 'ingested']).toContain(body.state);
    await desk.settle();
    expect((await desk.admin.call('GET', `/inbound-messages/${body.id}`)).body.state).toBe('ingested');
  });
});

describe('a mail that cannot be taken in', () => {
  const bomb = `${Array.from({ length: 1200 }, (_, n) => `X-${n}: 1`).join('\r\n')}\r\n\r\nboo`;

  test('is kept with the reason, and the next one is taken in (M3)', async () => {
    const failed = await handIn(
      desk,
      `From: boom@customer.example\r\nSubject: Bomb\r\nMessage-ID: <bomb@x>\r\n${bomb}`,
    );
    expect(failed).toMatchObject({ state: 'failed', from: 'boom@customer.example', subject: 'Bomb', attempts: 1 });
    expect(failed.reason).toContain('could not be read');
    expect((await handIn(desk, aMail({ subject: 'After the bomb' }))).state).toBe('ingested');
    const { body } = await desk.admin.call('GET', '/inbound-messages?state=failed');
    expect(body.rows.map((row: { id: string }) => row.id)).toEqual([failed.id]);
    const { rows } = await desk.runtime.pool.query('select length(raw) as size from inbound_message where id = $1', [
      failed.id,
    ]);
    expect(rows[0].size).toBe(failed.size);
  });

  test('because reading it comes to no end is let go after a time, with that as its reason', async () => {
    const { id } = await handIn(desk, aMail({ subject: 'Long' }));
    const stored = (await findRawInbound(desk.runtime.db, id)) as StoredInbound;
    const raw = Buffer.concat([stored.raw, Buffer.from('On 1.1.2020 a@b.cc wrote:\r\nx\r\n'.repeat(100_000))]);
    const stopped = readIntake(desk.runtime.db, { ...stored, raw }, 2);
    await expect(stopped).rejects.toThrow(UnreadableMail);
    await expect(stopped).rejects.toThrow(/stopped after 0.002 seconds/);
    expect((await readIntake(desk.runtime.db, stored)).mail.subject).toBe('Long');
  });

  test('is run again when somebody asks, and one taken in already is not', async () => {
    const failed = await handIn(desk, `Subject: Mended\r\nMessage-ID: <mended@x>\r\n${bomb}`);
    // What stood in its way is mended: the same message, readable.
    await desk.runtime.pool.query('update inbound_message set raw = $2 where id = $1', [
      failed.id,
      Buffer.from(aMail({ subject: 'Mended' })),
    ]);
    const answer = await desk.admin.call('POST', `/inbound-messages/${failed.id}/runs`);
    expect(answer).toMatchObject({ status: 202, body: { state: 'stored' } });
    await desk.settle();
    const { body } = await desk.admin.call('GET', `/inbound-messages/${failed.id}`);
    expect(body).toMatchObject({ state: 'ingested', reason: null, attempts: 2 });
    const again = await desk.admin.call('POST', `/inbound-messages/${failed.id}/runs`);
    expect(again).toMatchObject({ status: 409, body: { code: 'nothing_to_run' } });
    const agent = await desk.aPerson({ roles: ['agent'] });
    expect((await agent.call('POST', `/inbound-messages/${failed.id}/runs`)).status).toBe(403);
    expect((await desk.admin.call('POST', `/inbound-messages/${crypto.randomUUID()}/runs`)).status).toBe(404);
  });
});

describe('trouble with the database', () => {
  const trouble = (when: string, body: string) =>
    desk.asOwner(`create function trouble() returns trigger language plpgsql as $$ begin ${body} return new; end $$;
      create trigger trouble ${when} for each row execute function trouble()`);
  const noTrouble = () => desk.asOwner('drop function trouble() cascade');

  test('that passes is waited out: the mail is taken in later, once', async () => {
    await desk.asOwner('create sequence troubles; grant usage on sequence troubles to public');
    await trouble(
      'before insert on message',
      `if nextval('troubles') = 1 then raise exception 'shutting down' using errcode = '57P01'; end if;`,
    );
    const { body } = await desk.admin.call(
      'POST',
      '/intake/email',
      Buffer.from(aMail({ subject: 'Patience' })),
      rfc822,
    );
    await vi.waitFor(
      async () => expect((await desk.admin.call('GET', `/inbound-messages/${body.id}`)).body.state).toBe('ingested'),
      { timeout: 15_000, interval: 200 },
    );
    await noTrouble();
    const { rows } = await desk.runtime.pool.query(`select count(*) from request where subject = 'Patience'`);
    expect(rows[0].count).toBe(1);
  }, 20_000);

  test('that stays sets the one mail aside with its reason, the next is taken in, and running again mends it (M3)', async () => {
    await trouble('before insert on message', `if new.subject = 'Poison' then raise exception 'not this one'; end if;`);
    const poison = await handIn(desk, aMail({ subject: 'Poison' }));
    expect(poison).toMatchObject({ state: 'failed', request: null });
    expect(poison.reason).toContain('not this one');
    expect((await handIn(desk, aMail({ subject: 'Water' }))).state).toBe('ingested');
    const { rows } = await desk.runtime.pool.query(`select count(*) from request where subject = 'Poison'`);
    expect(rows[0].count).toBe(0);
    await noTrouble();
    await desk.admin.done('POST', `/inbound-messages/${poison.id}/runs`);
    await desk.settle();
    expect((await desk.admin.call('GET', `/inbound-messages/${poison.id}`)).body.state).toBe('ingested');
  });
});

test('the list of what reached us goes back page by page', async () => {
  const seen: string[] = [];
  let after = '';
  for (let page = 0; page < 100; page++) {
    const { body } = await desk.admin.call('GET', `/inbound-messages?limit=7${after}`);
    seen.push(...body.rows.map((row: { id: string }) => row.id));
    if (!body.next) break;
    after = `&after=${body.next}`;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBe(await count('inbound_message'));
  expect((await desk.admin.call('GET', '/inbound-messages?after=xyz')).body.code).toBe('invalid_cursor');
});

test('a trial says which rule a message would meet, as the intake would', async () => {
  const met = await desk.admin.call('POST', '/rules/trials', {
    subject: 'Hej',
    text: 'Två skrivare är trasiga',
  });
  expect(met.body).toMatchObject({
    tried: [{ name: 'Printers', met: true, reasons: [{ on: 'words', found: 'skrivare*', holds: true }] }],
    becomes: { category: 'Printers', categorySource: 'rule', priority: 'High', prioritySource: 'filter' },
  });
  const none = await desk.admin.call('POST', '/rules/trials', {
    subject: 'Hej',
    text: 'Hej!\n-- \nSkrivare AB',
  });
  expect(none.body).toMatchObject({
    tried: [{ met: false, reasons: [{ on: 'words', found: null, holds: false }] }],
    read: { text: 'Hej!' },
    becomes: { categorySource: 'centre', prioritySource: 'default' },
  });
});
