import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Caller } from '../a-desk.ts';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();

const register = async (by: Caller, subject: string, body: object = {}): Promise<string> => {
  stage.desk.clock.advance(1000);
  const request = { subject, kind: 'action', channel: 'phone', callerName: 'Bo Ek', description: subject, ...body };
  return (await by.done('POST', '/requests', request)).id;
};
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

test('a view is typed, saved and sent; many are assigned by keyboard, one of them refused, and one run is stopped', async () => {
  const { desk } = stage;
  const category = await desk.admin.call('POST', '/categories', {
    name: 'Elsewhere',
    parentId: null,
    centreId: desk.start.centreId,
  });
  const boss = await desk.aPerson({ name: 'Berit Boss', roles: ['supervisor'] });
  const anna = await desk.aPerson({ name: 'Anna Agent', roles: ['agent'] });
  for (const name of ['one', 'two', 'three']) await register(boss, `Fax ${name}`, { channel: 'fax' });
  const elsewhere = await register(boss, 'Fax elsewhere', { channel: 'fax', categoryId: category.body.id });
  await register(boss, 'A call');

  const { page } = await stage.as(boss, '/requests');
  await page.getByRole('link', { name: 'A call' }).waitFor();

  // The filter as text; what it means stands there as chips and in the address.
  await page.keyboard.press('f');
  await page.keyboard.type('channel:fax -phase:closed colour:red');
  await page.keyboard.press('Enter');
  await page.getByText('There is no filter “colour”').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  await page.getByRole('link', { name: 'Fax one' }).waitFor();
  await eventually(() => page.getByRole('link', { name: 'A call' }).count()).toBe(0);
  await page.getByText('Channel: Fax').waitFor();
  expect(new URL(page.url()).searchParams.get('phase')).toBe('-closed');
  await page.keyboard.press('Escape');
  await expectAccessible(page, 'a filtered list');

  // Saved for everybody, and its address opens in somebody else's window.
  await page.getByRole('button', { name: 'Save as a view' }).press('Enter');
  const save = page.getByRole('dialog', { name: 'Save as a view' });
  await save.getByLabel('Name').fill('Faxes');
  await save.getByLabel('Share with colleagues').press('Space');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: 'Faxes' }).waitFor();
  const address = new URL(page.url());
  expect([...address.searchParams.keys()]).toEqual(['view']);
  const other = (await stage.as(anna, address.pathname + address.search)).page;
  await other.getByRole('heading', { level: 1, name: 'Faxes' }).waitFor();
  await other.getByRole('link', { name: 'Fax two' }).waitFor();
  await eventually(() => other.getByRole('link', { name: /^Faxes/ }).textContent()).toContain('3');

  // A range by Shift, then assign: the preview says what would be refused.
  await page.keyboard.press('j');
  await eventually(() => focused(page)).toBe('Fax elsewhere');
  await page.keyboard.press('x');
  for (let down = 0; down < 3; down++) await page.keyboard.press('J');
  await page.getByText('4 chosen').waitFor();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Assign' });
  await dialog.getByRole('combobox', { name: 'Owner' }).fill('Anna');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByText('3 can be changed.').waitFor();
  await dialog.getByText('1 would be refused: the person is no member of its category').waitFor();
  await expectAccessible(page, 'the preview');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Finished, 4 of 4. Done 3, refused 1.').waitFor();
  await other.getByRole('cell', { name: 'Anna Agent' }).first().waitFor();
  expect((await desk.admin.call('GET', `/requests/${elsewhere}`)).body.owner).toBeNull();

  // The refused row, with its reason and the way to its request.
  await page.getByRole('link', { name: 'Results' }).press('Enter');
  await page.getByRole('radio', { name: 'Refused' }).press('Space');
  await page.getByRole('cell', { name: /Refused: the person is no member/ }).waitFor();
  await eventually(() => page.getByRole('row').count()).toBe(2);
  await expectAccessible(page, 'the results');

  // A long run is stopped from its page: what is not begun stays as it was.
  for (let at = 0; at < 12; at++) await register(boss, `Letter ${at}`, { channel: 'letter' });
  const holder = await desk.runtime.pool.connect();
  await holder.query('begin');
  await holder.query("select 1 from request where channel = 'letter' for no key update");
  await page.goto(`${desk.url}/requests?channel=letter`);
  await page.getByRole('link', { name: 'Letter 0' }).waitFor();
  await page.keyboard.press('Control+a');
  await page.getByText('12 chosen').waitFor();
  await page.keyboard.press('a');
  await dialog.getByRole('combobox', { name: 'Owner' }).fill('Anna');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByText('12 can be changed.').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Stop' }).press('Enter');
  await page.getByText('Stopped after 0 of 12.').waitFor();
  await holder.query('rollback');
  holder.release();
  const untouched = async () =>
    (await desk.admin.call('GET', '/requests/count?channel=letter&ownerId=none')).body.count;
  await desk.settle();
  expect(await untouched()).toBeGreaterThanOrEqual(9);
});
