import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRelay } from '#areas/channels/email/a-relay.ts';
import type { Caller } from '../a-desk.ts';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();
let relay: Awaited<ReturnType<typeof aRelay>>;
let bo: Caller;
let cia: Caller;

beforeAll(async () => {
  const { admin, start } = stage.desk;
  relay = await aRelay();
  await admin.done('POST', '/mail-addresses', {
    address: 'support@desk.example',
    name: 'Support',
    centreId: start.centreId,
  });
  await admin.done('PUT', '/mail-relay', { host: '127.0.0.1', port: relay.port, security: 'none' });
  bo = await stage.desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
  cia = await stage.desk.aPerson({ name: 'Cia Dal', roles: ['agent'] });
});
afterAll(() => relay?.stop());

const aRequest = async (subject: string) =>
  (await bo.done('POST', '/requests', {
    kind: 'action',
    channel: 'email',
    subject,
    description: 'It stops between floors.',
    callerName: 'Anna Berg',
    callerEmail: 'anna@customer.example',
    categoryId: stage.desk.start.categoryId,
  })) as { id: string; number: number };

const text = (page: Page) => page.getByRole('textbox', { name: 'Text of the reply' });
const reply = async (page: Page) => {
  await page.getByText('Reply', { exact: true }).first().click();
  await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
};
const writing = (page: Page) => page.getByRole('region', { name: 'Write' });
const timeline = (page: Page) => page.getByRole('region', { name: 'What happened' });
const saved = (page: Page) => writing(page).getByText('Saved', { exact: true }).waitFor();

