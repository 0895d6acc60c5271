import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Caller } from '../a-desk.ts';
import { aStage } from './a-stage.ts';
import { eventually, expectAccessible } from './browser.ts';

const stage = aStage();
let bo: Caller;
let cia: Caller;

beforeAll(async () => {
  const { admin } = stage.desk;
  bo = await stage.desk.aPerson({ name: 'Bo Ek', roles: ['agent'] });
  cia = await stage.desk.aPerson({ name: 'Cia Dal', roles: ['agent'] });
  await stage.desk.aPerson({ name: 'Cid Stranger', roles: ['agent'], categoryIds: [], centreIds: [] });
  const texts = [
    { keyword: 'thanks', name: 'Thanks', texts: { en: '<p>Thank you.</p>', fi: '<p>Kiitos.</p>' } },
    {
      keyword: 'thanks-late',
      name: 'Late answer',
      texts: {
        en: '<p>Sorry, {{customer.firstName}}.</p>',
        fi: '<p>Anteeksi, {{customer.firstName}}: <strong>{{request.number}}</strong>.</p>',
      },
    },
    { keyword: 'bye', name: 'Goodbye', usedIn: 'reply', texts: { en: '<p>Goodbye</p>', fi: '<p>Näkemiin</p>' } },
  ];
  for (const one of texts) expect((await admin.call('POST', '/text-modules', one)).status).toBe(201);
  const signature = { texts: { en: '<p>{{agent.name}}, Help</p>', fi: '<p>{{agent.name}}, Neuvonta</p>' } };
  expect((await admin.call('POST', '/signatures', signature)).status).toBe(201);
});

/** A Finnish customer's request, open in Bo's window after what came before. */
async function opened(before: (request: { id: string; number: number }) => Promise<void> = async () => {}) {
  const body = await bo.done('POST', '/requests', {
    kind: 'action',
    channel: 'email',
    subject: 'A lift that stops',
    description: 'It stops between floors.',
    callerName: 'Aino Laine',
    callerEmail: 'aino@customer.example',
    language: 'fi',
    categoryId: stage.desk.start.categoryId,
  });
  await before(body);
  const { page } = await stage.as(bo, `/requests/${body.number}`);
  await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
  return { request: body as { id: string; number: number }, page };
}

const list = (page: Page, name = 'Text modules') => page.getByRole('listbox', { name });
const options = async (page: Page) =>
  (await page.getByRole('listbox').getByRole('option').allTextContents()).map((one) => one.trim());
const field = (page: Page) => page.locator('#request-composer');
/** The key of a kind of entry, and the caret in its text. */
const write = async (page: Page, key: 'r' | 'i', name: string) => {
  await page.locator('body').press(key);
  await page.getByRole('textbox', { name }).waitFor();
  await eventually(() => field(page).evaluate((text) => text === document.activeElement)).toBe(true);
};

test('`::` offers texts, typing narrows them, and Enter puts one in as the customer reads it, above the signature', async () => {
  const { page, request } = await opened();
  await write(page, 'r', 'Text of the reply');
  await page.keyboard.type('Hei! ::');
  await list(page).waitFor();
  await eventually(() => options(page)).toHaveLength(3);
  const text = page.getByRole('combobox', { name: 'Text of the reply', expanded: true });
  const marked = async () =>
    page.locator(`[id="${await text.getAttribute('aria-activedescendant')}"][aria-selected=true]`).textContent();
  expect(await text.getAttribute('aria-controls')).toBe(await list(page).getAttribute('id'));
  await expectAccessible(page, 'the list of texts');

  await page.keyboard.type('than');
  await eventually(() => options(page)).toHaveLength(2);
  const first = await marked();
  await page.keyboard.press('ArrowDown');
  await eventually(marked).not.toBe(first);
  if (!(await marked())?.startsWith('thanks-late')) await page.keyboard.press('ArrowUp');
  await eventually(marked).toContain('thanks-late');
  await page.keyboard.press('Enter');
  await eventually(() => field(page).textContent()).toContain(`Anteeksi, Aino: ${request.number}.`);
  expect(await field(page).textContent()).not.toContain('::');
  expect(await field(page).locator('strong').textContent()).toBe(String(request.number));
  await eventually(() => list(page).count()).toBe(0);
  await page.getByRole('textbox', { name: 'Text of the reply' }).waitFor();
  await page.getByRole('region', { name: 'Signature below the reply' }).getByText('Bo Ek, Neuvonta').waitFor();

  // Typed whole and entered at once: what was named is put in, however slow the answer.
  await page.keyboard.type(' ::by');
  await list(page).waitFor();
  await page.keyboard.type('e');
  await page.keyboard.press('Enter');
  await eventually(() => field(page).textContent()).toContain('Näkemiin');
  // Escape leaves what was typed.
  await page.keyboard.type(' ::');
  await list(page).waitFor();
  await page.keyboard.press('Escape');
  await eventually(() => list(page).count()).toBe(0);
  expect(await field(page).textContent()).toContain('::');
});

