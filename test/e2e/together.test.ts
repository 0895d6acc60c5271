import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();

async function aRequest() {
  const bo = await stage.desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
  const cia = await stage.desk.aPerson({ name: 'Cia Dal', roles: ['agent'] });
  const body = await bo.done('POST', '/requests', {
    kind: 'action',
    channel: 'email',
    subject: 'A lift that stops',
    description: 'The lift stops.',
    callerName: 'Anna Berg',
    callerEmail: 'anna@customer.example',
    categoryId: stage.desk.start.categoryId,
  });
  return { bo, cia, request: body as { id: string; number: number } };
}

const others = (page: Page) => page.getByRole('status', { name: 'Who else is here' });
const write = async (page: Page, text: string) => {
  await page.locator('#request-composer').focus();
  await page.keyboard.type(text);
};

test('two who open the same request see each other, see who writes within a second, and are warned softly', async () => {
  const { bo, cia, request } = await aRequest();
  const { page: his } = await stage.as(bo, `/requests/${request.number}`);
  await his.locator('#request-composer').waitFor();
  const { page: hers } = await stage.as(cia, `/requests/${request.number}`, { dark: true });
  await others(hers).getByText('Bo Ek has it open').waitFor();
  await others(his).getByText('Cia Dal has it open').waitFor();

  const began = performance.now();
  await write(his, 'Dear Anna');
  await others(hers).getByText('Bo Ek is writing a reply').waitFor();
  expect(performance.now() - began).toBeLessThan(1000);
  await hers.getByText('Bo Ek is writing a reply too').waitFor();
  await expectAccessible(hers, 'a colleague is writing');
  // A warning, not a lock: she writes and sends all the same.
  await write(hers, 'Hello Anna');
  await his.getByText('Cia Dal is writing a reply too').waitFor();
  await hers.getByRole('button', { name: /^Send to Anna Berg/ }).click();
  await his.getByText('Hello Anna').waitFor();

  await his.goto(`${stage.desk.url}/requests?phase=open`);
  await eventually(() => others(hers).textContent()).toBe('');
  const row = his.getByRole('row', { name: new RegExp(String(request.number)) });
  await row.getByText('Cia Dal').first().waitFor();
  await hers.close();
  await eventually(() => row.getByText(/Cia Dal (has it open|is writing)/).count()).toBe(0);
});

test("the read light is the owner's: a colleague's look leaves it, the owner's turns it, live on the other's screen", async () => {
  const { bo, cia, request } = await aRequest();
  await bo.done('PUT', `/requests/${request.id}/assignment`, { ownerId: cia.id });
  const { page: his } = await stage.as(bo, `/requests/${request.number}`);
  await his.locator('header').getByText('Not read').waitFor();
  await his.waitForTimeout(1500);
  expect(await his.locator('header').getByText('Not read').count()).toBe(1);
  const { page: hers } = await stage.as(cia, `/requests/${request.number}`);
  await his.locator('header').getByText('Read', { exact: true }).waitFor();
  // To oneself it says nothing: it would only turn while one looks.
  await hers.locator('header').getByText(String(request.number)).first().waitFor();
  expect(await hers.locator('header [data-light]').count()).toBe(0);
});

test('who is mentioned sees the bell at once, goes there by keys, and what was read is quiet', async () => {
  const { bo, cia, request } = await aRequest();
  const { page } = await stage.as(cia, '/');
  const bell = page.getByRole('link', { name: /^Notifications/ });
  await bell.waitFor();
  await bo.done('POST', `/requests/${request.id}/notes`, { text: '@Cia Dal please look at this', mentions: [cia.id] });
  await page.getByRole('link', { name: 'Notifications, 1 unread' }).waitFor();
  await page.locator('body').press('g');
  await page.keyboard.press('i');
  await page.getByText('Bo Ek mentioned you in a note').waitFor();
  await expectAccessible(page, 'notifications');
  await page.getByRole('link', { name: 'A lift that stops' }).press('Enter');
  await page.locator('mark', { hasText: '@Cia Dal' }).waitFor();
  await page.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
  await page.goto(`${stage.desk.url}/notifications`);
  await page.getByText('Unread').click();
  await page.getByText('You have read everything').waitFor();
});

test('what one is told is chosen in a table, kept at once, and tried out', async () => {
  const { cia } = await aRequest();
  const { page } = await stage.as(cia, '/settings/notifications', { dark: true });
  const box = page.getByRole('checkbox', { name: 'My request is overdue: By e-mail' });
  await box.waitFor();
  await eventually(() => box.isChecked()).toBe(true);
  await box.uncheck();
  await page.getByRole('radio', { name: 'Tell me at any hour' }).check();
  await eventually(async () => (await cia.call('GET', '/me/notifications')).body.outsideHours).toBe('always');
  await eventually(async () => (await cia.call('GET', '/me/notifications')).body.choices.overdue.email).toBe(false);
  await page.getByRole('button', { name: 'Send me a test', exact: true }).click();
  await page.getByText(/^The test for .* waits for a mail relay$/).waitFor();
  await expectAccessible(page, 'preferences of notifications');
});
