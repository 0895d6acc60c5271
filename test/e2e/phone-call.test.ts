import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Caller } from '../a-desk.ts';
import { aStage } from './a-stage.ts';
import { expectAccessible } from './browser.ts';

const stage = aStage({ language: 'sv', zone: 'Europe/Stockholm' });

const requestAt = async (page: Page) => {
  await page.waitForURL(/\/requests\/\d+/);
  const number = Number(/\/requests\/(\d+)/.exec(page.url())?.[1]);
  await page.getByRole('button', { name: `Number ${number}, copy` }).waitFor();
  return number;
};
const read = async (who: Caller, number: number) => (await who.call('GET', `/requests/by-number/${number}`)).body;
const focused = (page: Page, id: string) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(id);
const who = (page: Page) => page.getByRole('textbox', { name: 'Find the customer' });

/** Presses `c` on the desk and waits for the numbered request with the focus in *who is it*. */
async function newContact(page: Page): Promise<number> {
  await page.getByRole('region', { name: 'Next request' }).waitFor();
  await page.keyboard.press('c');
  const number = await requestAt(page);
  await expect.poll(() => who(page).evaluate((box) => box === document.activeElement)).toBe(true);
  return number;
}

test('a customer who calls is found by phone number, gets the information, and the call is closed without the mouse', async () => {
  const agent = await stage.desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
  const { body: anna } = await agent.call('POST', '/customers', { name: 'Anna Berg', phones: ['+46 70 123 45 67'] });
  const earlier = { channel: 'phone', contactId: anna.id, kind: 'information', categoryId: stage.desk.start.categoryId };
  await agent.call('POST', '/requests', { ...earlier, subject: 'Where is my parcel' });
  const { body: old } = await agent.call('POST', '/requests', { ...earlier, subject: 'Opening hours in May' });
  await agent.call('PUT', `/requests/${old.id}/closure`, { informationGiven: 'Nine to five.' });

  const { page } = await stage.as(agent);
  const number = await newContact(page);
  // The number is there at once, and so is the request: blank, mine, in no queue.
  const blank = await read(agent, number);
  expect(blank).toMatchObject({ kind: 'undetermined', channel: 'phone', owner: { name: 'Bo Ek' }, subject: null });
  await expectAccessible(page, 'a blank request');

  // The same number in the spelling people say it in.
  await page.keyboard.type('070-1234567');
  const found = page.getByRole('option', { name: /Anna Berg/ });
  await found.waitFor();
  await expect.poll(() => found.textContent()).toContain('1 open');
  await expectAccessible(page, 'customers found');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Anna Berg' }).waitFor();
  await page.getByRole('link', { name: /Where is my parcel/ }).waitFor();
  await page.getByRole('heading', { name: '1 other open request' }).waitFor();
  await page.getByRole('link', { name: /Opening hours in May/ }).waitFor();
  expect((await read(agent, number)).contact.id).toBe(anna.id);

  // The focus has gone on to the next question; one key answers it, and the sections of the kind appear.
  const given = page.getByRole('textbox', { name: 'Information given' });
  expect(await given.count()).toBe(0);
  await focused(page, 'request-kind');
  await page.keyboard.press('1');
  await given.waitFor();
  expect(await page.locator('[aria-invalid=true]').count()).toBe(0);
  expect(await page.getByRole('alert').count()).toBe(0);

  // Too early: what is missing is listed, and only now marked.
  await page.getByRole('button', { name: 'Solve and close' }).waitFor();
  await page.keyboard.press('Control+Enter');
  const missing = page.getByRole('alert');
  await missing.getByText('1 thing is still needed').waitFor();
  expect(await missing.getByRole('listitem').allTextContents()).toEqual(['Information given']);
  expect(await given.getAttribute('aria-invalid')).toBe('true');
  await expectAccessible(page, 'what is missing');
  expect((await read(agent, number)).phase).not.toBe('closed');

  await page.keyboard.press('m');
  await focused(page, 'request-information-given');
  await page.keyboard.type('It leaves tomorrow morning.');
  await expect.poll(async () => (await read(agent, number)).missing).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.getByText(`${number} is solved and closed`).waitFor();
  expect(await read(agent, number)).toMatchObject({
    phase: 'closed',
    kind: 'information',
    informationGiven: 'It leaves tomorrow morning.',
  });

  // The log says who changed what, from what, to what.
  await page.getByRole('tab', { name: 'Change log' }).click();
  const log = page.getByRole('region', { name: 'Change log' });
  await log.getByText('Request registered').waitFor();
  const line = log.getByRole('listitem').filter({ hasText: 'Not decided' }).filter({ hasText: 'Information request' });
  expect(await line.first().textContent()).toContain('Bo Ek');
  expect(await line.locator('del').first().textContent()).toContain('Not decided');
  expect(await line.locator('ins').first().textContent()).toContain('Information request');
  const given1 = log.getByRole('listitem').filter({ hasText: 'It leaves tomorrow morning.' });
  expect(await given1.first().textContent()).toMatch(/Bo Ek.*Information given.*empty.*It leaves tomorrow morning/s);
  await expectAccessible(page, 'the change log');
});
