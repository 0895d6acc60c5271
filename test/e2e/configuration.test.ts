import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { aStage } from './a-stage.ts';
import { expectAccessible } from './browser.ts';

const stage = aStage();

test('the configuration is taken out as a file and taken in again after a look at what would change', async () => {
  const { page } = await stage.as(stage.desk.admin, '/settings/configuration');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the configuration' }).click(),
  ]);
  const file = JSON.parse(await readFile(await download.path(), 'utf8'));
  const choose = async (content: object) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'desk.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) });

  await choose({ anything: 'else' });
  await page.getByText('This is no configuration').waitFor();
  await choose(file);
  await page.getByText('desk.json: nothing would change').waitFor();

  file.parts.priority[0].budget_minutes = 77;
  file.parts.centre_member.push({ centre_id: file.parts.centre[0].id, person_id: 'mailto:nobody@else.example' });
  await choose(file);
  await page.getByText('desk.json: 1 change').waitFor();
  await page.getByText('nobody@else.example').waitFor();
  await expectAccessible(page, 'the differences of a configuration');
  await page.getByRole('button', { name: 'Take in 1 change' }).click();
  await page.getByText('1 change taken in').waitFor();
  const { rows } = (await stage.desk.admin.call('GET', '/priorities')).body;
  expect(rows.find((one: { id: string }) => one.id === file.parts.priority[0].id).budgetMinutes).toBe(77);
});
