import { connect } from 'node:net';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { maxRawMessage } from '#platform/http/create-http.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { aMail } from './a-mail.ts';
import { type MailReceiver, startMailReceiver } from './mail-receiver-gateway.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk({ smtp: true });
});
afterAll(() => desk.end());

const transport = (port = desk.smtpPort as number) =>
  nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
const stored = async () =>
  (await desk.runtime.pool.query('select count(*) from inbound_message')).rows[0].count as number;

/** Speaks SMTP line by line; gives every answer up to the end of the connection or `lines`. */
function speak(lines: string[], port = desk.smtpPort as number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    let sent = 0;
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      heard += text;
      if (!/^\d{3} .*\r\n$/m.test(text)) return;
      const next = lines[sent++];
      if (next === undefined) socket.end();
      else socket.write(`${next}\r\n`);
    });
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
  });
}

describe('the mail receiver', () => {
  test('takes a mail for any recipient and answers only when it is stored', async () => {
    const sent = await transport().sendMail({
      from: 'Anna Ek <anna@customer.example>',
      to: 'nobody-we-know@anywhere.example',
      subject: 'By SMTP',
      text: 'Hello, can you help me with my invoice, please?',
    });
    expect(sent.response).toMatch(/^250 /);
    expect(await stored()).toBe(1);
    await desk.settle();
    const { body } = await desk.admin.call('GET', '/inbound-messages');
    expect(body.rows[0]).toMatchObject({
      state: 'ingested',
      from: 'anna@customer.example',
      to: ['nobody-we-know@anywhere.example'],
      subject: 'By SMTP',
    });
    const request = await desk.admin.call('GET', `/requests/${body.rows[0].request.id}`);
    expect(request.body).toMatchObject({ language: 'en', contact: { name: 'Anna Ek' } });
  });

  test('takes the same mail twice and keeps it once', async () => {
    const raw = aMail({ subject: 'Twice by SMTP' });
    const before = await stored();
    const envelope = { from: 'anna@customer.example', to: ['support@desk.example'] };
    await Promise.all([1, 2, 3, 4].map(() => transport().sendMail({ envelope, raw })));
    expect(await stored()).toBe(before + 1);
  });

  test('takes a report from nobody (null sender)', async () => {
    const before = await stored();
    const heard = await speak([
      'EHLO mx',
      'MAIL FROM:<>',
      'RCPT TO:<support@desk.example>',
      'DATA',
      `${aMail({ subject: 'Undelivered', from: 'MAILER-DAEMON@mx.example' })}.`,
      'QUIT',
    ]);
    expect(heard).toMatch(/250 .*Stored/);
    expect(await stored()).toBe(before + 1);
  });

  test('offers neither sign-in nor STARTTLS, and says how much it takes', async () => {
    const heard = await speak(['EHLO mx', 'AUTH PLAIN AGEAYQ==', 'STARTTLS', 'QUIT']);
    expect(heard).toContain(`SIZE ${maxRawMessage}`);
    expect(heard).not.toMatch(/250[- ](?:AUTH|STARTTLS)/);
    expect(heard).not.toMatch(/^(?:334|235|220 .*TLS)/m);
  });

  test('refuses what is larger than it takes, announced or not', async () => {
    const before = await stored();
    const announced = await speak(['EHLO mx', `MAIL FROM:<a@b.example> SIZE=${maxRawMessage + 1}`, 'QUIT']);
    expect(announced).toMatch(/^552/m);
    const line = `${'x'.repeat(998)}\r\n`;
    const body = line.repeat(Math.ceil((maxRawMessage + 1) / line.length));
    const unannounced = await speak([
      'HELO mx',
      'MAIL FROM:<a@b.example>',
      'RCPT TO:<c@d.example>',
      'DATA',
      `Subject: x\r\n\r\n${body}.`,
      'QUIT',
    ]);
    expect(unannounced).toMatch(/^552/m);
    expect(await stored()).toBe(before);
  });

  test('asks to come back when it cannot store', async () => {
    let receiver: MailReceiver | undefined;
    try {
      const broken = { ...desk.runtime, pool: { connect: () => Promise.reject(new Error('Connection terminated')) } };
      receiver = await startMailReceiver(
        { ...broken, log: { ...desk.runtime.log, error: () => {}, debug: () => {} } } as never,
        { host: '127.0.0.1', port: 0 },
      );
      const answer = await transport(receiver.port)
        .sendMail({ from: 'a@b.example', to: 'c@d.example', text: 'x' })
        .catch((error: { responseCode: number }) => error);
      expect(answer).toMatchObject({ responseCode: 451 });
    } finally {
      await receiver?.stop();
    }
  });

  test('keeps nothing of a client that breaks off in the middle', async () => {
    const before = await stored();
    await new Promise<void>((resolve) => {
      const socket = connect(desk.smtpPort as number, '127.0.0.1');
      const lines = ['HELO mx', 'MAIL FROM:<a@b.example>', 'RCPT TO:<c@d.example>', 'DATA'];
      socket.on('data', () => {
        const next = lines.shift();
        if (next) return socket.write(`${next}\r\n`);
        socket.write('Subject: half\r\n\r\nthis is not the e');
        setTimeout(() => socket.destroy(), 50);
      });
      socket.on('close', () => resolve());
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await stored()).toBe(before);
    expect(
      (await transport().sendMail({ from: 'a@b.example', to: 'c@d.example', text: 'still there' })).response,
    ).toMatch(/^250/);
  });

  test('lets go of a client that says nothing, and of one whose mail only drips in', async () => {
    const before = await stored();
    const receiver = await startMailReceiver(desk.runtime, { host: '127.0.0.1', port: 0, idleMs: 400, messageMs: 700 });
    try {
      const silent = connect(receiver.port, '127.0.0.1');
      silent.resume();
      const dripping = connect(receiver.port, '127.0.0.1');
      const lines = ['HELO mx', 'MAIL FROM:<a@b.example>', 'RCPT TO:<c@d.example>', 'DATA', 'Subject: drip'];
      let drip: NodeJS.Timeout | undefined;
      dripping.on('data', () => {
        const next = lines.shift();
        if (next) dripping.write(`${next}\r\n`);
        if (lines.length === 0) drip ??= setInterval(() => dripping.write('x'), 50);
      });
      dripping.on('error', () => {});
      const gone = (socket: typeof silent) => new Promise((resolve) => socket.on('close', resolve));
      const started = performance.now();
      await Promise.all([gone(silent), gone(dripping)]);
      clearInterval(drip);
      // Both would stay for minutes otherwise.
      expect(performance.now() - started).toBeLessThan(10_000);
      expect(await stored()).toBe(before);
    } finally {
      await receiver.stop();
    }
  });

  test('serves at most fifty clients at once, of a thousand from one address, and goes on when they leave', async () => {
    const sockets = Array.from({ length: 1000 }, () => connect(desk.smtpPort as number, '127.0.0.1'));
    const greetings = await Promise.all(
      sockets.map(
        (socket) =>
          new Promise<string>((resolve) => socket.once('data', (text) => resolve(text.toString().slice(0, 3)))),
      ),
    );
    expect(greetings.filter((code) => code === '220')).toHaveLength(50);
    expect(greetings.filter((code) => code === '421')).toHaveLength(950);
    for (const socket of sockets) socket.destroy();
    await vi.waitFor(
      async () => {
        const sent = await transport().sendMail({ from: 'a@b.example', to: 'c@d.example', text: 'after the crowd' });
        expect(sent.response).toMatch(/^250/);
      },
      { timeout: 10_000 },
    );
  });
});
