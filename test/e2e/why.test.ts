import { expect, test } from 'vitest';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();

test('rules are applied again with a look before and a way back; a dialog keeps Ctrl K out; levels and absences say why', async () => {
  const { desk } = stage;
  const { admin, start } = desk;
  const roads = await admin.done('POST', '/categories', {
    name: 'Roads',
    parentId: null,
    centreId: start.centreId,
  });
  const boss = await desk.aPerson({ name: 'Berit Boss', roles: ['supervisor'] });
  const made = await boss.done('POST', '/requests', {
    kind: 'action',
    channel: 'phone',
    subject: 'A hole in the road',
    callerName: 'Bo Ek',
    takeIt: true,
  });
  await admin.done('POST', '/rules', {
    name: 'Holes',
    conditions: [{ on: 'words', in: 'both', anyOf: ['hole'] }],
    categoryId: roads.id,
    priorityId: start.priorityIds.high,
  });
  // As its chain would have left it.
  await desk.asOwner(
    `insert into request_escalation (id, request_id, priority_id, level, changed_at, seen_at, seen_event_id)
      select gen_random_uuid(), id, priority_id, 2, now(), now(), id from request where id = $1`,
    [made.id],
  );

  const { page } = await stage.as(boss, '/requests?escalation=2');
  await page.getByText('Escalation: Level 2').waitFor();
  await page.getByText('Escalation level 2 reached').first().waitFor();
  await expectAccessible(page, 'a list with a level');

  await page.goto(`${desk.url}/requests/${made.number}`);
  await page.getByText('Level 2', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'More commands' }).click();
  await page.getByRole('menuitem', { name: 'Apply the rules again' }).click();
  const dialog = page.getByRole('dialog', { name: 'Apply the rules again' });
  await dialog.getByText('Category: General → Roads, by the rule “Holes”').waitFor();
  await dialog.getByText('Priority: Medium → High, by the rule “Holes”').waitFor();
  await expectAccessible(page, 'what the rules would do');

  await dialog.getByRole('checkbox', { name: 'Also replace what people chose' }).focus();
  await page.keyboard.press('Control+k');
  await page.getByText('A dialog is open.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true);

  await page.keyboard.press('Control+Enter');
  await page.getByText(/The rules have decided: Category: General → Roads/).waitFor();
  await page.getByText(/Berit Boss applied the rules again; “Holes” decided/).waitFor();
  const read = async () => (await admin.call('GET', `/requests/${made.id}`)).body;
  expect(await read()).toMatchObject({
    category: { name: 'Roads' },
    priority: { name: 'High' },
    owner: { id: boss.id },
  });
  await page.keyboard.press('z');
  await page.getByText(/Berit Boss took back what the rules had changed/).waitFor();
  expect(await read()).toMatchObject({ category: { name: 'General' }, categorySource: 'centre', metRule: null });

  const hole = { kind: 'action', subject: 'A hole by the school', callerName: 'Bo Ek' };
  const { body: ruled } = await boss.call('POST', '/requests', hole);
  await page.goto(`${desk.url}/requests/${ruled.number}`);
  await page.getByText('By the rule “Holes”').waitFor();
  await expectAccessible(page, 'a category chosen by a rule');
  await page.getByRole('button', { name: 'Confirm the category Roads' }).press('Enter');
  await page.getByText('Berit Boss confirmed the category Roads').waitFor();
  expect(await page.getByRole('textbox', { name: /Category/ }).evaluate((it) => it === document.activeElement)).toBe(
    true,
  );
  await page.getByRole('button', { name: 'Confirm the priority High' }).press('Enter');
  await eventually(() => page.getByRole('button', { name: /^Confirm/ }).count()).toBe(0);
  const confirmed = { categorySource: 'manual', prioritySource: 'manual' };
  await eventually(async () => (await admin.call('GET', `/requests/${ruled.id}`)).body).toMatchObject(confirmed);

  await page.goto(`${desk.url}/absences`);
  await page.getByRole('button', { name: 'Add an absence' }).first().click();
  await page.getByText('1 open request is in these hands.').waitFor();
  await page.getByText('1 stays and waits for the return').waitFor();
  await expectAccessible(page, 'an absence');
  await eventually(() => page.getByRole('dialog').count()).toBe(1);
});
