import { randomUUID } from 'node:crypto';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRelay } from '#areas/channels/email/a-relay.ts';
import type { Caller } from '../a-desk.ts';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage({ smtp: true });
let relay: Awaited<ReturnType<typeof aRelay>>;
let agent: Caller;
let hardwareId: string;

beforeAll(async () => {
  const { admin, start } = stage.desk;
  relay = await aRelay();
  const address = { address: 'support@desk.example', name: 'Support of the Desk', centreId: start.centreId };
  await admin.done('POST', '/mail-addresses', { ...address, isDefault: true });
  const hardware = await admin.done('POST', '/categories', {
    name: 'Hardware',
    parentId: null,
    centreId: start.centreId,
  });
  hardwareId = hardware.id;
  // Around the clock, so that it is due in an hour whenever these stories are run.
  await admin.done('PATCH', `/priorities/${start.priorityIds.high}`, { calendarId: start.aroundTheClockId });
  await admin.done('POST', '/rules', {
    name: 'Printers',
    conditions: [{ on: 'words', in: 'both', anyOf: ['printer'] }],
    categoryId: hardwareId,
    priorityId: start.priorityIds.high,
  });
  agent = await stage.desk.aPerson({ name: 'Bo Ek', roles: ['agent'], categoryIds: [start.categoryId, hardwareId] });
  // His replies leave at once: that they may wait is another story.
  await agent.done('PATCH', '/me', { preferences: { undoSeconds: 0 } });
});
afterAll(() => relay?.stop());

/** Sends a mail by SMTP, as a customer's mail server does; gives its Message-ID. */
async function send(mail: SendMailOptions): Promise<string> {
  const port = stage.desk.smtpPort as number;
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const messageId = `<${randomUUID()}@customer.example>`;
  await transport.sendMail({
    from: 'Anna Berg <anna@customer.example>',
    to: 'support@desk.example',
    messageId,
    ...mail,
  });
  return messageId;
}

/** What stands in the frame of a formatted mail; no script runs inside, so it is read from without. */
const framed = (page: Page) =>
  page.locator('iframe').evaluate((frame: HTMLIFrameElement) => frame.contentDocument?.body?.innerHTML ?? '');
const timeline = (page: Page) => page.getByRole('region', { name: 'What happened' });
const read = async (number: number) => (await agent.call('GET', `/requests/by-number/${number}`)).body;
const newest = async () =>
  (await stage.desk.runtime.pool.query('select max(number)::int as number, count(*)::int as count from request'))
    .rows[0];

test('a mail comes by SMTP into the queue that is on the screen, is answered, and the answers to that come to the same request', async () => {
  const { page } = await stage.as(agent, '/queue');
  await page.getByText('Nothing waits in your categories').first().waitFor();
  const first = await send({
    subject: 'The printer on floor three',
    text: 'It prints nothing.',
    html: '<p>It prints <b onclick="alert(1)">nothing</b>.</p><script>alert(1)</script><img src="https://tracker.example/p.gif" alt="logo">',
  });

  // Seen without a reload, with everything the rules gave it.
  const row = page.getByRole('row').filter({ hasText: 'The printer on floor three' });
  await row.waitFor();
  const { number } = await newest();
  expect(await row.textContent()).toContain(String(number));
  await eventually(() => row.textContent()).toContain('Anna Berg');
  await eventually(() => row.textContent()).toContain('Hardware');
  await eventually(() => row.getByRole('button', { name: /^Deadline: (59|1)/ }).count()).toBe(1);
  await expectAccessible(page, 'the queue with a mail');
  const request = await read(number);
  expect(request).toMatchObject({
    channel: 'email',
    phase: 'registered',
    category: { id: hardwareId },
    priority: { name: 'High' },
    prioritySource: 'filter',
    owner: null,
  });
  expect(Date.parse(request.deadlineAt) - Date.parse(request.createdAt)).toBe(3_600_000);

  await page.getByRole('button', { name: 'Next request' }).click();
  await page.waitForURL(`**/requests/${number}*`);
  await page.getByText(/^Why this one: /).waitFor();
  await timeline(page).getByText('It prints nothing.').waitFor();

  // The formatted form, without what runs, and without the picture that would tell that it was read.
  await page.getByRole('button', { name: 'Show formatted' }).click();
  await eventually(() => framed(page)).toMatch(/<p>It prints <b>nothing<\/b>\.<\/p>/);
  expect(await framed(page)).not.toMatch(/<script|onclick|\ssrc=/);
  const pictures: string[] = [];
  await page.context().route('https://tracker.example/**', (route) => {
    pictures.push(route.request().url());
    return route.fulfill({ status: 204 });
  });
  await expectAccessible(page, 'a formatted mail');
  expect(pictures).toEqual([]);
  await page.getByRole('button', { name: /Show remote images/ }).click();
  await eventually(() => pictures).toEqual(['https://tracker.example/p.gif']);

  // Who gets the answer is in sight before it is sent; without a relay it waits and says so.
  await page.keyboard.press('r');
  const text = page.getByRole('textbox', { name: 'Text of the reply' });
  await text.fill('We are on our way.');
  const writing = page.getByRole('region', { name: 'Write' });
  await writing.getByText(/Anna Berg <anna@customer.example> \(wrote last\)/).waitFor();
  await writing.getByText('From support@desk.example').waitFor();
  await writing.getByRole('button', { name: 'Send to Anna Berg' }).click();
  await timeline(page).getByText('Waiting: no mail relay is set up').waitFor();
  await eventually(() => text.textContent()).toBe('');

  // With a relay it goes out by itself, and the open page sees it.
  const { admin } = stage.desk;
  await admin.done('PUT', '/mail-relay', { host: '127.0.0.1', port: relay.port, security: 'none' });
  await timeline(page).getByText(/^Sent/).waitFor();
  await eventually(() => timeline(page).getByText('Waiting: no mail relay is set up').count()).toBe(0);
  const [sent] = relay.taken;
  expect(relay.taken).toHaveLength(1);
  expect(sent?.to).toEqual(['anna@customer.example']);
  expect(sent?.mail.subject).toMatch(new RegExp(`\\[#${number}-[a-z2-9]{4}\\]$`));
  expect(sent?.mail.inReplyTo).toEqual([first]);
  expect(sent?.mail.references).toContain(first);
  expect(sent?.mail.messageId).toMatch(/^<[^<>\s]+@desk\.example>$/);
  await expectAccessible(page, 'a reply that was sent');

  // An answer by its header alone; then one that kept only the tag, behind a Danish or Swedish mark of an answer.
  await send({
    subject: 'Something else',
    text: 'Thank you, at two o’clock.',
    inReplyTo: sent?.mail.messageId as string,
  });
  await timeline(page).getByText('Thank you, at two o’clock.').waitFor();
  await send({ subject: `SV: ${sent?.mail.subject}`, text: 'Or better at three.' });
  await timeline(page).getByText('Or better at three.').waitFor();
  expect((await newest()).count).toBe(1);
  expect((await read(number)).messageCount).toBe(4);
});

test('two mails about nothing known each become a request, and the queue counts them live', async () => {
  const { page } = await stage.as(agent, '/', { dark: true });
  const panel = page.getByRole('region', { name: 'Next request' });
  await panel.waitFor();
  const { count } = await newest();
  await send({ subject: 'Opening hours', text: 'When do you open?' });
  await send({ subject: 'Opening hours', text: 'When do you close?', from: 'carl@customer.example' });
  await eventually(() => panel.textContent()).toMatch(/^2/);
  expect((await newest()).count).toBe(count + 2);
});