/** A picture as the clipboard brings it: one red pixel. */
const pastePicture = (page: Page) =>
  text(page).evaluate((field) => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
    const bytes = Uint8Array.from(atob(png), (one) => one.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'label.png', { type: 'image/png' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });

test('a reply with a picture is saved while it is written, found on another machine, taken back by a key, and leaves in the end', async () => {
  const request = await aRequest('A lift that stops');
  const { page } = await stage.as(bo, `/requests/${request.number}`);
  await reply(page);
  await text(page).click();
  await page.keyboard.type('We **come** today:');
  await pastePicture(page);
  await text(page).locator('img[src^="/api/v1/uploads/"]').waitFor();
  await page.setInputFiles('input[type=file]', { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b') });
  await writing(page).getByText('list.csv').waitFor();
  await writing(page).getByText('anna@customer.example').waitFor();
  await saved(page);
  await expectAccessible(page, 'a reply being written');

  // Elsewhere it stands there as it was written, and the tab has its dot.
  const other = (await stage.as(bo, `/requests/${request.number}`, { dark: true })).page;
  await text(other).locator('strong', { hasText: 'come' }).waitFor();
  await text(other).locator('img[src^="/api/v1/uploads/"]').waitFor();
  await other.getByRole('navigation', { name: 'Open requests' }).getByRole('img', { name: 'Unsent draft' }).waitFor();
  await other.goto(`${stage.desk.url}/`);
  await other.getByRole('heading', { name: /Unsent drafts/ }).waitFor();
  await other.close();

  await writing(page).getByRole('button', { name: 'Send to Anna Berg' }).click();
  await timeline(page)
    .getByText(/Leaves in \d+ s/)
    .waitFor();
  await eventually(() => timeline(page).locator('strong', { hasText: 'come' }).count()).toBe(1);
  await eventually(() => text(page).textContent()).toBe('');
  await expectAccessible(page, 'a reply that waits');
  await page.keyboard.press('z');
  await timeline(page).getByText('Bo Ek took back a reply before it left').waitFor();
  await text(page).locator('strong', { hasText: 'come' }).waitFor();
  await writing(page).getByText('list.csv').waitFor();
  stage.desk.clock.advance(30_000);
  await stage.desk.settle();
  expect(relay.taken).toHaveLength(0);

  // Sent again, the tab is closed at once; it leaves all the same.
  await writing(page).getByRole('button', { name: 'Send to Anna Berg' }).click();
  await timeline(page)
    .getByText(/Leaves in \d+ s/)
    .waitFor();
  await page.close();
  stage.desk.clock.advance(10_000);
  await eventually(() => relay.taken.length).toBe(1);
  const { mail } = relay.taken[0] as (typeof relay.taken)[number];
  expect(mail.html).toMatch(/We <strong>come<\/strong> today:<img src="cid:/);
  expect(mail.text).toContain('We come today:[label.png]');
  expect(mail.attachments.map((one) => [one.filename, one.inline])).toEqual([
    ['label.png', true],
    ['list.csv', false],
  ]);
});

test('who was answered meanwhile is not answered unseen, and a draft goes to a colleague who goes on with it', async () => {
  const request = await aRequest('A door that sticks');
  const { page } = await stage.as(bo, `/requests/${request.number}`);
  await reply(page);
  await text(page).fill('We look at it.');
  await saved(page);
  await cia.done('POST', `/requests/${request.id}/replies`, { text: 'Somebody is there at noon.\nCia' });
  await timeline(page).getByText('Somebody is there at noon.').waitFor();
  await writing(page).getByRole('button', { name: 'Send to Anna Berg' }).click();
  const alert = writing(page).getByRole('alert');
  await alert.getByText('1 new message since you began').waitFor();
  await alert.getByText('Somebody is there at noon.').waitFor();
  await expectAccessible(page, 'newer messages');
  await alert.getByRole('button', { name: 'Look' }).click();
  expect((await bo.call('GET', `/requests/${request.id}`)).body.messageCount).toBe(1);

  await saved(page);
  await writing(page).getByRole('button', { name: 'Hand the draft over' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'To whom' }).fill('Cia');
  await page.getByRole('option', { name: 'Cia Dal' }).click();
  await dialog.getByRole('textbox', { name: 'Note for the colleague' }).fill('You know the door.');
  await expectAccessible(page, 'handing a draft over');
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  await timeline(page).getByText('Bo Ek handed a draft to Cia Dal').waitFor();
  await eventually(() => text(page).textContent()).toBe('');

  const hers = (await stage.as(cia, `/requests/${request.number}`, { dark: true })).page;
  await hers.getByText('Draft from Bo Ek').waitFor();
  await hers.getByText('You know the door.').waitFor();
  await hers.getByRole('button', { name: 'Take over' }).click();
  await eventually(() => text(hers).textContent()).toBe('We look at it.');
  await eventually(() => text(hers).evaluate((field) => field === document.activeElement)).toBe(true);
  await expectAccessible(hers, 'a draft taken over');
});

test('after sending, the tab closes and the list is back, or the next request opens, as the person likes it', async () => {
  const dan = await stage.desk.aPerson({ name: 'Dan Vik', roles: ['agent'] });
  const ask = async (subject: string) => {
    const request = await aRequest(subject);
    await dan.done('PUT', `/requests/${request.id}/start`, {});
    return request;
  };
  const send = async (page: Page) => {
    await writing(page).waitFor();
    await page.keyboard.press('r');
    await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
    await eventually(() => text(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('When may we come?');
    await writing(page).getByRole('combobox', { name: 'After sending' }).selectOption('ask');
    await text(page).focus();
    await page.keyboard.press('Control+Enter');
  };
  const openTab = (page: Page, { number }: { number: number }) =>
    page.getByRole('navigation', { name: 'Open requests' }).getByText(String(number));

  await dan.done('PATCH', '/me', { preferences: { afterSending: 'close' } });
  const first = await ask('A lamp that flickers');
  const { page } = await stage.as(dan, '/requests?phase=open');
  await page.getByRole('link', { name: 'A lamp that flickers' }).click();
  await openTab(page, first).waitFor();
  await send(page);
  await page.waitForURL(/\/requests\?/);
  await page.getByRole('link', { name: 'A lamp that flickers' }).waitFor();
  await eventually(() => openTab(page, first).count()).toBe(0);
  expect((await dan.call('GET', `/requests/${first.id}`)).body.messageCount).toBe(1);

  await dan.done('PATCH', '/me', { preferences: { afterSending: 'next' } });
  const second = await ask('A gate that squeaks');
  await aRequest('A roof that leaks');
  const other = (await stage.as(dan, `/requests/${second.number}`)).page;
  await openTab(other, second).waitFor();
  await send(other);
  await other.waitForURL((url) => /\/requests\/\d+$/.test(url.pathname) && !url.pathname.endsWith(`/${second.number}`));
  await writing(other).waitFor();
  await eventually(() => openTab(other, second).count()).toBe(0);
});
