import { beforeAll, expect, test } from 'vitest';
import { type Caller, testPassword } from '../a-desk.ts';
import { aStage } from './a-stage.ts';
import { eventually } from './browser.ts';

const stage = aStage();
let bo: Caller;

beforeAll(async () => {
  bo = await stage.desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
});

test('without a connection a page waits for it; a file that failed and a session that ended are said before anything is sent', async () => {
  const request = await bo.done('POST', '/requests', {
    kind: 'action',
    subject: 'A lift that stops',
    callerName: 'Anna Berg',
    categoryId: stage.desk.start.categoryId,
  });
  const { page, context } = await stage.as(bo, `/requests/${request.number}`);
  const note = page.getByRole('textbox', { name: 'Text of the internal note' });
  await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();

  await context.setOffline(true);
  await page.getByRole('link', { name: 'Customers' }).first().click();
  await page.getByText('No connection to Linja').waitFor();
  await context.setOffline(false);
  await page.getByRole('heading', { name: 'Customers' }).waitFor();

  await page.goBack();
  await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
  await page.keyboard.press('i');
  await eventually(() => note.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('The plan is here.');
  await page.route('**/api/v1/files*', (route) => route.abort());
  await page.setInputFiles('input[type=file]', { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
  await page.getByText('Not uploaded.').waitFor();
  await note.click();
  await page.keyboard.press('Control+Enter');
  await page.getByText('One file does not go along').waitFor();

  await page.getByText('Saved', { exact: true }).waitFor();
  await context.clearCookies();
  const goOn = page.getByRole('button', { name: 'Go on without it' });
  await goOn.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'The session has ended' }).waitFor();
  await page.getByLabel('Password', { exact: true }).fill(testPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await note.textContent()).toBe('The plan is here.');
  await note.click();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: 'What happened' }).getByText('The plan is here.').waitFor();

  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await page.getByRole('dialog', { name: /Macros for/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});
