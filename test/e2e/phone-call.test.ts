import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Caller } from '../a-desk.ts';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage({ language: 'sv', zone: 'Europe/Stockholm' });

const requestAt = async (page: Page) => {
  await page.waitForURL(/\/requests\/\d+/);
  const number = Number(/\/requests\/(\d+)/.exec(page.url())?.[1]);
  await page.getByRole('button', { name: `Number ${number}, copy` }).waitFor();
  return number;
};
const read = async (who: Caller, number: number) => (await who.call('GET', `/requests/by-number/${number}`)).body;
const focused = (page: Page, id: string) => eventually(() => page.evaluate(() => document.activeElement?.id)).toBe(id);
const who = (page: Page) => page.getByRole('combobox', { name: 'Find the customer' });

/** Presses `c` on the desk and waits for the numbered request with the focus in *who is it*. */
async function newContact(page: Page): Promise<number> {
  await page.getByRole('region', { name: 'Next request' }).waitFor();
  await page.keyboard.press('c');
  const number = await requestAt(page);
  await eventually(() => who(page).evaluate((box) => box === document.activeElement)).toBe(true);
  return number;
}

test('a customer who calls is found by phone number, gets the information, and the call is closed without the mouse', async () => {
  const agent = await stage.desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
  const anna = await agent.done('POST', '/customers', { name: 'Anna Berg', phones: ['+46 70 123 45 67'] });
  const earlier = {
    channel: 'phone',
    contactId: anna.id,
    kind: 'information',
    categoryId: stage.desk.start.categoryId,
  };
  await agent.done('POST', '/requests', { ...earlier, subject: 'Where is my parcel' });
  const old = await agent.done('POST', '/requests', { ...earlier, subject: 'Opening hours in May' });
  await agent.done('PUT', `/requests/${old.id}/closure`, { informationGiven: 'Nine to five.' });

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
  await eventually(() => found.textContent()).toContain('1 open');
  await expectAccessible(page, 'customers found');
  // Who is quicker than the search gets the one match when it comes.
  await page.keyboard.press('Control+a');
  await page.keyboard.type('+46 (0)70 123 45 67');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Anna Berg', exact: true }).waitFor();
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

  await page.keyboard.press('f');
  await focused(page, 'request-information-given');
  await page.keyboard.type('It leaves tomorrow morning.');
  // At once, from within the field: what is still being typed counts.
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

test('for an unknown caller the choices stand in words, and a new customer is kept from one line', async () => {
  const taker = await stage.desk.aPerson({ name: 'Cia Dal', roles: ['call_taker'] });
  const { page } = await stage.as(taker, '/', { dark: true });
  await page.getByRole('button', { name: 'New contact' }).waitFor();
  await page.keyboard.press('c');
  const number = await requestAt(page);
  await focused(page, 'request-who');
  await page.keyboard.type('Dora Falk 08-123 456 78 dora@customer.example');
  await page.getByText('Not found. What should be kept?').waitFor();
  const choices = page.getByRole('listbox', { name: 'Find the customer' }).getByRole('option');
  await eventually(() => choices.count()).toBe(2);
  expect(await choices.allTextContents()).toEqual([
    expect.stringContaining('Keep only on this request'),
    expect.stringContaining('Save as a new customer'),
  ]);
  await expectAccessible(page, 'nobody found, dark');
  // Escape closes the list and leaves the words and the focus where they are; a letter opens it again.
  await page.keyboard.press('Escape');
  await choices.first().waitFor({ state: 'hidden' });
  await focused(page, 'request-who');
  await page.keyboard.type('x');
  await page.keyboard.press('Backspace');
  await eventually(() => choices.count()).toBe(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Dora Falk', exact: true }).waitFor();
  const { contact } = await read(taker, number);
  expect(contact).toMatchObject({ name: 'Dora Falk', emails: ['dora@customer.example'] });
  const { body } = await taker.call('GET', '/customers/lookup?phone=%2B46812345678');
  expect(body.customers.map((one: { id: string }) => one.id)).toEqual([contact.id]);

  // Later another number is given: the third choice is to add it to the customer who is linked.
  await page.getByRole('button', { name: 'Somebody else…' }).click();
  await who(page).fill('070-765 43 21');
  await page.getByRole('option', { name: /Update the customer Dora Falk/ }).click();
  await page.getByRole('link', { name: /765/ }).waitFor();
  const { body: now } = await taker.call('GET', `/customers/${contact.id}`);
  expect(now.phones.map((one: { e164: string }) => one.e164).sort()).toEqual(['+46707654321', '+46812345678']);
});

test('pressing c twice at once makes one request', async () => {
  const agent = await stage.desk.aPerson({ roles: ['agent'] });
  const count = async () => (await stage.desk.runtime.pool.query('select count(*)::int as n from request')).rows[0].n;
  const { page } = await stage.as(agent);
  await page.getByRole('region', { name: 'Next request' }).waitFor();
  for (const pause of [0, 20, 45]) {
    const before = await count();
    await page.goto(stage.desk.url);
    await page.getByRole('region', { name: 'Next request' }).waitFor();
    await page.evaluate(async (between) => {
      const press = () =>
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }));
      press();
      if (between > 0) await new Promise((done) => setTimeout(done, between));
      press();
    }, pause);
    const number = await requestAt(page);
    await focused(page, 'request-who');
    // A second one would have been registered before anything that is asked for afterwards.
    expect((await read(agent, number)).number).toBe(number);
    expect(await count(), `${pause} ms apart`).toBe(before + 1);
  }
});

test('information becomes action with its number and history, and a comment closes without owner and deadline', async () => {
  const agent = await stage.desk.aPerson({ name: 'Eva Gren', roles: ['agent'] });
  const { page } = await stage.as(agent);
  const number = await newContact(page);
  await page.getByRole('radio', { name: 'Information request' }).click();
  const given = page.getByRole('textbox', { name: 'Information given' });
  await given.fill('It should be there on Monday.');
  await given.blur();
  await eventually(async () => (await read(agent, number)).informationGiven).toBe('It should be there on Monday.');
  await page.getByRole('radio', { name: 'Action request' }).focus();
  await page.keyboard.press('2');
  await page.getByRole('textbox', { name: 'Problem description' }).waitFor();
  const happened = page.getByRole('region', { name: 'What happened' });
  await happened.getByRole('button', { name: /\d changes/ }).click();
  await happened.getByText('Eva Gren said what is needed: Action request').waitFor();
  await eventually(() => page.getByRole('button', { name: `Number ${number}, copy` }).count()).toBe(1);
  expect(await read(agent, number)).toMatchObject({
    number,
    kind: 'action',
    informationGiven: 'It should be there on Monday.',
  });
  const { body: log } = await agent.call('GET', `/requests/${(await read(agent, number)).id}/changes?field=kind`);
  expect(log.rows.map((one: { newValue: string }) => one.newValue)).toEqual(['action', 'information', 'undetermined']);

  await page.goto(stage.desk.url);
  const comment = await newContact(page);
  await page.getByRole('radio', { name: 'Comment' }).click();
  await page.getByRole('textbox', { name: 'Comment' }).fill('The new opening hours are good.');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByText(`${comment} is closed`).waitFor();
  expect(await read(agent, comment)).toMatchObject({ phase: 'closed', kind: 'comment', owner: null, deadlineAt: null });
  await expectAccessible(page, 'a closed comment');
});
