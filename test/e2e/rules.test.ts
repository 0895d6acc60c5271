import { beforeAll, expect, test } from 'vitest';
import type { Caller } from '../a-desk.ts';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();
let admin: Caller;
beforeAll(async () => {
  const { desk } = stage;
  admin = desk.admin;
  const make = (path: string, body: object) => admin.call('POST', path, body);
  const { body: roads } = await make('/categories', { name: 'Roads', parentId: null, centreId: desk.start.centreId });
  const words = (word: string) => [{ on: 'words', in: 'both', anyOf: [word] }];
  await make('/rules', { name: 'Holes', conditions: words('hole'), categoryId: roads.id });
  await make('/rules', { name: 'Lamps', conditions: words('lamp'), beatsChoice: false });
  await make('/requests', { kind: 'action', channel: 'phone', subject: 'A bridge that shakes' });
});

const names = async () =>
  ((await admin.call('GET', '/rules')).body.rows as { name: string; beatsChoice: boolean }[]).map((one) => one.name);

test('a rule is written, says what it would have done, is moved by the keyboard, and decides on a pasted message', async () => {
  const { page } = await stage.as(admin, '/settings/rules');
  await page.getByText('When the subject or the text has “hole”: it is about Roads.').waitFor();
  await expectAccessible(page, 'rules');

  await page.getByRole('button', { name: 'Add a rule' }).first().click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Bridges');
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('menuitem', { name: 'Words' }).click();
  const condition = page.getByRole('group', { name: 'Words' });
  await condition.getByRole('combobox', { name: 'Words' }).fill('bridge');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'It is about' }).click();
  await page.getByRole('option', { name: 'Roads' }).click();
  await page.getByText('it would have met 1; 1 would have become something else').waitFor();
  await page.getByText('Category: General → Roads').waitFor();
  await expectAccessible(page, 'a rule');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByRole('link', { name: 'Bridges' }).waitFor();
  expect(await names()).toEqual(['Holes', 'Bridges', 'Lamps']);

  await page.getByRole('button', { name: 'Move Bridges up or down' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.getByText('Bridges is now number 1 of 3.').waitFor();
  // By it nothing would have become something else, so that nobody is asked.
  await eventually(names).toEqual(['Bridges', 'Holes', 'Lamps']);

  await page.getByRole('textbox', { name: 'Message' }).fill('From: a@customer.example\nSubject: Hello\n\nA hole in it');
  await page.getByRole('button', { name: 'What becomes of it?' }).click();
  await page.getByText('Not so: Words').waitFor();
  await page.getByText(/It becomes: Roads · Medium/).waitFor();

  const { body: parks } = await admin.call('GET', '/categories');
  const general = (parks.rows as { id: string; name: string }[]).find((one) => one.name === 'General');
  await admin.call('POST', '/rules', { name: 'All', conditions: [], categoryId: general?.id });
  await page.reload();
  await page.getByRole('button', { name: 'Move All up or down' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  const unsaved = page.getByRole('region', { name: 'This order is not saved yet' });
  await unsaved.getByText('Of the newest request 1 would have become something else.').waitFor();
  await unsaved.getByText('Category: Roads → General').waitFor();
  await unsaved.getByRole('link', { name: /^\d+$/ }).waitFor();
  await expectAccessible(page, 'an order not saved yet');
  expect(await names()).toEqual(['Bridges', 'Holes', 'All', 'Lamps']);
  await unsaved.getByRole('button', { name: 'Put it back' }).click();
  await unsaved.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Move All up or down' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await unsaved.waitFor();
  await page.keyboard.press('Control+Enter');
  await eventually(names).toEqual(['All', 'Bridges', 'Holes', 'Lamps']);
});
