import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { anEmptyDesk, testPassword } from '../a-desk.ts';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage(() => anEmptyDesk({ moment: new Date().toISOString() }));
const city = aStage(() => anEmptyDesk({ moment: new Date().toISOString() }));
const door = aStage({ language: 'fi' });
const ask = async (statement: string) => (await stage.desk.runtime.pool.query(statement)).rows;

test('the first administrator chooses Finnish, is told at the field what is wrong, and stands at an empty desk', async () => {
  const { page } = await stage.visitor('/', { dark: true });
  await page.getByRole('heading', { name: 'Welcome to Linja' }).waitFor();
  await expectAccessible(page, 'the first run, dark');

  await page.getByRole('button', { name: 'Suomi' }).click();
  await page.getByRole('heading', { name: 'Tervetuloa Linjaan' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('fi');
  expect(await page.getByRole('button', { name: 'Suomi' }).getAttribute('aria-pressed')).toBe('true');

  const name = page.getByRole('textbox', { name: 'Nimi' });
  const email = page.getByRole('textbox', { name: 'Sähköposti' });
  const password = page.getByLabel('Salasana', { exact: true });
  const start = page.getByRole('button', { name: 'Aloita' });
  expect(await page.locator('[aria-invalid=true]').count()).toBe(0);
  await email.fill('aino');
  await password.fill('lyhyt');
  await start.click();
  await eventually(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
  // What is wrong stands at its own field, where a screen reader reads it with the field.
  expect(await told(name)).toContain('Nimi puuttuu.');
  expect(await told(email)).toContain('Anna sähköpostiosoite');
  expect(await told(password)).toContain('Vähintään 15 merkkiä.');
  await expectAccessible(page, 'the first run with errors, dark');
  expect(await ask('select count(*)::int as people from person')).toEqual([{ people: 0 }]);

  await name.fill('Aino Järvi');
  await email.fill('aino@desk.example');
  await password.fill(testPassword);
  await page.getByRole('radio', { name: 'Aloitus tyhjästä' }).click();
  // Enter on what is chosen begins, as the button says.
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Seuraava pyyntö' }).waitFor();
  await page.getByText('Ei mitään työn alla').waitFor();
  // What comes first stands there, each with its way; hidden, it stays away and the focus is not lost.
  const steps = page.getByRole('region', { name: 'Ennen ensimmäistä asiakasta' });
  await eventually(() => steps.getByRole('listitem').count()).toBe(5);
  await expectAccessible(page, 'the empty desk, dark');
  await steps.getByRole('link', { name: 'Lisää kategoria' }).click();
  await page.getByRole('dialog', { name: 'Lisää kategoria' }).waitFor();
  await page.goBack();
  await steps.getByRole('button', { name: 'Piilota' }).click();
  await steps.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  expect(await ask('select name, email, language, roles::text[] from person')).toEqual([
    {
      name: 'Aino Järvi',
      email: 'aino@desk.example',
      language: 'fi',
      roles: ['administrator', 'supervisor', 'agent'],
    },
  ]);
  expect(await ask(`select value->>'language' as language from setting where key = 'desk'`)).toEqual([
    { language: 'fi' },
  ]);
  expect(await ask('select count(*)::int as requests from request')).toEqual([{ requests: 0 }]);
  expect(await ask('select * from verify_change_log()')).toEqual([]);
});

test('whoever signs out needs the right password to come back, and is told in words when it is wrong', async () => {
  const { page } = await door.visitor('/', { language: 'fi' });
  await page.getByRole('heading', { name: 'Kirjaudu' }).waitFor();
  await expectAccessible(page, 'signing in');
  await signIn('this is not the one');
  await page.getByText('Sähköpostiosoite ja salasana eivät kuulu yhteen.').waitFor();
  expect(await told(page.getByLabel('Salasana', { exact: true }))).toContain('eivät kuulu yhteen');
  await expectAccessible(page, 'refused');
  await signIn(testPassword);
  await page.getByRole('region', { name: 'Seuraava pyyntö' }).waitFor();

  await page.getByRole('button', { name: /^Ada Admin/ }).click();
  await page.getByRole('menuitem', { name: 'Kirjaudu ulos' }).click();
  await page.getByRole('heading', { name: 'Kirjaudu' }).waitFor();
  const { rows } = await door.desk.runtime.pool.query('select count(*)::int as sessions from session');
  expect(rows).toEqual([{ sessions: 0 }]);
  await page.goto(`${door.desk.url}/queue`);
  await page.getByRole('heading', { name: 'Kirjaudu' }).waitFor();
  await signIn(testPassword);
  // The page that was asked for, not the desk.
  await page.getByRole('heading', { level: 1, name: 'Jono' }).waitFor();

  async function signIn(password: string) {
    await page.getByRole('textbox', { name: 'Sähköposti' }).fill('admin@desk.example');
    await page.getByLabel('Salasana', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Kirjaudu' }).click();
  }
});

test('who wants to look around first sees the example being prepared, and then a desk full of work', async () => {
  const { page } = await city.visitor('/');
  await page.getByRole('heading', { name: 'Welcome to Linja' }).waitFor();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada Lind');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@city.example');
  await page.getByLabel('Password', { exact: true }).fill(testPassword);
  await page.getByRole('radio', { name: 'Look around: a city’s service centre' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('heading', { name: 'Preparing the example data' }).waitFor();
  await page.getByText(/^[\d,]+ of [\d,]+$/).waitFor();
  await expectAccessible(page, 'preparing the example');
  // It goes in by itself when everything is there.
  const next = page.getByRole('region', { name: 'Next request' });
  await next.waitFor({ timeout: 60_000 });
  await eventually(() => next.textContent()).toMatch(/^[1-9]/);
  const asked = await page.request.get(`${city.desk.url}/api/v1/setup`);
  expect(await asked.json()).toEqual({ done: true, preparing: null });
  const { rows } = await city.desk.runtime.pool.query(
    `select count(*)::int as all, count(*) filter (where phase = 'closed')::int as closed, count(distinct channel)::int as channels from request`,
  );
  expect(rows[0].all).toBeGreaterThan(100);
  expect(rows[0].closed).toBeGreaterThan(20);
  expect(rows[0].channels).toBeGreaterThan(1);
  expect((await city.desk.runtime.pool.query('select * from verify_change_log()')).rows).toEqual([]);

  await page.keyboard.press('n');
  await page.getByText(/^Why this one: /).waitFor();
  await expectAccessible(page, 'a request of the example');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
  await eventually(() => page.getByRole('row').count()).toBeGreaterThan(10);
});

/** What a screen reader says about a field besides its name. */
async function told(field: Locator): Promise<string> {
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  return field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}
