import { expect, test } from 'vitest';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();

test('an administrator takes over a country’s holidays, sees the year and what it would do, and has deadlines counted anew', async () => {
  const { admin, start } = stage.desk;
  const { page } = await stage.as(admin, `/settings/calendars/${start.officeHoursId}`);
  await page.getByRole('combobox', { name: 'Country' }).fill('Swed');
  await page.getByRole('option', { name: 'Sweden' }).click();
  const days = page.getByRole('list', { name: 'Days of the year, and what the office does on them' });
  await days.getByText('Good Friday').waitFor();
  await page.getByRole('combobox', { name: 'On Christmas Eve the office is' }).selectOption('12:00');
  const list = page.getByText(/\d+ special days in \d{4}, as a list/);
  await list.click();
  await page
    .getByRole('listitem')
    .filter({ hasText: /Christmas Eve, (shorter hours|closed)/ })
    .waitFor();
  await expectAccessible(page, 'a calendar with its year');

  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Office hours is saved').waitFor();
  const saved = (await admin.call('GET', `/calendars/${start.officeHoursId}`)).body.rules.publicHolidays;
  expect(saved).toMatchObject({ country: 'SE', choices: [{ closes: '12:00' }] });

  // Requests keep the deadlines of the hours they came under, until somebody has them counted anew.
  const made = await admin.done('POST', '/requests', { kind: 'action', callerName: 'Bo', description: 'It drips' });
  const rules = (await admin.call('GET', `/calendars/${start.officeHoursId}`)).body.rules;
  const always = [{ from: '00:00', to: '24:00' }];
  const week = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };
  await admin.done('PATCH', `/calendars/${start.officeHoursId}`, {
    rules: { ...rules, week, publicHolidays: null, holidays: [] },
  });
  await admin.done('PATCH', `/priorities/${start.priorityIds.medium}`, { budgetMinutes: 7 });
  await page.reload();
  await page.getByRole('button', { name: /Count 1 deadline anew/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /1 request/ }).click();
  await eventually(async () => (await admin.call('GET', `/requests/${made.id}`)).body.budgetSeconds).toBe(420);
});
