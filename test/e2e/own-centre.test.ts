import { expect, test } from 'vitest';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();

test('a supervisor says how the own centre hands out work, reads why the rules are not theirs alone, and who passes on what is confidential is back at the list', async () => {
  const { desk } = stage;
  const { centreId, officeHoursId } = desk.start;
  const make = async (path: string, body: object) => (await desk.admin.call('POST', path, body)).body;
  const lifts = await make('/categories', { name: 'Lifts', parentId: null, centreId });
  await make('/categories', { name: 'Personnel', parentId: null, centreId, membersOnly: true });
  const lead = await desk.aPerson({ name: 'Siv Lead', roles: ['supervisor'] });
  const agent = await desk.aPerson({ name: 'Ove Agent', roles: ['agent'], categoryIds: [lifts.id] });

  const { page } = await stage.as(lead, `/settings/rules`);
  await page.getByRole('button', { name: 'Add a rule' }).first().waitFor();
  const south = await make('/centres', { name: 'South', calendarId: officeHoursId });
  await make('/rules', { name: 'Cables', conditions: [], categoryId: lifts.id });
  await make('/categories', { name: 'Trams', parentId: null, centreId: south.id });
  await page.goto(`${desk.url}/settings/rules`);
  await page.getByText('you do not lead: South.').waitFor();
  expect(await page.getByRole('button', { name: 'Add a rule' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Cables' }).click();
  const rule = page.getByRole('dialog', { name: 'Cables' });
  await rule.getByText('you do not lead: South.').waitFor();
  await expectAccessible(page, 'a rule one may only read');

  await page.goto(`${desk.url}/settings/categories`);
  await page.getByRole('link', { name: 'Lifts', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'Lifts' });
  await drawer.getByText('The rest is for administrators.').waitFor();
  expect(await drawer.getByRole('textbox', { name: 'Name', exact: true }).isDisabled()).toBe(true);
  await drawer.getByRole('radio', { name: 'To whoever has the fewest open' }).check();
  await expectAccessible(page, 'a category of the own centre');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Lifts is saved').waitFor();
  await page.getByRole('link', { name: 'Trams', exact: true }).click();
  await page.getByText('belongs to a support centre that is not yours').waitFor();

  const request = (
    await agent.call('POST', '/requests', {
      kind: 'action',
      channel: 'phone',
      callerName: 'Bo Ek',
      subject: 'About a colleague',
      categoryId: lifts.id,
    })
  ).body;
  const { page: his } = await stage.as(agent, '/requests?phase=open');
  await his.getByRole('link', { name: 'About a colleague' }).click();
  const field = his.getByLabel('Category').first();
  await field.click();
  await field.fill('Personnel');
  await his.getByRole('option', { name: /Personnel/ }).click();
  await his.getByText(`Request ${request.number} is now in Personnel.`).waitFor();
  await eventually(() => his.url()).toMatch(/\/requests\?phase=open$/);
  await eventually(() => his.getByRole('link', { name: 'About a colleague' }).count()).toBe(0);
  await his.goto(`${desk.url}/requests/${request.number}`);
  await his.getByRole('alert').waitFor();
});
