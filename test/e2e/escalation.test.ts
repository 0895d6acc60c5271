import { expect, test } from 'vitest';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();

test('a chain is drawn and foreseen, a request shows where it stands, and the level it reaches appears by itself', async () => {
  const { desk } = stage;
  // In working hours, so that what is foreseen lies minutes ahead.
  desk.clock.set('2026-11-25T10:00:00+01:00');
  const agent = await desk.aPerson({ name: 'Anna Agent', roles: ['agent'] });
  const { page } = await stage.as(desk.admin, '/settings/priorities');
  await page.getByRole('button', { name: 'Escalation of High' }).click();
  const drawer = page.getByRole('dialog', { name: 'Escalation of High' });
  await drawer.getByRole('button', { name: 'Add a level' }).click();
  await drawer.getByRole('textbox', { name: 'Time before level 1', exact: true }).fill('2');
  await drawer.getByText('A request registered now would come to level 1').waitFor();
  await drawer.getByRole('button', { name: 'Add a level' }).click();
  await drawer.getByRole('group', { name: 'Level 2' }).getByLabel('The request').selectOption('queue');
  await drawer.getByLabel('When its agent reads it').selectOption('stop');
  await drawer.getByText('would come to level 2').waitFor();
  await expectAccessible(page, 'the chain of a priority');
  await page.keyboard.press('Control+Enter');
  await page.getByText('The escalation of High is saved').waitFor();

  const { rows } = (await desk.admin.call('GET', '/priorities')).body;
  const request = await desk.admin.done('POST', '/requests', {
    channel: 'phone',
    kind: 'action',
    callerName: 'Bo Ek',
    subject: 'The lift stops',
    description: 'Between two floors',
    priorityId: rows[0].id,
    categoryId: desk.start.categoryId,
  });
  await desk.admin.done('PUT', `/requests/${request.id}/assignment`, { ownerId: agent.id });
  await desk.settle();
  await eventually(async () => (await desk.admin.call('GET', `/requests/${request.id}/escalation`)).body.state).toBe(
    'running',
  );
  const { page: seen } = await stage.as(desk.admin, `/requests/${request.number}`);
  const standing = seen.getByRole('region', { name: 'Escalation' });
  await standing.getByText('No level reached yet.').waitFor();
  await standing.getByText('its agent is told').waitFor();
  await expectAccessible(seen, 'a request with its escalation');
  desk.clock.advance(2 * 3600_000 + 1000);
  await standing.getByText('Level 1 of 2 reached.').waitFor();
  await seen.getByText('Escalation level 1 of 2: its agent was told').waitFor();

  const { page: list } = await stage.as(desk.admin, '/requests?attention=escalated&sort=deadline');
  await list.getByRole('link', { name: /^Escalated\s*1$/ }).waitFor();
  await list.getByText('The lift stops').first().waitFor();
  const told = async () =>
    (await agent.call('GET', '/notifications')).body.rows.map((one: { kind: string }) => one.kind);
  await eventually(told).toContain('escalated');
});

test('an order of priorities waits beside what it would do, and a chain is begun for what came before it', async () => {
  const { desk } = stage;
  // Chosen is what was there when the browser said so, by its own clock.
  desk.clock.set(new Date(Date.now() - 60_000).toISOString());
  const { medium, low } = desk.start.priorityIds;
  for (const id of [medium, low]) await desk.admin.done('PATCH', `/priorities/${id}`, { budgetMinutes: null });
  const medial = await desk.aJob({ subject: 'A bench is loose', priorityId: medium });
  const calm = await desk.aJob({ subject: 'A sign is bent', priorityId: low });
  const { page } = await stage.as(desk.admin, '/settings/priorities');
  await page.getByRole('button', { name: 'Move Low up' }).focus();
  await page.keyboard.press('Enter');
  const unsaved = page.getByRole('region', { name: 'This order is not saved yet' });
  await unsaved.getByText(`${calm.number} A sign is bent: place 1 instead of 2.`).waitFor();
  await unsaved.getByText(`${medial.number} A bench is loose: place 2 instead of 1.`).waitFor();
  await expectAccessible(page, 'an order of priorities not saved yet');
  const ranked = async () =>
    (await desk.admin.call('GET', '/priorities')).body.rows.map((one: { name: string }) => one.name);
  expect(await ranked()).toEqual(['High', 'Medium', 'Low']);
  await page.keyboard.press('Control+Enter');
  await eventually(ranked).toEqual(['High', 'Low', 'Medium']);

  const level = { afterMinutes: 30, assignTo: 'nobody', personId: null, customerTextId: null, addressTextId: null };
  const told = { tellOwner: true, tellAdministrator: false, tellCustomer: false, addresses: [] };
  const { events } = (await desk.admin.call('GET', `/priorities/${low}/escalation`)).body;
  const chain = { inTimeFrameOnly: true, events, levels: [{ ...level, ...told }] };
  await desk.admin.done('PUT', `/priorities/${low}/escalation`, chain);
  await page.getByRole('button', { name: 'Escalation of Low' }).click();
  await page.getByRole('button', { name: 'Begin it for 1 open request' }).click();
  await page.getByRole('button', { name: 'Begin the escalation: 1 request' }).click();
  await eventually(async () => (await desk.admin.call('GET', `/requests/${calm.id}/escalation`)).body.state).toBe(
    'running',
  );
});
