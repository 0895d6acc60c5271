import { expect, test } from 'vitest';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();

test('a category begins to hand out in turn, says beforehand whose the last ones would have been, and a request says how it came to its owner', async () => {
  const { desk } = stage;
  const ove = await desk.aPerson({ name: 'Ove Agent', roles: ['agent'] });
  const ina = await desk.aPerson({ name: 'Ina Agent', roles: ['agent'] });
  const category = await desk.admin.done('POST', '/categories', {
    name: 'Lifts',
    parentId: null,
    centreId: desk.start.centreId,
    memberIds: [ove.id, ina.id],
  });
  const register = (subject: string) =>
    desk.admin.done('POST', '/requests', {
      kind: 'action',
      channel: 'phone',
      callerName: 'Anna Berg',
      subject,
      categoryId: category.id,
    });
  for (const subject of ['A lift that stops', 'A lift that starts', 'A door that shuts']) await register(subject);
  for (const agent of [ove, ina]) await agent.done('PUT', '/presence', { state: 'available' });

  const { page } = await stage.as(desk.admin, '/settings/categories');
  await page.getByRole('button', { name: 'What to do with Lifts' }).click();
  await page.getByRole('menuitem', { name: 'Change, move, members' }).click();
  const drawer = page.getByRole('dialog', { name: 'Lifts' });
  await drawer.getByRole('radio', { name: 'In turn, one each' }).check();
  await drawer.getByRole('button', { name: 'Move Ina Agent up' }).press('Enter');
  await eventually(() => drawer.getByRole('list', { name: 'Turns and weights' }).textContent()).toMatch(/^Ina.*Ove/);
  // Two of three would have been hers, though nobody has them now.
  await drawer.getByText('Ina Agent: 2 (now 0)').waitFor();
  await drawer.getByText('The queue: 0 (now 3)').waitFor();
  await expectAccessible(page, 'the category with its assignment');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Lifts is saved').waitFor();

  const { page: hers } = await stage.as(ina, '/');
  const given = await register('A cable that hums');
  expect(given.owner.id).toBe(ina.id);
  await hers
    .getByRole('link', { name: /A cable that hums/ })
    .first()
    .click();
  await hers.getByText('assigned automatically: turn order').first().waitFor();

  // With nobody left to take them, the three in the queue stand on the list of what nobody can get.
  await desk.admin.done('PATCH', `/categories/${category.id}`, { memberIds: [] });
  await page.goto(`${desk.url}/queue/orphans`);
  await page.getByRole('table', { name: 'What nobody can get' }).waitFor();
  const reasons = page.getByText('The category has no member who takes requests');
  await eventually(() => reasons.count()).toBeGreaterThanOrEqual(3);
  await expectAccessible(page, 'what nobody can get');
});
