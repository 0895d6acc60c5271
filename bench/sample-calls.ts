import { randomInt, randomUUID } from 'node:crypto';

/** What a call taker types while somebody is on the phone. */
export function aRegistration(categoryId: string): string {
  const n = randomInt(1_000_000);
  return JSON.stringify({
    channel: 'phone',
    callerName: `Caller ${n}`,
    callerPhone: `+48 22 ${String(n).padStart(7, '5')}`,
    subject: `Heating does not start (${n})`,
    description:
      'The heating in the flat has not started since Monday evening. The radiators in two rooms stay cold, the one in the hall is lukewarm. Asks to be called back after four.',
    categoryId,
  });
}

/** A plain mail from somebody new, in quoted-printable, about a kilobyte and a half. */
export function aMail(): string {
  const id = randomUUID();
  const line = 'Since the update last night the device shows the wrong time, and the alarm goes off an hour early.';
  return [
    'Received: from mail.example.net by mx.desk.example; Mon, 2 Nov 2026 09:14:07 +0100',
    `From: Customer ${id.slice(0, 6)} <customer-${id.slice(0, 6)}@example.net>`,
    'To: help@desk.example',
    `Subject: Wrong time on the device ${id.slice(0, 6)}`,
    `Message-ID: <${id}@example.net>`,
    'Date: Mon, 02 Nov 2026 09:14:05 +0100',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Good morning,',
    '',
    ...Array.from({ length: 9 }, () => line),
    '',
    'Kind regards',
    'A customer',
    '',
  ].join('\r\n');
}
