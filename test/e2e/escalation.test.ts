import { test } from 'vitest';
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