test('`@` in a note offers who may see the request, and whoever is chosen hears of the note at once', async () => {
  const hers = (await stage.as(cia, '/')).page;
  await hers.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
  const { page } = await opened();
  await write(page, 'i', 'Text of the internal note');
  await page.keyboard.type('Please look @ci');
  await list(page, 'Mention a colleague').waitFor();
  await eventually(async () => (await options(page)).map((one) => one.slice(0, 7))).toEqual(['Cia Dal']);
  await expectAccessible(page, 'the list of colleagues');
  await page.keyboard.press('Enter');
  await field(page).locator('[data-mention]', { hasText: '@Cia Dal' }).waitFor();
  await page.keyboard.type(' today');
  await page.keyboard.press('Control+Enter');
  await hers.getByRole('link', { name: 'Notifications, 1 unread' }).waitFor();
  await page
    .getByRole('region', { name: 'What happened' })
    .locator('[data-mention]', { hasText: '@Cia Dal' })
    .waitFor();
});

test('who does not know `::` finds the same texts by a button beside the tools', async () => {
  const { page } = await opened();
  const button = page.getByRole('button', { name: 'Texts', exact: true });
  const byTab = async () => {
    for (let step = 0; step < 15; step++) {
      if (await button.evaluate((one) => one === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('Tab does not reach the button');
  };
  await write(page, 'r', 'Text of the reply');
  await page.keyboard.type('Hei! ');
  await byTab();
  await page.keyboard.press('Enter');
  const search = page.getByRole('combobox', { name: 'Keyword, name or words' });
  await search.waitFor();
  await eventually(() => options(page)).toHaveLength(3);
  await expectAccessible(page, 'the texts of the button');
  // At once, while the list still shows offers for fewer words.
  await page.keyboard.type('goodb');
  await page.keyboard.press('Enter');
  await eventually(() => field(page).textContent()).toMatch(/^Hei! ?Näkemiin/);
  await eventually(() => field(page).evaluate((text) => text === document.activeElement)).toBe(true);

  // A note is offered what notes are for.
  await page.keyboard.press('Escape');
  await write(page, 'i', 'Text of the internal note');
  await byTab();
  await page.keyboard.press('Enter');
  await eventually(() => options(page)).toHaveLength(2);
  await page.keyboard.press('Escape');
  await eventually(() => button.evaluate((one) => one === document.activeElement)).toBe(true);
});

test('a request of several days leads to each of them', async () => {
  const { clock } = stage.desk;
  const present = clock.now().getTime();
  const day = 24 * 3_600_000;
  clock.set(new Date(present - 3 * day).toISOString());
  const { page } = await opened(async ({ id }) => {
    for (let ago = 2; ago >= 0; ago--) {
      clock.set(new Date(present - ago * day).toISOString());
      for (let note = 0; note < 4; note++) {
        await bo.done('POST', `/requests/${id}/notes`, { text: `${ago} days ago, note ${note}\n\nto\n\nread` });
      }
    }
  });
  const days = page.getByRole('button', { name: 'To a day' });
  await days.waitFor();
  await days.press('Enter');
  const menu = page.getByRole('menu');
  await menu.waitFor();
  await eventually(() => menu.getByRole('menuitem').count()).toBe(4);
  await expectAccessible(page, 'the list of days');
  const name = (await menu.getByRole('menuitem').last().textContent()) ?? '';
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 3, name, exact: true });
  await eventually(() => heading.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.waitForTimeout(300);
  expect(await heading.evaluate((one) => one === document.activeElement)).toBe(true);
  const { y } = (await heading.boundingBox()) ?? { y: -1 };
  expect(y).toBeGreaterThan(0);
});
