import { expect, test } from 'vitest';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();

test('a category gets its names for each language and for customers, and everybody reads it in their own', async () => {
  const { desk } = stage;
  const { page } = await stage.as(desk.admin, '/settings/categories');
  await page.getByRole('button', { name: 'Add a category' }).first().click();
  const drawer = page.getByRole('dialog', { name: 'Add a category' });
  await drawer.getByRole('textbox', { name: 'Name', exact: true }).fill('Water');
  await drawer.getByText('Customers read “Water”.').waitFor();
  await drawer.getByRole('button', { name: 'Names in other languages and for customers' }).press('Enter');
  await drawer.getByLabel('Name at the desk: Suomi').fill('Vesi');
  await drawer.getByLabel('Name for customers', { exact: true }).fill('Water and sewers');
  await drawer.getByLabel('Name for customers: Suomi').fill('Vesihuolto');
  await drawer.getByText('Customers read “Vesihuolto” (Suomi).').waitFor();
  await expectAccessible(page, 'the names of a category');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Water is saved').waitFor();

  const rows = async () => (await desk.admin.call('GET', '/categories')).body.rows;
  const water = (await rows()).find((one: { path: string }) => one.path === 'Water');
  await page.getByRole('link', { name: 'Water', exact: true }).click();
  const again = page.getByRole('dialog', { name: 'Water', exact: true });
  // What is written is there without unfolding; what is internal is not for customers.
  await eventually(() => again.getByLabel('Name for customers: Suomi').inputValue()).toBe('Vesihuolto');
  await again.getByRole('switch', { name: 'Internal: nothing for customers' }).check({ force: true });
  await again.getByText('Customers neither see nor choose this category.').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('listitem').filter({ hasText: 'Water' }).getByText('internal').waitFor();
  const offered = async (): Promise<{ id: string }[]> => (await desk.admin.call('GET', '/forms/categories')).body.rows;
  expect((await offered()).map((one) => one.id)).not.toContain(water.id);

  const agent = await desk.aPerson({ name: 'Pia Agent', roles: ['agent'], categoryIds: [water.id] });
  await agent.done('PATCH', '/me', { language: 'fi' });
  const request = await agent.done('POST', '/requests', {
    channel: 'phone',
    kind: 'action',
    subject: 'The tap drips',
    description: 'Since yesterday',
    callerName: 'Bo Ek',
    categoryId: water.id,
  });
  const { page: finnish } = await stage.as(agent, '/requests?phase=open');
  await finnish.getByRole('link', { name: 'The tap drips' }).waitFor();
  // A filter that a colleague wrote down in English finds it as well, and is then said in Finnish.
  await finnish.keyboard.press('f');
  await finnish.keyboard.type('category:Water');
  await finnish.keyboard.press('Enter');
  await finnish.getByText('Kategoria: Vesi', { exact: true }).waitFor();
  expect(new URL(finnish.url()).searchParams.get('categoryId')).toBe(water.id);
  await finnish.goto(`${desk.url}/requests/${request.number}`);
  await eventually(() => finnish.getByLabel('Kategoria').first().inputValue()).toBe('Vesi');
});
