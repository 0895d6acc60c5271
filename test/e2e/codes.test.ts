import { beforeAll, expect, test } from 'vitest';
import type { Caller } from '../a-desk.ts';
import { aStage } from './a-stage.ts';
import { expectAccessible } from './browser.ts';

const stage = aStage();
let admin: Caller;
let customerId: string;
let waterId: string;
beforeAll(async () => {
  const { desk } = stage;
  admin = desk.admin;
  const make = (path: string, body: object) => admin.done('POST', path, body);
  waterId = (await make('/categories', { name: 'Water', parentId: null, centreId: desk.start.centreId })).id;
  customerId = (await make('/customers', { name: 'Anna Berg', organisationName: 'Fireflies Ltd' })).id;
});

test('a problem code is made, found on the request by its name, and raises the priority', async () => {
  const { page } = await stage.as(admin, '/settings/problem-codes');
  await page.getByText('No problem code yet').waitFor();
  await page.getByRole('button', { name: 'Add a problem code' }).first().click();
  await page.getByRole('textbox', { name: 'Code' }).fill('BURST');
  await page.getByRole('textbox', { name: 'English' }).fill('Burst pipe');
  await page.getByRole('combobox', { name: 'Used in' }).click();
  await page.getByRole('option', { name: 'Water' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Priority it asks for' }).click();
  await page.getByRole('option', { name: 'High' }).click();
  await expectAccessible(page, 'a problem code');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByRole('link', { name: 'BURST' }).waitFor();
  await expectAccessible(page, 'problem codes');

  const body = await admin.done('POST', '/requests', {
    subject: 'Water everywhere',
    kind: 'action',
    categoryId: waterId,
  });
  await page.goto(`${stage.desk.url}/requests/${body.number}`);
  await page.getByRole('textbox', { name: 'Problem code' }).fill('pipe');
  await page.getByRole('option', { name: 'BURST Burst pipe' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('From problem code BURST · Was Medium at first').waitFor();
  await page.getByText('The problem code BURST raised the priority from Medium to High').waitFor();
  await expectAccessible(page, 'a request with a problem code');

  await page.goto(`${stage.desk.url}/requests?problemCodeId=none`);
  await page.getByText('Problem code: None').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('burst');
  await page.getByRole('option', { name: /BURST/ }).first().click();
  await page.getByText('Problem code: BURST Burst pipe').waitFor();
  await page.getByRole('link', { name: 'Water everywhere', exact: true }).waitFor();
});

test('a contract is kept on the customer’s page, a rule asks for it, and the request shows both', async () => {
  const { page } = await stage.as(admin, `/customers/${customerId}`);
  await page.getByRole('button', { name: 'New contract' }).click();
  await page.getByRole('textbox', { name: 'Number' }).fill('S-101');
  await page.getByLabel('Last day').fill('2030-12-31');
  await expectAccessible(page, 'a contract');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('In force').waitFor();

  await page.goto(`${stage.desk.url}/settings/rules`);
  await page.getByRole('button', { name: 'Add a rule' }).first().click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Covered');
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('menuitem', { name: 'Active contract' }).click();
  await page.getByRole('combobox', { name: 'Priority' }).click();
  await page.getByRole('option', { name: 'High' }).click();
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('When the customer has an active contract: it gets priority High.').waitFor();

  const body = await admin.done('POST', '/requests', {
    subject: 'No light',
    kind: 'action',
    contactId: customerId,
  });
  await page.goto(`${stage.desk.url}/requests/${body.number}`);
  await page.getByText('Contract S-101, until 31 Dec 2030').waitFor();
  await page.getByText('Rule “Covered”: S-101').waitFor();

  await page.goto(`${stage.desk.url}/customers/${customerId}`);
  await page.getByRole('button', { name: 'Cancel contract: S-101' }).click();
  await page.getByRole('dialog').getByText('it cannot be made active again').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel contract' }).click();
  await page.getByText('Contract S-101 is cancelled').waitFor();
  const { rows } = (await admin.call('GET', `/customers/${customerId}/contracts`)).body;
  expect(rows[0].status).toBe('canceled');

  const name = page.getByRole('textbox', { name: 'Name of the organisation' });
  await name.fill('Glow-worms Ltd');
  await name.press('Enter');
  await page.getByText('Priority of requests from Glow-worms Ltd').waitFor();
  expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
});
