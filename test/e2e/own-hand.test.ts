import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Caller } from '../a-desk.ts';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage({ language: 'sv', zone: 'Europe/Stockholm' });
let agent: Caller;
let number: number;
let requestId: string;
beforeAll(async () => {
  agent = await stage.desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
  await stage.desk.aPerson({ name: 'Åsa Lind', roles: ['agent'] });
  const anna = await agent.done('POST', '/customers', { name: 'Anna Berg', phones: ['+46 70 123 45 67'] });
  const body = await agent.done('POST', '/requests', {
    subject: 'A lift that stops',
    kind: 'action',
    channel: 'phone',
    contactId: anna.id,
    categoryId: stage.desk.start.categoryId,
  });
  number = body.number;
  requestId = body.id;
  await stage.desk.settle();
});

const box = (page: Page) => page.getByRole('combobox').first();
const options = (page: Page) => page.getByRole('option');

test('a key chosen anew works at once, is shown wherever it is named, and is there on another machine', async () => {
  const { page } = await stage.as(agent, '/preferences/keys');
  await page.getByRole('button', { name: 'Change the key of Go to the queue, now G Q' }).press('Enter');
  await page.getByRole('button', { name: 'Press the new key' }).waitFor();
  await expectAccessible(page, 'pressing a key');
  await page.keyboard.press('y');
  await page.getByRole('button', { name: 'Change the key of Go to the queue, now Y' }).waitFor();
  await page.getByText('1 key is your own.').waitFor();

  // The same key twice is said in words at both, and neither is lost.
  await page.getByRole('button', { name: 'Change the key of New contact, now C' }).press('Enter');
  await page.keyboard.press('y');
  await page.getByText('Also: Go to the queue').waitFor();
  await page.getByText('Also: New contact').waitFor();
  await expectAccessible(page, 'two keys in each other’s way');
  await page.getByRole('button', { name: 'New contact: back to C' }).press('Enter');
  await eventually(() => page.getByText('Also: New contact').count()).toBe(0);

  const { page: other } = await stage.as(agent, '/');
  await other.getByRole('region', { name: 'Next request' }).waitFor();
  await other.keyboard.press('?');
  const keys = other.getByRole('dialog', { name: 'Keys' });
  await keys.getByText('Go to the queue').waitFor();
  expect(
    await keys
      .locator('div', { hasText: /^Go to the queue/ })
      .last()
      .textContent(),
  ).toContain('Y');
  await expectAccessible(other, 'the keys by place');
  await other.keyboard.press('Escape');
  await keys.waitFor({ state: 'hidden' });
  await other.keyboard.press('y');
  await other.waitForURL('**/queue');

  // Letters off: nothing happens by a letter, Ctrl K still does.
  await agent.done('PATCH', '/me', { preferences: { lettersOff: true } });
  await other.goto(`${stage.desk.url}/`);
  await other.getByRole('region', { name: 'Next request' }).waitFor();
  await other.keyboard.press('y');
  await other.keyboard.press('Control+k');
  await eventually(() => box(other).evaluate((one) => one === document.activeElement)).toBe(true);
  expect(other.url()).toBe(`${stage.desk.url}/`);
  await agent.done('PATCH', '/me', { preferences: { lettersOff: false, keys: {} } });
});

test('the box goes, finds and does: a number, a phone number in any spelling, a colleague, a setting by its field', async () => {
  const admin = await stage.desk.aPerson({ name: 'Eva Dahl', roles: ['administrator', 'supervisor', 'agent'] });
  const { page } = await stage.as(admin, '/');
  await page.getByRole('region', { name: 'Next request' }).waitFor();
  const find = async (words: string, first: RegExp | string) => {
    await page.keyboard.press('Control+k');
    await box(page).fill(words);
    await options(page).filter({ hasText: first }).first().waitFor();
  };
  await find('070-123 45 67', 'Anna Berg');
  await expectAccessible(page, 'the box with findings');
  await find('asa li', 'Åsa Lind');
  await find('holidays', 'Calendars');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/settings/calendars');

  // A number and Enter in one go: the request, however quickly the two follow each other.
  await page.keyboard.press('Control+k');
  await page.keyboard.type(String(number));
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/requests/${number}`);
  await page.getByRole('button', { name: `Number ${number}, copy` }).waitFor();

  // A command with a choice asks for it in the second step; `z` takes it back.
  await find('>assign to', 'Assign to …');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Assign to …' }).waitFor();
  await page.keyboard.type('bo');
  await options(page).filter({ hasText: 'Bo Ek' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Assigned to Bo Ek').waitFor();
  const owner = async () => (await admin.call('GET', `/requests/${requestId}`)).body.owner?.name ?? null;
  expect(await owner()).toBe('Bo Ek');
  await page.keyboard.press('z');
  await eventually(owner).toBe(null);

  // With nothing typed: what was open lately.
  await page.keyboard.press('w');
  await page.waitForURL(`${stage.desk.url}/`);
  await page.keyboard.press('/');
  await options(page)
    .filter({ hasText: String(number) })
    .waitFor();
  await page.keyboard.press('Escape');
});

test('the tour is offered once on a desk with example data, goes by keyboard, and is left by Escape', async () => {
  await stage.desk.runtime.pool.query(
    `insert into setting (key, value) values ('example', '{"set": "city", "done": true}')`,
  );
  const { page } = await stage.as(agent, '/');
  const card = page.getByRole('dialog', { name: 'A short look around?' });
  await card.waitFor();
  await expectAccessible(page, 'the tour on offer');
  await card.getByRole('button', { name: 'Show me' }).press('Enter');
  const first = page.getByRole('dialog', { name: 'Next' });
  await first.waitFor();
  await eventually(() => first.evaluate((one) => one === document.activeElement)).toBe(true);
  await expectAccessible(page, 'the first step of the tour');
  // The page is not blocked: the box can be used beside it.
  await first.getByRole('button', { name: 'Go on' }).press('Enter');
  await page.getByRole('dialog', { name: 'In your hand' }).waitFor();
  await page.keyboard.press('Escape');
  await eventually(() => page.getByRole('dialog').count()).toBe(0);
  await eventually(async () => (await agent.call('GET', '/me')).body.preferences.tour).toBe('left');
  await page.reload();
  await page.getByRole('region', { name: 'Next request' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);

  // Later, from the menu, to its end.
  await page.getByRole('button', { name: /Bo Ek/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Show me around' }).press('Enter');
  await first.waitFor();
  for (let step = 0; step < 8 && (await page.getByRole('button', { name: 'Go on' }).count()) > 0; step++) {
    await page.getByRole('button', { name: 'Go on' }).press('Enter');
  }
  await page.getByRole('button', { name: 'To work' }).press('Enter');
  await eventually(async () => (await agent.call('GET', '/me')).body.preferences.tour).toBe('seen');
});

test('the accessibility statement can be read without signing in', async () => {
  const { page } = await stage.visitor('/');
  await page.getByRole('link', { name: 'Accessibility' }).click();
  await page.getByRole('heading', { level: 1, name: 'Accessibility' }).waitFor();
  await page.getByRole('heading', { name: 'What is not met yet' }).waitFor();
  await expectAccessible(page, 'the statement');
});
